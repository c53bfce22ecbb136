import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AppRef, GroupDetail, MemberRow } from '@/bindings'
import { useGo, useSearch } from '@/frame/address'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconCopy, IconExternalLink, IconUpload, IconUserPlus, IconUsers } from '@/kit/icons'
import { list, textOf } from '@/lib/search'
import { SCOPES, scopeName } from '@/members/rules'
import { useMemberActs } from '@/members/use-member-acts'
import { useRights } from '@/rights/use-rights'
import { CountLine } from '@/table/count-line'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { type Filter, ListBar } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
import { SelectionBar } from '@/table/selection-bar'
import { useColumns } from '@/table/use-columns'
import { useLoadedSelection } from '@/table/use-loaded-selection'
import { useSettledText } from '@/table/use-settled-text'
import { useMembers } from './api'
import { memberColumns } from './columns'
import classes from './groups.module.css'

type GroupMembersProps = { app: AppRef; group: GroupDetail; onAdd: () => void }

/** Who is in a group, by scope, and what can be done with them. */
export function GroupMembers({ app, group, onAdd }: GroupMembersProps) {
  const { t } = useLingui()
  const go = useGo()
  const [search, setSearch] = useSearch()
  const typed = textOf(search, 'search')
  // The service finds no members by name: each search reads the whole group.
  const filter = { scopes: [...list(search.scope)], search: useSettledText(typed) }
  const rows = useMembers(app, group.guid, filter)
  const control = useColumns('members', memberColumns, true)
  const { selection, picked } = useLoadedSelection(rows, (member) => member.uid)
  const acts = useMemberActs(app)
  const why = useRights()
  const many = acts.ofMembers(group, picked, () => selection.clear())
  const find = (text: string) => setSearch({ search: text }, { replace: true })
  const clear = () => setSearch({ search: null, scope: null })
  const filters: Filter[] = [
    {
      id: 'scope',
      label: t`Scope`,
      options: SCOPES.map((value) => ({ value, label: scopeName(value) })),
      values: filter.scopes,
      onChange: (scope) => setSearch({ scope }),
    },
  ]
  const open = (member: MemberRow) => go(paths.user(app, member.uid))
  const addButton = (
    <Button small icon={IconUserPlus} reason={why('groupMembersAdd')} onClick={onAdd}>
      {t`Add members`}
    </Button>
  )

  return (
    <div className={classes.list}>
      <ListBar
        placeholder={t`Find a member by name or uid`}
        search={typed}
        onSearch={find}
        filters={filters}
        onClear={clear}
        columns={memberColumns}
        control={control}
        count={
          <CountLine
            rows={rows}
            unit={(n) => <Plural value={n} one="# member" other="# members" />}
          />
        }
      >
        <ExportButton
          app={app}
          list={{ kind: 'members', guid: group.guid, filter }}
          total={rows.total}
        />
        <Button
          small
          icon={IconUpload}
          reason={why('membersImport')}
          onClick={() => go(paths.import(app, { kind: 'members', group: group.guid }))}
        >
          {t`Import`}
        </Button>
        {addButton}
      </ListBar>
      <DataTable
        label={t`Members`}
        rows={rows}
        control={control}
        rowId={(member) => member.uid}
        rowName={(member) => member.name}
        selection={selection}
        onOpen={open}
        acts={(member) => {
          const { scopes, kick, ban } = acts.ofMembers(group, [member])
          return [
            [
              {
                id: 'open',
                label: t`Open the user`,
                icon: IconExternalLink,
                run: () => open(member),
              },
              {
                id: 'copy',
                label: t`Copy the uid`,
                icon: IconCopy,
                run: () => void host.textCopy(member.uid),
              },
            ],
            scopes,
            [kick, ban],
          ]
        }}
        empty={
          filter.search !== '' || filter.scopes.length > 0 ? (
            <NothingFound
              search={filter.search}
              onSearch={find}
              filters={filters}
              onClear={clear}
            />
          ) : (
            <Empty icon={IconUsers} title={t`No members`} action={addButton}>
              <Trans>
                Members read and write in the group. Add them here or from your backend.
              </Trans>
            </Empty>
          )
        }
      />
      <SelectionBar
        selection={selection}
        total={picked.length}
        acts={[...many.scopes, many.kick, many.ban]}
      />
      {acts.dialog}
    </div>
  )
}
