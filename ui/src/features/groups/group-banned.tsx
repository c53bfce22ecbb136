import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef, BannedRow, GroupDetail } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Chip } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { IconBan, IconExternalLink } from '@/kit/icons'
import { Time } from '@/kit/time'
import { scopeName } from '@/members/rules'
import { useMemberActs } from '@/members/use-member-acts'
import type { Column } from '@/table/column'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { foundAmong } from '@/table/found-rows'
import { ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { SelectionBar } from '@/table/selection-bar'
import { useColumns } from '@/table/use-columns'
import { useLoadedSelection } from '@/table/use-loaded-selection'
import { useBanned } from './api'
import { personName } from './columns'
import classes from './groups.module.css'

const columns: readonly Column<BannedRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: personName,
    width: 240,
    grow: true,
    fixed: true,
  },
  { id: 'uid', title: msg`UID`, cell: (user) => idCell(user.uid, 32), width: 220, upTo: 256 },
  {
    id: 'scope',
    title: msg`Was`,
    cell: (user) => user.scope && <Chip>{scopeName(user.scope)}</Chip>,
    width: 130,
  },
  { id: 'bannedAt', title: msg`Banned`, cell: (user) => <Time at={user.bannedAt} />, width: 130 },
]

/** Who is kept out of a group. */
export function GroupBanned({ app, group }: { app: AppRef; group: GroupDetail }) {
  const { t } = useLingui()
  const go = useGo()
  const [search, setSearch] = useState('')
  const all = useBanned(app, group.guid)
  const rows = foundAmong(all, search, (user) => `${user.name} ${user.uid}`)
  const clear = () => setSearch('')
  const control = useColumns('banned', columns, true)
  const { selection, picked } = useLoadedSelection(rows, (user) => user.uid)
  const acts = useMemberActs(app)
  return (
    <div className={classes.list}>
      <ListBar
        placeholder={t`Find among the loaded users`}
        search={search}
        onSearch={setSearch}
        onClear={clear}
        columns={columns}
        control={control}
        count={
          <CountLine
            rows={rows}
            unit={(n) => <Plural value={n} one="# banned user" other="# banned users" />}
          />
        }
      >
        <ExportButton app={app} list={{ kind: 'banned', guid: group.guid }} total={all.total} />
      </ListBar>
      <DataTable
        label={t`Banned users`}
        rows={rows}
        control={control}
        rowId={(user) => user.uid}
        rowName={(user) => user.name}
        selection={selection}
        onOpen={(user) => go(paths.user(app, user.uid))}
        acts={(user) => [
          [
            {
              id: 'open',
              label: t`Open the user`,
              icon: IconExternalLink,
              run: () => go(paths.user(app, user.uid)),
            },
          ],
          acts.ofBanned(group, [user]),
        ]}
        empty={
          search.trim() === '' ? (
            <Empty icon={IconBan} title={t`Nobody is banned`}>
              <Trans>
                Whoever is kicked may join again. Whoever is banned may not, until the ban is
                lifted.
              </Trans>
            </Empty>
          ) : (
            <NothingFound search={search} onSearch={setSearch} onClear={clear} />
          )
        }
      />
      <SelectionBar
        selection={selection}
        total={picked.length}
        acts={acts.ofBanned(group, picked, () => selection.clear())}
      />
      {acts.dialog}
    </div>
  )
}
