import { msg } from '@lingui/core/macro'
import type { JobItemRow, JobRow } from '@/bindings'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import type { Column } from '@/table/column'
import { HowFar, Stage } from './words'

export const columns: readonly Column<JobRow>[] = [
  {
    id: 'title',
    title: msg`What`,
    width: 300,
    minWidth: 160,
    grow: true,
    fixed: true,
    cell: (job) => <SafeLine text={job.title} />,
  },
  {
    id: 'app',
    title: msg`App`,
    width: 180,
    cell: (job) => <SafeLine text={job.appName} />,
  },
  {
    id: 'far',
    title: msg`Progress`,
    width: 220,
    cell: (job) => <HowFar job={job} />,
  },
  {
    id: 'stage',
    title: msg`State`,
    width: 190,
    cell: (job) => <Stage job={job} />,
  },
  {
    id: 'startedAt',
    title: msg`Started`,
    width: 130,
    cell: (job) => <Time at={job.startedAt} />,
  },
]

export const itemColumns: readonly Column<JobItemRow>[] = [
  {
    id: 'key',
    title: msg`Id`,
    width: 176,
    fixed: true,
    cell: (item) => idCell(item.key, 22),
  },
  {
    id: 'message',
    title: msg`What came of it`,
    width: 200,
    grow: true,
    cell: (item) => <SafeLine text={item.message ?? item.name ?? ''} />,
  },
]
