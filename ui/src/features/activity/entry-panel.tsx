import { Trans, useLingui } from '@lingui/react/macro'
import type { ActivityEntry } from '@/bindings'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Outcome } from '@/history/outcome'
import { Button } from '@/kit/button'
import { IdText } from '@/kit/copy'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconArrowBackUp } from '@/kit/icons'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { formatMoment } from '@/lib/format'
import { differing } from './differing'
import { ObjectField } from './object-field'

type EntryPanelProps = {
  entry: ActivityEntry
  undoing: boolean
  /** Why this installation may not take it back, or null. */
  whyNotUndo: string | null
  onUndo: () => void
  onClose: () => void
}

/** One change: where, when, how it ended, what of it was other before and after. */
export function EntryPanel(props: EntryPanelProps) {
  const { entry, undoing, whyNotUndo, onUndo, onClose } = props
  const { t } = useLingui()
  const { app, object } = entry
  const { before, after } = differing(entry)
  const at = app === null ? null : { connection: entry.connection, app }
  return (
    <SidePanel
      title={entry.sentence}
      onClose={onClose}
      footer={
        entry.undo === 'possible' && (
          <Button icon={IconArrowBackUp} reason={whyNotUndo} busy={undoing} onClick={onUndo}>
            <Trans>Undo</Trans>
          </Button>
        )
      }
    >
      <FieldList>
        <Field name={t`When`}>
          <Time at={entry.at} /> ({formatMoment(entry.at)})
        </Field>
        <Field name={t`Outcome`}>
          <Outcome outcome={entry.outcome} />
          {entry.problem && (
            <div>
              <SafeText text={entry.problem} />
            </div>
          )}
          {entry.undo === 'done' && (
            <div>
              <Trans>Undone since</Trans>
            </div>
          )}
        </Field>
        <Field name={t`App`}>
          {at ? (
            <Link href={paths.overview(at)}>
              <SafeText text={entry.appName ?? at.app} />
            </Link>
          ) : (
            '–'
          )}
        </Field>
        <Field name={t`Connection`}>
          <SafeText text={entry.connectionName} />
        </Field>
        {object && <ObjectField at={at} object={object} />}
        {entry.requestId && (
          <Field name={t`Request`}>
            <IdText id={entry.requestId} room={32} />
          </Field>
        )}
      </FieldList>
      {before && (
        <Section title={t`Before`}>
          <JsonView json={before} height={240} />
        </Section>
      )}
      {after && (
        <Section title={t`After`}>
          <JsonView json={after} height={240} />
        </Section>
      )}
    </SidePanel>
  )
}
