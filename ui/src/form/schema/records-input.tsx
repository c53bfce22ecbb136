import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Cell, FieldShape, FormColumn } from '@/bindings'
import { Button, IconButton } from '@/kit/button'
import { IconPlus, IconTrash } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './schema.module.css'
import type { InputProps } from './schema-field'

type RecordsShape = Extract<FieldShape, { kind: 'records' }>
export type Line = Partial<Record<string, Cell>>

/** Lines drawn at first; ready-made stickers come by the hundred. */
const SHOWN = 40

/** Records as a table: cells are changed, lines added and taken away where that is allowed. */
export function RecordsInput(props: InputProps & { shape: RecordsShape }) {
  const { id, field, shape, value, reason, describedBy, onChange, onLeave } = props
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const lines = linesOf(value)
  const shown = all ? lines : lines.slice(0, SHOWN)
  const edit = (index: number, name: string, cell: Cell) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, [name]: cell } : line)) as never)
  return (
    <div>
      {lines.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table} aria-label={field.label} aria-describedby={describedBy}>
            <thead>
              <tr>
                {shape.columns.map((column) => (
                  <th key={column.name} scope="col">
                    {column.label}
                  </th>
                ))}
                {!shape.fixed && <th scope="col" aria-label={t`Acts`} />}
              </tr>
            </thead>
            <tbody>
              {shown.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name.
                <tr key={index}>
                  {shape.columns.map((column) => (
                    <td key={column.name} data-kind={column.kind}>
                      <CellInput
                        column={column}
                        cell={line[column.name]}
                        label={t`${column.label} of line ${index + 1}`}
                        reason={reason}
                        onChange={(cell) => edit(index, column.name, cell)}
                        onLeave={onLeave}
                      />
                    </td>
                  ))}
                  {!shape.fixed && (
                    <td>
                      <IconButton
                        label={t`Take away line ${index + 1}`}
                        icon={IconTrash}
                        size="row"
                        reason={reason}
                        onClick={() => onChange(lines.filter((_, at) => at !== index) as never)}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <span className={classes.beside}>
        {shown.length < lines.length && (
          <Button small onClick={() => setAll(true)}>
            {t`Show all ${lines.length}`}
          </Button>
        )}
        {!shape.fixed && (
          <Button
            small
            id={id}
            icon={IconPlus}
            reason={reason}
            aria-label={t`Add a line to ${field.label}`}
            onClick={() => {
              setAll(true)
              onChange([...lines, fresh(shape.columns)] as never)
            }}
          >
            {t`Add a line`}
          </Button>
        )}
      </span>
    </div>
  )
}

type CellInputProps = {
  column: FormColumn
  cell: Cell | undefined
  label: string
  reason: string | null
  onChange: (cell: Cell) => void
  onLeave: () => void
}

function CellInput({ column, cell, label, reason, onChange, onLeave }: CellInputProps) {
  const text = typeof cell === 'string' ? cell : ''
  if (column.kind === 'read') {
    return (
      <span className={classes.read}>
        <SafeText text={text} most={200} />
      </span>
    )
  }
  if (column.kind === 'flag') {
    return (
      <input
        type="checkbox"
        role="switch"
        aria-checked={cell === true}
        aria-label={label}
        className={classes.switch}
        checked={cell === true}
        disabled={reason !== null}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  }
  return (
    <input
      aria-label={label}
      className={classes.input}
      inputMode={column.kind === 'number' ? 'numeric' : undefined}
      spellCheck={false}
      value={text}
      readOnly={reason !== null}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onLeave}
    />
  )
}

function linesOf(value: InputProps['value']): Line[] {
  return Array.isArray(value) ? (value.filter((each) => typeof each === 'object') as Line[]) : []
}

function fresh(columns: readonly FormColumn[]): Line {
  return Object.fromEntries(columns.map(({ name, kind }) => [name, kind === 'flag' ? true : '']))
}
