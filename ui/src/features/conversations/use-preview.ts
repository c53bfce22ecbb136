import { useEffect, useRef, useState } from 'react'
import type { AppRef, MessageView, PreviewEvent, PreviewKind, PreviewState } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { watchConversation } from '@/ipc/stream'

export type Typist = { uid: string; name: string }

type Sink = {
  /** The last message that is loaded; what comes after it is caught up with. */
  lastId: () => string | null
  add: (messages: readonly MessageView[]) => void
  change: (messages: readonly MessageView[]) => void
}

/** Watches a conversation while it is on screen; null watches nothing. */
export function usePreview(
  app: AppRef,
  conversation: string,
  kind: PreviewKind | null,
  sink: Sink,
) {
  const [state, setState] = useState<PreviewState | null>(null)
  const [typing, setTyping] = useState<readonly Typist[]>([])
  const [online, setOnline] = useState<Readonly<Record<string, boolean>>>({})
  const heard = useRef(sink)
  useEffect(() => {
    heard.current = sink
  })
  const [tries, setTries] = useState(0)
  const wanted = kind === null ? '' : kind.kind === 'quiet' ? 'quiet' : `live ${kind.as}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` says all of `kind`; each try opens anew.
  useEffect(() => {
    setTyping([])
    setState(null)
    if (kind === null) return
    const take = (event: PreviewEvent) => {
      switch (event.kind) {
        case 'state':
          setState(event.state)
          if (event.state.state !== 'live') setTyping([])
          break
        case 'messages':
          heard.current.add(event.messages)
          setTyping((was) =>
            was.filter((who) => !event.messages.some((m) => m.sender.uid === who.uid)),
          )
          break
        case 'changed':
          heard.current.change(event.messages)
          break
        case 'typing':
          setTyping((was) => {
            const others = was.filter((who) => who.uid !== event.uid)
            return event.on ? [...others, { uid: event.uid, name: event.name }] : others
          })
          break
        case 'presence':
          setOnline((was) => ({ ...was, [event.uid]: event.online }))
          break
      }
    }
    const watch = watchConversation(app, conversation, kind, heard.current.lastId(), (events) => {
      for (const event of events) take(event)
    })
    watch.opened.catch((thrown) => {
      const { message, advice } = toConsoleError(thrown)
      setState({
        state: 'refused',
        sentence: [message, advice].filter(Boolean).join(' '),
        retryInSecs: null,
        everySecs: null,
      })
    })
    return () => watch.close()
  }, [app, conversation, wanted, tries])

  return { state, typing, online, tryAgain: () => setTries((n) => n + 1) }
}
