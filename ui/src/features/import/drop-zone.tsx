import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import type { ImportKind } from '@/bindings'
import { listen } from '@/ipc/nudges'
import { Button } from '@/kit/button'
import { IconUpload } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './import.module.css'

type DropZoneProps = {
  kind: ImportKind
  /** Group that all rows go into; empty where the file names it. */
  guid: string
  reason: string | null
  busy: boolean
  onChoose: () => void
}

/** Where a file is dropped, or chosen; and what it looks like. */
export function DropZone({ kind, guid, reason, busy, onChoose }: DropZoneProps) {
  const { t } = useLingui()
  const [over, setOver] = useState(false)
  useEffect(() => listen('fileOver', (told) => setOver(told.over)), [])
  return (
    <section aria-label={t`File`} className={classes.zone} data-over={over || undefined}>
      <IconUpload size={28} stroke={1.5} aria-hidden />
      <h2>
        {over ? (
          <Trans>Let go to open the file</Trans>
        ) : (
          <Trans>Drop a CSV, Excel or JSON file here</Trans>
        )}
      </h2>
      <p>
        {kind === 'users' && (
          <Trans>
            The first row names the columns, such as uid, name, role and tags. Nothing is changed
            before you have seen what would happen.
          </Trans>
        )}
        {kind === 'groups' && (
          <Trans>
            The first row names the columns, such as guid, name, type and owner. Nothing is changed
            before you have seen what would happen.
          </Trans>
        )}
        {kind === 'members' && guid === '' && (
          <Trans>
            The first row names the columns: guid for the group, uid for the user, and scope.
            Nothing is changed before you have seen what would happen.
          </Trans>
        )}
        {kind === 'members' && guid !== '' && (
          <Trans>
            All rows go into the group <SafeText text={guid} />: one row for each uid, with a scope
            if you like. Nothing is changed before you have seen what would happen.
          </Trans>
        )}
      </p>
      <Button tone="primary" icon={IconUpload} reason={reason} busy={busy} onClick={onChoose}>
        <Trans>Choose a file</Trans>
      </Button>
    </section>
  )
}
