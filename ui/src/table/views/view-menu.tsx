import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import type { AppRef, SavedView } from '@/bindings'
import { useSearch } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { ActMenu } from '@/kit/act-menu'
import { Button } from '@/kit/button'
import { IconBookmark, IconEdit, IconPlus, IconRefresh, IconTrash, IconX } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { toast, toastProblem } from '@/kit/toast'
import type { Search } from '@/lib/search'
import classes from '../list-bar.module.css'
import type { ColumnControl } from '../use-columns'
import type { OpenView } from './use-open-view'
import {
  columnsOfView,
  filtersOfView,
  isSameText,
  keptOf,
  savedText,
  searchOfView,
  VIEW,
} from './view-address'
import { ViewName } from './view-name'

type ViewMenuProps<T> = {
  app: AppRef
  /** The list's name in the core and in addresses. */
  list: 'users' | 'groups'
  open: OpenView
  /** Names of the filters and of the order in the address. */
  names: readonly string[]
  control: ColumnControl<T>
}

/** Saves what a list shows as a view, and keeps the views that are there. */
export function ViewMenu<T>({ app, list, open, names, control }: ViewMenuProps<T>) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const { view } = open
  // A form that is still there asks before its page is left, so the view opens once it is gone.
  const [made, setMade] = useState<SavedView | null>(null)
  useEffect(() => {
    if (made === null || naming !== null) return
    setMade(null)
    setSearch(searchOfView(made))
  }, [made, naming, setSearch])
  const text = savedText(keptOf(search, names), control.chosen)
  // Columns that came to the list after the view was saved are no change of the view.
  const isChanged =
    view !== null &&
    !isSameText(text, savedText(filtersOfView(view), control.asShown(columnsOfView(view))))
  const stale = { stale: () => [keys.app(app, 'views', list)] }
  const save = useCall((name: string) => host.viewSave(app, list, name, text), stale)
  const update = useCall(
    (changes: { name?: string; address?: string }) =>
      view ? host.viewUpdate(app, { ...view, ...changes }) : Promise.reject(new Error('no view')),
    stale,
  )
  const restore = useCall(
    (gone: { name: string; address: string }) => host.viewSave(app, list, gone.name, gone.address),
    stale,
  )
  const remove = useCall((id: number) => host.viewRemove(app, id), stale)

  const leave = () => {
    const none: Search = Object.fromEntries(names.map((name) => [name, null]))
    setSearch({ ...none, [VIEW]: null })
  }
  const replace = () =>
    update.mutate(
      { address: text },
      {
        onSuccess: ({ name }) => toast({ text: t`The view ${name} shows this from now on` }),
        onError: toastProblem,
      },
    )
  const erase = () => {
    if (!view) return
    const { name, address } = view
    remove.mutate(view.id, {
      onSuccess: () => {
        leave()
        toast({
          text: t`Deleted the view ${name}`,
          undo: () => restore.mutateAsync({ name, address }),
        })
      },
      onError: toastProblem,
    })
  }
  const label = t`Save this view`
  useCommands([
    { id: 'view.save', label, group: 'list', icon: IconBookmark, run: () => setNaming('new') },
  ])

  const form = naming && (
    <ViewName
      title={naming === 'new' ? t`Save this view` : t`Rename the view`}
      text={
        naming === 'new'
          ? t`Filters, order and columns of the list stay together under this name, in the side bar.`
          : undefined
      }
      name={naming === 'new' ? '' : (view?.name ?? '')}
      button={naming === 'new' ? t`Save view` : t`Rename`}
      call={naming === 'new' ? save : update}
      onSave={(name, done) =>
        naming === 'new'
          ? save.mutate(name, {
              onSuccess: (saved) => {
                done()
                toast({ text: t`Saved the view ${saved.name}` })
                setMade(saved)
              },
            })
          : update.mutate({ name }, { onSuccess: done })
      }
      onClose={() => setNaming(null)}
    />
  )
  if (!view) {
    return (
      <>
        <Button small tone="quiet" icon={IconBookmark} onClick={() => setNaming('new')}>
          {label}
        </Button>
        {form}
      </>
    )
  }
  return (
    <>
      {isChanged && (
        <Button small tone="quiet" icon={IconRefresh} onClick={replace}>
          {t`Replace the view`}
        </Button>
      )}
      <ActMenu
        label={t`The view ${view.name}`}
        groups={[
          [
            {
              id: 'replace',
              label: t`Replace with what is shown`,
              icon: IconRefresh,
              reason: isChanged ? null : t`It is as it was saved.`,
              run: replace,
            },
            { id: 'rename', label: t`Rename`, icon: IconEdit, run: () => setNaming('rename') },
            {
              id: 'new',
              label: t`Save as another view`,
              icon: IconPlus,
              run: () => setNaming('new'),
            },
          ],
          [
            { id: 'leave', label: t`Leave the view`, icon: IconX, run: leave },
            { id: 'delete', label: t`Delete the view`, icon: IconTrash, danger: true, run: erase },
          ],
        ]}
      >
        <Button small tone="quiet" icon={IconBookmark} className={classes.view}>
          <span className={classes.viewName}>
            <SafeLine text={view.name} />
          </span>
        </Button>
      </ActMenu>
      {form}
    </>
  )
}
