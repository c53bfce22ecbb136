import { useCallback, useEffect, useRef, useState } from 'react'
import type { Anchor, AppRef, MessageView } from '@/bindings'
import type { ConsoleError } from '@/ipc/error'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { countNew, merged, NOTHING, replaced, type Stretch } from './merge'

const PAGE = 60

type Busy = 'start' | 'older' | 'newer' | null

export type Transcript = {
  stretch: Stretch
  busy: Busy
  problem: ConsoleError | null
  /** Counts up when the stretch is another one: the view goes to `focus`, or to its end. */
  turn: number
  focus: string | null
  jump: (anchor: Anchor) => void
  loadOlder: () => void
  loadNewer: () => void
  /** New messages from the preview; answers how many were not there yet. */
  add: (messages: readonly MessageView[]) => number
  change: (messages: readonly MessageView[]) => void
}

/** The messages of a conversation, loaded in pages from where one looks, joined without gaps. */
export function useTranscript(app: AppRef, conversation: string, from: string | null): Transcript {
  const [state, setState] = useState({ stretch: NOTHING, turn: 0, focus: from })
  const [busy, setBusy] = useState<Busy>('start')
  const [problem, setProblem] = useState<ConsoleError | null>(null)
  const abort = useRef<AbortController | null>(null)
  const latest = useRef(state.stretch)
  latest.current = state.stretch

  const ask = useCallback(
    async (kind: Exclude<Busy, null>, anchor: Anchor) => {
      abort.current?.abort()
      const mine = new AbortController()
      abort.current = mine
      setBusy(kind)
      setProblem(null)
      try {
        const page = await host.messagesPage(app, conversation, anchor, PAGE, mine.signal)
        if (mine.signal.aborted) return
        setState((was) => {
          if (kind === 'start') {
            const focus = anchor.kind === 'around' ? anchor.id : null
            const { messages, older, newer } = page
            return { stretch: { messages, older, newer }, turn: was.turn + 1, focus }
          }
          const before = was.stretch
          const messages = merged(before.messages, page.messages)
          const stretch =
            kind === 'older'
              ? { ...before, messages, older: page.older }
              : { ...before, messages, newer: page.newer }
          return { ...was, stretch }
        })
        // What the store had is shown at once; the service's own page follows it.
        if (kind === 'start' && page.fromCache && anchor.kind === 'newest') {
          const fresh = await host.messagesPage(app, conversation, anchor, PAGE, mine.signal)
          if (mine.signal.aborted) return
          setState((was) => ({
            ...was,
            stretch: { messages: fresh.messages, older: fresh.older, newer: fresh.newer },
          }))
        }
      } catch (thrown) {
        const error = toConsoleError(thrown)
        if (!mine.signal.aborted && error.code !== 'cancelled') setProblem(error)
      } finally {
        if (abort.current === mine) setBusy(null)
      }
    },
    [app, conversation],
  )

  const jump = useCallback((anchor: Anchor) => void ask('start', anchor), [ask])
  useEffect(() => {
    jump(from ? { kind: 'around', id: from } : { kind: 'newest' })
    return () => abort.current?.abort()
  }, [jump, from])

  const add = useCallback((messages: readonly MessageView[]) => {
    const { newer, messages: before } = latest.current
    const n = countNew(before, messages)
    if (!newer) {
      setState((was) => ({
        ...was,
        stretch: { ...was.stretch, messages: merged(was.stretch.messages, messages) },
      }))
    }
    return n
  }, [])
  const change = useCallback(
    (messages: readonly MessageView[]) =>
      setState((was) => ({
        ...was,
        stretch: { ...was.stretch, messages: replaced(was.stretch.messages, messages) },
      })),
    [],
  )
  const edge = (which: 'older' | 'newer') => {
    const { messages } = latest.current
    const message = which === 'older' ? messages[0] : messages.at(-1)
    if (busy !== null || !message || !latest.current[which]) return
    void ask(which, { kind: which === 'older' ? 'before' : 'after', id: message.id })
  }
  return {
    ...state,
    busy,
    problem,
    jump,
    loadOlder: () => edge('older'),
    loadNewer: () => edge('newer'),
    add,
    change,
  }
}
