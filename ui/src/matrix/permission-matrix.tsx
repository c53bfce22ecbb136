import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { AppRef, PermissionMatrix as Matrix, PermissionColumn } from '@/bindings'
import { ErrorPanel } from '@/kit/error-panel'
import { differs } from './edits'
import classes from './matrix.module.css'
import { MatrixTable } from './matrix-table'
import { Unsaved } from './unsaved'
import { useMatrix } from './use-matrix'
import { columnName, harmless, type RoleNames } from './words'

type PermissionMatrixProps = {
  app: AppRef
  label: string
  matrix: Matrix
  /** Names of the app's roles by id. */
  roles: RoleNames
  /** Whether a column is shown; all are where it is left out. */
  isShown?: (column: PermissionColumn) => boolean
  /** Only rows in which the columns differ. */
  differing?: boolean
  /** Why nothing can be changed, or null. */
  reason: string | null
  /** Stands above: what is shown. */
  children?: ReactNode
}

/** The matrix with its bar of changes. What is not saved yet is kept when columns are hidden. */
export function PermissionMatrix(props: PermissionMatrixProps) {
  const { app, label, roles, isShown, differing, reason, children } = props
  const matrix = harmless(props.matrix)
  const columns = isShown ? matrix.columns.filter(isShown) : matrix.columns
  const { t } = useLingui()
  const state = useMatrix(app, matrix, reason)
  const { edits, faults } = state
  const rows = differing
    ? matrix.rows.filter((row) => differs(columns, edits, row.id))
    : matrix.rows
  const failed = columns.find((column) => column.problem)
  const untold = columns.filter((column) => !column.told && !column.problem)
  return (
    <div className={classes.matrix}>
      {children}
      {failed?.problem && (
        <div className={classes.notice}>
          <ErrorPanel inline problem={failed.problem} />
        </div>
      )}
      {untold.length > 0 && (
        <p className={classes.notice} role="note">
          <Trans>
            CometChat tells what is set for {untold.map(columnName).join(', ')} only in its answer
            to a change, and none was made here yet. What is shown there is the default, which may
            not count.
          </Trans>
        </p>
      )}
      {rows.length === 0 ? (
        <p className={classes.nothing} role="status">
          {t`These do not differ in any permission.`}
        </p>
      ) : (
        <MatrixTable
          label={label}
          rows={rows}
          columns={columns}
          roles={roles}
          edits={edits}
          faults={faults}
          reason={reason}
          onEdit={state.edit}
          acts={state.acts}
        />
      )}
      <Unsaved matrix={matrix} roles={roles} state={state} />
    </div>
  )
}
