import type { ReactNode } from 'react'
import type { Column } from '@/table/column'
import { DataTable } from '@/table/data-table'
import type { Rows } from '@/table/rows'
import { useColumns } from '@/table/use-columns'
import classes from './users.module.css'

type SmallTableProps<T> = {
  list: string
  label: string
  rows: Rows<T>
  columns: readonly Column<T>[]
  rowId: (row: T) => string
  rowName: (row: T) => string
  onOpen?: (row: T) => void
  empty: ReactNode
}

/** A table inside a tab: the same table, without filters and selection. */
export function SmallTable<T>(props: SmallTableProps<T>) {
  const { list, columns, ...rest } = props
  const control = useColumns(list, columns, false)
  return (
    <div className={classes.tab}>
      <DataTable {...rest} control={control} />
    </div>
  )
}
