/**
 * The seam: the only way from the window to the core. `host.userGet(app, uid, signal)` calls the
 * command of that name, unwraps its result and throws `ConsoleError`. Network reads take an
 * `AbortSignal` last; aborting it ends the call in the core too. Streams are in `stream.ts`,
 * nudges in `nudges.ts`. Specs and the dev page put a typed fake in with `installBridge`.
 */
import type { commands, Delivery, PreviewEvent } from '@/bindings'
import { cancelled, toConsoleError } from './error'
import { isTicketed, type Ticketed } from './tickets'

type Raw = typeof commands
type Unwrapped<T> = T extends { status: 'ok'; data: infer D }
  ? D
  : T extends { status: 'error' }
    ? never
    : T
type Answer<F> = F extends (...args: never[]) => Promise<infer R> ? Promise<Unwrapped<R>> : never
type Arguments<F> = F extends (...args: infer A) => unknown ? A : never
type WithoutLast<A> = A extends [...infer Rest, unknown] ? Rest : never

/** The commands as the fake implements them: unwrapped, with tickets, channels as listeners. */
export type Bridge = {
  [K in keyof Raw]: K extends keyof Streams
    ? (
        ...args: [...WithoutLast<Arguments<Raw[K]>>, heard: (news: Streams[K][]) => void]
      ) => Answer<Raw[K]>
    : (...args: Arguments<Raw[K]>) => Answer<Raw[K]>
}

/** The commands that go on telling, and what they tell. */
type Streams = { previewOpen: PreviewEvent; listenOpen: Delivery }

/** The commands as features call them. */
export type Host = {
  [K in keyof Bridge]: K extends Ticketed
    ? (
        ...args: [...WithoutLast<Arguments<Bridge[K]>>, signal?: AbortSignal]
      ) => ReturnType<Bridge[K]>
    : Bridge[K]
}

let bridge: Bridge | null = null
/** Windows count for themselves, and the core hears all of them. */
const WINDOW = crypto.randomUUID()
let lastTicket = 0

/** Puts the real core, or a fake one, behind `host`. */
export function installBridge(next: Bridge): void {
  bridge = next
}

async function call(name: string, args: unknown[]): Promise<unknown> {
  if (!bridge) throw toConsoleError(new Error('the core is not connected'))
  const run = bridge[name as keyof Bridge] as (...args: unknown[]) => Promise<unknown>
  if (!isTicketed(name)) return run(...args).catch(rethrow)

  const signal = takeSignal(args)
  if (signal?.aborted) throw cancelled()
  const ticket = `${WINDOW}-${++lastTicket}`
  const giveUp = () => void bridge?.callCancel(ticket).catch(() => undefined)
  signal?.addEventListener('abort', giveUp, { once: true })
  try {
    return await run(...args, ticket)
  } catch (thrown) {
    throw signal?.aborted ? cancelled() : toConsoleError(thrown)
  } finally {
    signal?.removeEventListener('abort', giveUp)
  }
}

function takeSignal(args: unknown[]): AbortSignal | undefined {
  const last = args.at(-1)
  if (last !== undefined && !(last instanceof AbortSignal)) return undefined
  if (args.length > 0) args.pop()
  return last
}

function rethrow(thrown: unknown): never {
  throw toConsoleError(thrown)
}

export const host: Host = new Proxy({} as Host, {
  get:
    (_, name: string) =>
    (...args: unknown[]) =>
      call(name, args),
})
