import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { JobItemState, JobRow } from '@/bindings'
import { Empty } from '@/kit/empty'
import { IconListDetails } from '@/kit/icons'
import { formatNumber } from '@/lib/format'
import { DataTable } from '@/table/data-table'
import { useColumns } from '@/table/use-columns'
import { useJobItems } from './api'
import { itemColumns } from './columns'
import classes from './jobs.module.css'
import { itemStates } from './words'

/** What became of each, those in one state at a time; failures first. */
export function JobItems({ job }: { job: JobRow }) {
  const { t } = useLingui()
  const states = itemStates(job)
  const [chosen, setChosen] = useState<JobItemState | null>(null)
  const state = chosen ?? states.find((each) => each.count > 0)?.state ?? 'done'
  const rows = useJobItems(job.id, state)
  const control = useColumns('job-items', itemColumns, false)
  return (
    <>
      <NativeSelect
        label={t`Show`}
        value={state}
        data={states.map((each) => ({
          value: each.state,
          label: `${each.label} (${formatNumber(each.count)})`,
        }))}
        onChange={(event) => setChosen(event.currentTarget.value as JobItemState)}
      />
      <div className={classes.items}>
        <DataTable
          label={t`What came of each`}
          rows={rows}
          control={control}
          rowId={(item) => String(item.seq)}
          rowName={(item) => item.name ?? item.key}
          empty={
            <Empty icon={IconListDetails} title={t`None of these`}>
              <Trans>Choose another state above.</Trans>
            </Empty>
          }
        />
      </div>
    </>
  )
}
