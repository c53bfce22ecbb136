import { msg } from '@lingui/core/macro'
import type { ActivityEntry } from '@/bindings'
import { Outcome } from '@/history/outcome'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'

export const columns: readonly Column<ActivityEntry>[] = [
  {
    id: 'at',
    title: msg`When`,
    width: 130,
    fixed: true,
    cell: (entry) => <Time at={entry.at} />,
  },
  {
    id: 'sentence',
    title: msg`What`,
    width: 320,
    minWidth: 160,
    grow: true,
    fixed: true,
    cell: (entry) => <SafeLine text={entry.sentence} />,
  },
  {
    id: 'outcome',
    title: msg`Outcome`,
    width: 110,
    cell: (entry) => <Outcome outcome={entry.outcome} />,
  },
  {
    id: 'app',
    title: msg`App`,
    width: 170,
    cell: (entry) => <SafeLine text={entry.appName ?? entry.app ?? '–'} />,
  },
  {
    id: 'connection',
    title: msg`Connection`,
    width: 130,
    cell: (entry) => <SafeLine text={entry.connectionName} />,
  },
  {
    id: 'object',
    title: msg`Id`,
    width: 190,
    hidden: true,
    cell: (entry) => (entry.object ? idCell(entry.object.id) : null),
  },
]
