import { useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Act, ImportFile, ImportKind } from '@/bindings'
import { useAppRef, useSearch } from '@/frame/address'
import { Page } from '@/frame/page'
import { listen } from '@/ipc/nudges'
import { ErrorPanel } from '@/kit/error-panel'
import { oneOf, textOf } from '@/lib/search'
import { useRights } from '@/rights/use-rights'
import { useChooseFile, useOpenDropped } from './api'
import { DropZone } from './drop-zone'
import classes from './import.module.css'
import { MapColumns } from './map-columns'

const KINDS = ['users', 'groups', 'members'] as const

const ACTS: Record<ImportKind, Act> = {
  users: 'usersImport',
  groups: 'groupsImport',
  members: 'membersImport',
}

/** Users, groups or members of a file: chosen, looked over, looked up in the app, brought in. */
export default function ImportPage() {
  const { t } = useLingui()
  const app = useAppRef()
  const [search, setSearch] = useSearch()
  const kind: ImportKind = oneOf(textOf(search, 'kind'), KINDS) ?? 'users'
  const guid = kind === 'members' ? textOf(search, 'group') : ''
  const [file, setFile] = useState<ImportFile | null>(null)
  const choose = useChooseFile()
  const drop = useOpenDropped()
  const reason = useRights()(ACTS[kind])
  const opened = (next: ImportFile | null) => next && setFile(next)
  const pick = () => choose.mutate(kind, { onSuccess: opened })
  const { mutate: openDropped } = drop

  useEffect(
    () =>
      listen('fileDropped', ({ drop: dropped }) => {
        if (!reason) openDropped({ kind, drop: dropped }, { onSuccess: (next) => setFile(next) })
      }),
    [kind, reason, openDropped],
  )

  const shown = file?.kind === kind ? file : null
  const problem = choose.error ?? drop.error
  return (
    <Page title={t`Import`}>
      <div className={classes.import}>
        <SegmentedControl
          aria-label={t`What the rows are`}
          value={kind}
          onChange={(next) => {
            setSearch({ kind: next, group: null })
            setFile(null)
          }}
          data={[
            { value: 'users', label: t`Users` },
            { value: 'groups', label: t`Groups` },
            { value: 'members', label: t`Members of groups` },
          ]}
        />
        {problem && problem.code !== 'cancelled' && <ErrorPanel inline problem={problem} />}
        {shown ? (
          <MapColumns
            key={shown.id}
            app={app}
            file={shown}
            guid={guid}
            onOther={pick}
            onBegun={() => setFile(null)}
          />
        ) : (
          <DropZone
            kind={kind}
            guid={guid}
            reason={reason}
            busy={choose.isPending || drop.isPending}
            onChoose={pick}
          />
        )}
      </div>
    </Page>
  )
}
