import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { FieldShape } from '@/bindings'
import { Button, IconButton } from '@/kit/button'
import { IconPlus, IconTrash } from '@/kit/icons'
import classes from './schema.module.css'
import type { InputProps } from './schema-field'

type PairsShape = Extract<FieldShape, { kind: 'pairs' }>
type Pair = { at: number; key: string; text: string }

/** Texts by text, a line each. Lines are kept here, since two may have the same key for a while. */
export function PairsInput(props: InputProps & { shape: PairsShape }) {
  const { id, field, shape, value, reason, describedBy, onChange, onLeave } = props
  const { t } = useLingui()
  const [pairs, setPairs] = useState<Pair[]>(() => pairsOf(value))
  const [shown, setShown] = useState(value)
  const stands = JSON.stringify(recordOf(pairs))
  // Taken back or read anew from outside: the lines follow.
  if (value !== shown) {
    setShown(value)
    if (JSON.stringify(value ?? {}) !== stands) setPairs(pairsOf(value))
  }
  const change = (next: Pair[]) => {
    setPairs(next)
    onChange(recordOf(next))
  }
  const edit = (at: number, part: Partial<Pair>) =>
    change(pairs.map((pair) => (pair.at === at ? { ...pair, ...part } : pair)))
  const doubled = pairs.find(
    (pair, index) => pairs.findIndex((each) => each.key === pair.key) < index,
  )
  return (
    <div>
      <table className={classes.table} aria-describedby={describedBy}>
        <thead>
          <tr>
            <th scope="col">{shape.key}</th>
            <th scope="col">{shape.value}</th>
            <th scope="col" aria-label={t`Acts`} />
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ at, key, text }, index) => (
            <tr key={at}>
              <td className={classes.narrow}>
                <input
                  id={index === 0 ? id : undefined}
                  aria-label={t`${shape.key} of line ${index + 1}`}
                  className={`${classes.input} ${classes.exact}`}
                  spellCheck={false}
                  value={key}
                  readOnly={reason !== null}
                  onChange={(event) => edit(at, { key: event.currentTarget.value })}
                  onBlur={onLeave}
                />
              </td>
              <td>
                <input
                  aria-label={t`${shape.value} of line ${index + 1}`}
                  className={classes.input}
                  value={text}
                  readOnly={reason !== null}
                  onChange={(event) => edit(at, { text: event.currentTarget.value })}
                  onBlur={onLeave}
                />
              </td>
              <td>
                <IconButton
                  label={t`Take away line ${index + 1}`}
                  icon={IconTrash}
                  size="row"
                  reason={reason}
                  onClick={() => change(pairs.filter((pair) => pair.at !== at))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {doubled && (
        <p role="alert" className={classes.fault}>
          {t`Two lines have ${doubled.key}. Only the last of them counts.`}
        </p>
      )}
      <Button
        small
        icon={IconPlus}
        reason={reason}
        aria-label={t`Add a line to ${field.label}`}
        onClick={() => {
          const at = Math.max(-1, ...pairs.map((pair) => pair.at)) + 1
          setPairs([...pairs, { at, key: '', text: '' }])
        }}
      >
        {t`Add a line`}
      </Button>
    </div>
  )
}

function pairsOf(value: InputProps['value']): Pair[] {
  const record = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
  return Object.entries(record).map(([key, text], at) => ({ at, key, text: text ?? '' }))
}

/** Lines without a key yet are not sent. */
function recordOf(pairs: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(
    pairs.filter(({ key }) => key.trim() !== '').map(({ key, text }) => [key.trim(), text]),
  )
}
