/**
 * A core for specs and the dev page, typed against the same commands as the real one. Give it the
 * answers a screen needs; any other command fails with its name, so that a spec says what it uses:
 *
 *     const fake = fakeHost({ userGet: async () => userDetail() })
 *     await fake.renderAt(paths.user(demoApp, 'maria-lopez'))   // testing/render.tsx
 *     fake.calls('userGet')      // arguments of each call
 *     fake.nudge('peopleChanged', { app: demoApp })
 */
import type { Code, Preference, ConsoleError as WireError } from '@/bindings'
import { type Bridge, installBridge } from '@/ipc/host'
import { installNudges, type Nudges } from '@/ipc/nudges'
import { connection, fleetApp, health, preferences } from './fixtures'

export type Answers = Partial<Bridge>
type Heard = { name: string; heard: (payload: never) => void }

/** What the frame around every screen asks; a spec may answer otherwise. */
function frameAnswers(): Answers {
  return {
    preferencesGet: async () => preferences(),
    preferencesSet: async () => preferences(),
    connectionsList: async () => [connection()],
    vaultState: async () => ({
      keychain: 'available',
      keychainName: 'Secret Service',
      file: 'none',
    }),
    healthGet: async () => health(),
    appGet: async (app) => fleetApp({ app: app.app }),
    fleetList: async () => ({ apps: [fleetApp()], asOf: null, refreshing: false }),
    profileGet: async () => ({ profile: 'administrator', lockedBy: null }),
    find: async () => [],
    jobsList: async () => [],
    viewsList: async () => [],
    textCopy: async () => null,
    windowOpen: async () => undefined,
    shellReady: async () => undefined,
    callCancel: async () => null,
  }
}

export function fakeHost(answers: Answers = {}) {
  const all: Answers = { ...frameAnswers(), ...answers }
  const log: { name: string; args: unknown[] }[] = []
  const listeners = new Set<Heard>()

  installBridge(
    new Proxy({} as Bridge, {
      get:
        (_, name: string) =>
        async (...args: unknown[]) => {
          log.push({ name, args })
          const answer = all[name as keyof Bridge] as
            | ((...args: unknown[]) => Promise<unknown>)
            | undefined
          if (!answer) throw new Error(`the fake host has no answer for ${name}`)
          return answer(...args)
        },
    }),
  )
  installNudges((name, heard) => {
    const entry: Heard = { name, heard }
    listeners.add(entry)
    return () => void listeners.delete(entry)
  })

  return {
    /** Arguments of every call of a command so far, tickets included. */
    calls: <K extends keyof Bridge>(name: K) =>
      log
        .filter((each) => each.name === name)
        .map((each) => each.args as unknown as Parameters<Bridge[K]>),
    /** What was chosen last for a preference in this window; undefined where nothing was. */
    preferred: <N extends Preference['name']>(name: N) =>
      log
        .filter((each) => each.name === 'preferencesSet')
        .flatMap((each) => each.args[0] as Preference[])
        .filter((each): each is Extract<Preference, { name: N }> => each.name === name)
        .at(-1)?.value as Extract<Preference, { name: N }>['value'] | undefined,
    /** Sends a nudge of the core. */
    nudge: <K extends keyof Nudges>(name: K, payload: Nudges[K]) => {
      for (const each of listeners) if (each.name === name) each.heard(payload as never)
    },
    /** Changes an answer while the screen is open. */
    answer: (more: Answers) => Object.assign(all, more),
  }
}

export type FakeHost = ReturnType<typeof fakeHost>

/** What a command throws: `failure('rateLimited', 'Too many …', { retryAfterSecs: 15 })`. */
export function failure(code: Code, message: string, more: Partial<WireError> = {}): WireError {
  return {
    code,
    message,
    advice: '',
    fields: [],
    serviceCode: null,
    status: null,
    requestId: null,
    retryAfterSecs: null,
    ...more,
  }
}
