import { useCallback, useEffect, useRef, useState } from 'react'
import type { Anchor, AppRef, MessageView } from '@/bindings'
import type { ConsoleError } from '@/ipc/error'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { NOTHING, type Stretch, withArrived, withChanged, withNewer, withOlder } from './merge'

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
  /** New messages from the preview. */
  add: (messages: readonly MessageView[]) => void
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

  const put = useCallback(
    (next: (was: Stretch) => Stretch) =>
      setState((was) => ({ ...was, stretch: next(was.stretch) })),
    [],
  )

  const ask = useCallback(
    async (kind: Exclude<Busy, null>, anchor: Anchor) => {
      abort.current?.abort()
      const mine = new AbortController()
      abort.current = mine
      setBusy(kind)
      setProblem(null)
      if (kind === 'newer') put((was) => ({ ...was, late: [] }))
      try {
        const page = await host.messagesPage(app, conversation, anchor, PAGE, mine.signal)
        if (mine.signal.aborted) return
        if (kind === 'start') {
          const focus = anchor.kind === 'around' ? anchor.id : null
          const { messages, older, newer } = page
          const stretch = { ...NOTHING, messages, older, newer }
          setState((was) => ({ stretch, turn: was.turn + 1, focus }))
        } else {
          put((was) => (kind === 'older' ? withOlder(was, page) : withNewer(was, page)))
        }
        // What the store had is shown at once; the service's own page follows it.
        if (kind === 'start' && page.fromCache && anchor.kind === 'newest') {
          const fresh = await host.messagesPage(app, conversation, anchor, PAGE, mine.signal)
          if (mine.signal.aborted) return
          const { messages, older, newer } = fresh
          put((was) => ({ ...was, messages, older, newer }))
        }
      } catch (thrown) {
        if (mine.signal.aborted) return
        put((was) => ({ ...was, late: null }))
        const error = toConsoleError(thrown)
        if (error.code !== 'cancelled') setProblem(error)
      } finally {
        if (abort.current === mine) setBusy(null)
      }
    },
    [app, conversation, put],
  )

  const jump = useCallback((anchor: Anchor) => void ask('start', anchor), [ask])
  useEffect(() => {
    jump(from ? { kind: 'around', id: from } : { kind: 'newest' })
    return () => abort.current?.abort()
  }, [jump, from])

  const add = useCallback(
    (messages: readonly MessageView[]) => put((was) => withArrived(was, messages)),
    [put],
  )
  const change = useCallback(
    (messages: readonly MessageView[]) => put((was) => withChanged(was, messages)),
    [put],
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
