import { useLingui } from '@lingui/react/macro'
import { useId, useRef } from 'react'
import { Button } from '@/kit/button'
import { formatNumber, formatSize } from '@/lib/format'
import { bytesOf, charsOf, faultOf, type JsonFault } from '@/lib/json'
import classes from '../form.module.css'
import type { AnyForm } from '../form-shell'

const MOST_NUMBERS = 2000

type JsonFieldProps = {
  form: AnyForm
  name: string
  label: string
  help?: string
  /** The most bytes the service takes. */
  limit?: number
  /** Characters above which it may be refused all the same. */
  warnAbove?: number
  rows?: number
}

/** A JSON text: says what is wrong and on which line while it is written, and how large it is. */
export function JsonField(props: JsonFieldProps) {
  const { form, name, label, help, limit, warnAbove, rows = 8 } = props
  const { t } = useLingui()
  const id = useId()
  const gutter = useRef<HTMLDivElement>(null)
  const input = form.getInputProps(name)
  const text = (input.value as string) ?? ''
  const fault = text.trim() === '' ? null : faultOf(text)
  const sentence = useFaultSentence(fault)
  const bytes = bytesOf(text)
  const over = limit !== undefined && bytes > limit
  const chars = warnAbove === undefined ? 0 : charsOf(text)
  const near = warnAbove !== undefined && !over && chars > warnAbove
  const problem = sentence ?? (input.error as string | undefined) ?? null
  const nLines = Math.min(MOST_NUMBERS, text.split('\n').length)
  return (
    <div>
      <label htmlFor={id} className={classes.fieldLabel}>
        {label}
      </label>
      <div className={classes.json} data-fault={problem !== null || over || undefined}>
        <div ref={gutter} className={classes.lines} aria-hidden>
          {Array.from({ length: nLines }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: line numbers are their own keys.
            <div key={index} data-fault={fault?.line === index + 1 || undefined}>
              {index + 1}
            </div>
          ))}
        </div>
        <textarea
          id={id}
          className={classes.editor}
          rows={rows}
          spellCheck={false}
          wrap="off"
          value={text}
          aria-invalid={problem !== null || over}
          aria-describedby={`${id}-under`}
          onChange={(event) => input.onChange(event.currentTarget.value)}
          onBlur={input.onBlur}
          onScroll={(event) => {
            if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop
          }}
        />
      </div>
      <div id={`${id}-under`} className={classes.under}>
        <span
          className={problem !== null ? classes.fault : near ? classes.near : ''}
          role={problem ? 'alert' : undefined}
        >
          {problem ??
            (near
              ? t`Over ${formatNumber(warnAbove)} characters: CometChat's documents disagree on whether it takes more.`
              : help)}
        </span>
        {text !== '' && (
          <span className={`${classes.limit} ${over ? classes.over : ''}`}>
            {limit === undefined
              ? formatSize(bytes)
              : t`${formatSize(bytes)} of ${formatSize(limit)}`}
          </span>
        )}
        {fault === null && text.trim() !== '' && (
          <Button
            small
            tone="quiet"
            onClick={() => input.onChange(JSON.stringify(JSON.parse(text), null, 2))}
          >
            {t`Tidy`}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The fault in words, or null. Also for `validate`: `faultOf` says whether there is one. */
function useFaultSentence(fault: JsonFault | null): string | null {
  const { t } = useLingui()
  if (fault === null) return null
  const { line, column } = fault
  const what: Record<JsonFault['kind'], string> = {
    value: t`a value is expected here: a text in quotes, a number, true, false, null, or an opening bracket`,
    name: t`a name in double quotes is expected here`,
    colon: t`a colon is missing after the name`,
    comma: t`a comma is missing here, or a bracket does not close`,
    text: t`this text does not end, or has a sign that must be escaped`,
    end: t`it ends too early: a bracket or quote is still open`,
    more: t`there is more after the end`,
  }
  return t`Line ${line}, column ${column}: ${what[fault.kind]}.`
}
