import { Trans, useLingui } from '@lingui/react/macro'
import { Switch } from '@mantine/core'
import type { NoticeRow, NoticeSection } from '@/bindings'
import { Badge } from '@/kit/badge'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { isUnusual, wanted } from './edits'
import classes from './notices.module.css'
import type { NoticeEdits } from './use-notices'
import { ValueField } from './value-field'
import { placeName, valueName } from './words'

type SettingRowProps = {
  section: NoticeSection
  row: NoticeRow
  notices: NoticeEdits
  reason: string | null
  /** Whether it may be changed that users choose, or is only said. */
  rights: boolean
}

/** One setting: what it is, its value, and whether users may choose for themselves. */
export function SettingRow({ section, row, notices, reason, rights }: SettingRowProps) {
  const { t } = useLingui()
  const { edits, faults, edit } = notices
  const { right } = row
  const may = right !== null && wanted(row, edits, right) === true
  const name = placeName(section, row, row.path)
  return (
    <li
      className={classes.row}
      data-edited={edits.has(row.path) || (right !== null && edits.has(right)) || undefined}
    >
      <div className={classes.name}>
        <span {...tip(row.path)} className={classes.title}>
          <SafeText text={row.title} />
        </span>
        {isUnusual(row) && (
          <Badge tone="blue" hint={t`In a new app: ${valueName(row, row.path, row.usual)}`}>
            <Trans comment="of a setting">changed</Trans>
          </Badge>
        )}
        {row.help !== '' && <span className={classes.help}>{row.help}</span>}
        {!rights && right !== null && !may && (
          <span className={classes.help}>
            <Trans>The app decides this, so a choice does not count now.</Trans>
          </span>
        )}
      </div>
      <div className={classes.value}>
        <ValueField
          row={row}
          label={name}
          value={wanted(row, edits)}
          fault={faults.get(row.path) ?? null}
          reason={reason}
          onChange={(value) => edit(row, row.path, value)}
        />
      </div>
      <div className={classes.right}>
        {rights && right !== null && (
          <Switch
            size="xs"
            label={t`Users may choose`}
            aria-label={t`${name}: users may choose`}
            {...tip(right)}
            disabled={reason !== null}
            checked={may}
            onChange={(event) => edit(row, right, event.currentTarget.checked)}
          />
        )}
      </div>
    </li>
  )
}
