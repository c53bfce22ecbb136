import { useLingui } from '@lingui/react/macro'
import { useCommands } from '@/frame/commands'
import type { Selection } from './selection'

type ListKeys = {
  selection: Selection | undefined
  total: number
  active: number
  focus: () => void
  move: (index: number) => void
  props: { onOpen?: unknown; onPeek?: unknown }
}

/**
 * The keys of a list for the sheet and for the page around it: an arrow anywhere on the page goes
 * into the list, Esc clears the selection once nothing is on top. The list's own keys are only
 * listed here; the grid answers them while it has the focus.
 */
export function useListKeys({ selection, total, active, focus, move, props }: ListKeys): void {
  const { t } = useLingui()
  const some = selection !== undefined && selection.count(total) > 0
  const enter = (index: number) => {
    focus()
    if (total > 0) move(index)
  }
  useCommands([
    {
      id: 'list.down',
      label: t`Next row`,
      keys: 'arrowdown',
      group: 'list',
      unlisted: true,
      run: () => enter(Math.min(active + 1, total - 1)),
    },
    {
      id: 'list.up',
      label: t`Row before`,
      keys: 'arrowup',
      group: 'list',
      unlisted: true,
      run: () => enter(Math.max(active - 1, 0)),
    },
    {
      id: 'list.ends',
      label: t`First row, last row`,
      keys: 'home|end',
      group: 'list',
      unlisted: true,
    },
    ...(props.onPeek
      ? [{ id: 'list.peek', label: t`Peek`, keys: 'space', group: 'list' as const, unlisted: true }]
      : []),
    ...(props.onOpen
      ? [{ id: 'list.open', label: t`Open`, keys: 'enter', group: 'list' as const, unlisted: true }]
      : []),
    ...(selection
      ? [
          {
            id: 'list.extend',
            label: t`Extend the selection`,
            keys: 'shift+arrowdown',
            group: 'list' as const,
            unlisted: true,
          },
          {
            id: 'list.toggle',
            label: t`Select the row, or not`,
            keys: 'x',
            group: 'list' as const,
            unlisted: true,
          },
          {
            id: 'list.shown',
            label: t`Select shown rows`,
            keys: 'mod+a',
            group: 'list' as const,
            unlisted: true,
          },
          {
            id: 'list.all',
            label: selection.onlyLoaded ? t`Select all loaded rows` : t`Select all that match`,
            keys: 'mod+shift+a',
            group: 'list' as const,
            run: selection.selectAll,
          },
        ]
      : []),
    ...(some && selection
      ? [
          {
            id: 'list.clear',
            label: t`Clear the selection`,
            keys: 'escape',
            group: 'list' as const,
            run: selection.clear,
          },
        ]
      : []),
  ])
}
