import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useId } from 'react'
import type { ImportFile, ImportRow } from '@/bindings'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import classes from './import.module.css'

type PreviewTableProps = {
  file: ImportFile
  columns: readonly (string | null)[]
  onChange: (columns: (string | null)[]) => void
  rows: readonly ImportRow[]
}

/** The first rows of a file; above each column what it holds, in each cell what is wrong. */
export function PreviewTable({ file, columns, onChange, rows }: PreviewTableProps) {
  const { t } = useLingui()
  const options = [
    { value: '', label: t`Left out` },
    ...file.fields.map((field) => ({
      value: field.id,
      label: field.needed ? t`${field.label} (needed)` : field.label,
    })),
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={classes.scroller} aria-label={t`The first rows`} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Row</Trans>
            </th>
            {file.heads.map((head, at) => {
              const field = file.fields.find((each) => each.id === columns[at])
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: heads may be the same twice.
                <th key={at} scope="col" data-out={!field || undefined}>
                  <span className={classes.head}>
                    <SafeText text={head} most={60} />
                  </span>
                  <NativeSelect
                    size="xs"
                    aria-label={t`What the column ${head} holds`}
                    value={columns[at] ?? ''}
                    data={options}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value || null
                      // A field stands in one column: the other one is left out.
                      onChange(
                        columns.map((each, other) =>
                          other === at ? chosen : each === chosen ? null : each,
                        ),
                      )
                    }}
                  />
                  {field && <span className={classes.help}>{field.help}</span>}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.line} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row, columns }: { row: ImportRow; columns: readonly (string | null)[] }) {
  const whole = row.faults.filter((fault) => fault.column === null)
  return (
    <tr>
      <th scope="row" data-wrong={whole.length > 0 || undefined}>
        {row.line}
        {whole.map((fault) => (
          <span key={fault.message} className={classes.fault}>
            <SafeText text={fault.message} />
          </span>
        ))}
      </th>
      {columns.map((field, at) => {
        const faults = row.faults.filter((fault) => fault.column === at)
        return (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name.
            key={at}
            text={row.cells[at] ?? ''}
            out={field === null}
            faults={faults.map((fault) => fault.message)}
          />
        )
      })}
    </tr>
  )
}

function Cell({ text, out, faults }: { text: string; out: boolean; faults: string[] }) {
  const id = useId()
  const wrong = faults.length > 0
  return (
    <td
      data-out={out || undefined}
      data-wrong={wrong || undefined}
      aria-describedby={wrong ? id : undefined}
      {...(wrong ? tip(faults.join(' ')) : {})}
    >
      <SafeText text={text} most={80} />
      {wrong && (
        <span id={id} className={classes.fault}>
          <SafeText text={faults.join(' ')} />
        </span>
      )}
    </td>
  )
}
