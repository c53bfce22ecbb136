/** Connects `host` and `listen` to the real core. Imported by `main.tsx` only. */
import { Channel } from '@tauri-apps/api/core'
import { getCurrentWebviewWindow, type WebviewWindow } from '@tauri-apps/api/webviewWindow'
import { commands, events } from '@/bindings'
import { type Bridge, installBridge } from './host'
import { installNudges } from './nudges'

type Settled = { status: 'ok'; data: unknown } | { status: 'error'; error: unknown }
type Early = Partial<Record<string, Promise<unknown>>>
type Loose = Record<string, (...args: unknown[]) => Promise<unknown>>
type LooseEvents = Record<
  string,
  | ((window: WebviewWindow) => {
      listen(heard: (event: { payload: unknown }) => void): Promise<() => void>
    })
  | undefined
>

export function connectToCore(): void {
  installBridge(
    new Proxy({} as Bridge, {
      get:
        (_, name: string) =>
        (...args: unknown[]) =>
          invoke(name, args),
    }),
  )
  // Heard as this window: what is meant for another one, a choice in its menu, is not for us.
  const here = getCurrentWebviewWindow()
  installNudges((name, heard) => {
    const event = (events as unknown as LooseEvents)[name]
    const listening = event?.(here).listen(({ payload }) => heard(payload as never))
    return () => void listening?.then((stop) => stop())
  })
}

/** Answers that the window asked for while this program was still being read (`early.js`). */
const early: Early = (window as { __HALLEY_EARLY__?: Early }).__HALLEY_EARLY__ ?? {}

async function invoke(name: string, args: unknown[]): Promise<unknown> {
  const asked = early[name]
  if (asked) {
    // Once: whoever asks again wants to know how things stand then.
    delete early[name]
    return asked
  }
  const run = (commands as unknown as Loose)[name]
  if (!run) throw new Error(`the core has no command ${name}`)
  const answer = await run(...args.map(asChannel))
  if (!isSettled(answer)) return answer
  if (answer.status === 'error') throw answer.error
  return answer.data
}

function asChannel(argument: unknown): unknown {
  if (typeof argument !== 'function') return argument
  const channel = new Channel<unknown[]>()
  channel.onmessage = argument as (news: unknown[]) => void
  return channel
}

function isSettled(answer: unknown): answer is Settled {
  if (typeof answer !== 'object' || answer === null) return false
  const { status } = answer as { status?: unknown }
  return (status === 'ok' && 'data' in answer) || (status === 'error' && 'error' in answer)
}
