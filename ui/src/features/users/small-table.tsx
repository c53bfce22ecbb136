import type { ReactNode } from 'react'
import type { AppRef, ExportList } from '@/bindings'
import type { ActGroup } from '@/kit/act-menu'
import type { Column } from '@/table/column'
import { ColumnsMenu } from '@/table/columns-menu'
import { DataTable } from '@/table/data-table'
import { ExportButton } from '@/table/export-list'
import { SearchField } from '@/table/list-bar'
import { NothingFound } from '@/table/nothing-found'
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
  acts?: (row: T) => readonly ActGroup[]
  /** Finds among its rows. */
  search?: { placeholder: string; text: string; onChange: (text: string) => void }
  /** In the bar: what adds to it. */
  action?: ReactNode
  /** What adds to it wants the room of an empty search. */
  adding?: boolean
  /** Between the bar and the table. */
  below?: ReactNode
  /** As what all of its rows are written to a file. */
  file?: { app: AppRef; list: ExportList }
  empty: ReactNode
}

/** A table inside a tab: the same table, without filters and selection. */
export function SmallTable<T>(props: SmallTableProps<T>) {
  const { list, columns, action, adding, below, file, search, empty, ...rest } = props
  const control = useColumns(list, columns, false)
  const isSearched = search !== undefined && search.text.trim() !== ''
  return (
    <div className={classes.tab}>
      <div className={classes.tabBar}>
        <div className={classes.tabAction}>
          {search && !(adding && search.text === '') && (
            <SearchField
              placeholder={search.placeholder}
              value={search.text}
              onChange={search.onChange}
            />
          )}
          {action}
        </div>
        {file && <ExportButton {...file} total={isSearched ? null : rest.rows.total} />}
        <ColumnsMenu columns={columns} control={control} />
      </div>
      {below && <div className={classes.below}>{below}</div>}
      <DataTable
        {...rest}
        control={control}
        empty={
          isSearched ? (
            <NothingFound
              search={search.text}
              onSearch={search.onChange}
              filters={[]}
              onClear={() => search.onChange('')}
            />
          ) : (
            empty
          )
        }
      />
    </div>
  )
}
