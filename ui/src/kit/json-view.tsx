import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo, useRef } from 'react'
import { CopyButton } from './copy'
import classes from './json-view.module.css'
import { useRowsInView } from './rows-in-view'
import { SafeText } from './safe-text'

const LINE = 18
const LONGEST = 2000
const TOKENS =
  /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Pretty JSON, coloured, only the lines in view drawn: a metadata of a megabyte scrolls freely. */
export function JsonView({ json, height = 360 }: { json: string; height?: number | string }) {
  'use no memo'
  const { t } = useLingui()
  const scroller = useRef<HTMLElement>(null)
  const lines = useMemo(() => pretty(json).split('\n'), [json])
  const { size, drawn } = useRowsInView({
    scroller,
    count: lines.length,
    height: LINE,
    overscan: 20,
  })
  return (
    <div className={classes.view} style={{ maxHeight: height }}>
      <div className={classes.copy}>
        <CopyButton text={json} label={t`Copy JSON`} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable. */}
      <section ref={scroller} className={classes.scroll} tabIndex={0} aria-label={t`JSON`}>
        <div style={{ height: size, position: 'relative' }}>
          {drawn.map(({ index, start }) => (
            <div
              key={index}
              className={classes.line}
              style={{ transform: `translateY(${start}px)` }}
            >
              {coloured(lines[index] ?? '')}
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}

function coloured(line: string): ReactNode[] {
  if (line.length > LONGEST) return [<SafeText key="cut" text={line} most={LONGEST} />]
  const parts: ReactNode[] = []
  let from = 0
  for (const match of line.matchAll(TOKENS)) {
    if (match.index > from) parts.push(line.slice(from, match.index))
    const [whole, text, colon] = match
    const kind = text ? (colon ? 'name' : 'text') : 'value'
    parts.push(
      <span key={match.index} className={classes[kind]}>
        <SafeText text={text ?? whole} />
      </span>,
    )
    if (colon) parts.push(colon)
    from = match.index + whole.length
  }
  parts.push(line.slice(from))
  return parts
}
