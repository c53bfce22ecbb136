// The stand-alone sandbox, started for one file of tests and ended with it.

import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type Answer, ask, type Json } from './http.ts'

const root = resolve(import.meta.dirname, '../..')
const built = `target/debug/cometchat-sandbox${process.platform === 'win32' ? '.exe' : ''}`

/** An app of the sandbox with one key for everything and one for logins alone. */
export type App = { id: string; restKey: string; authKey: string }

/** The running program. */
export class Program {
  private constructor(
    private readonly child: ChildProcess,
    /** Scheme, host and port. */
    readonly base: string,
    /** The certificate to trust, with https. */
    readonly certificate: string | undefined,
    private readonly account: Record<string, string>,
  ) {}

  /** Host and port. */
  get authority(): string {
    return this.base.split('//')[1] ?? ''
  }

  static async start(scheme: 'http' | 'https'): Promise<Program> {
    const program = process.env.HALLEY_SANDBOX ?? resolve(root, built)
    const options = ['--port', '0', '--seed', 'empty', '--ready-json', '--quiet']
    const child = spawn(program, scheme === 'https' ? [...options, '--https'] : options, {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const failed = new Promise<never>((_, fail) => {
      child.once('error', fail)
      child.once('exit', (code) => fail(new Error(`the sandbox ended with ${code}`)))
    })
    // Once it runs, its end is expected.
    failed.catch(() => undefined)
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
    const line = await Promise.race([
      new Promise<string>((line) => lines.once('line', line)),
      failed,
    ])
    const { base, certificate, state } = JSON.parse(line)
    const account = { key: state.key, secret: state.secret }
    return new Program(child, base, certificate ?? undefined, account)
  }

  /** Ends the program as its control API is asked to, on every system. */
  async end(): Promise<void> {
    const ended = new Promise((exit) => this.child.once('exit', exit))
    await this.control('end', {})
    await ended
  }

  /** Makes an app. */
  async app(name: string): Promise<App> {
    const body = { name, region: 'eu', version: '3' }
    const { json } = await this.send('POST', '/management/apps', body, this.account)
    const keys = Object.entries(json.data.apiKeys as Record<string, Json>)
    const find = (scope: string) => keys.find(([, key]) => key.scope === scope)?.[0] ?? ''
    return { id: json.data.id, restKey: find('fullAccess'), authKey: find('authOnly') }
  }

  /** Asks the chat API with the app's key. */
  chat(app: App, method: string, path: string, body?: Json): Promise<Answer> {
    return this.send(method, `/apps/${app.id}/v3${path}`, body, { apikey: app.restKey })
  }

  /** Adds a user and gives his auth token. */
  async user(app: App, uid: string, role?: string): Promise<string> {
    const name = uid.charAt(0).toUpperCase() + uid.slice(1)
    const made = await this.chat(app, 'POST', '/users', { uid, name, role, withAuthToken: true })
    return made.json.data.authToken
  }

  /** Asks the control API. */
  control(path: string, body: Json): Promise<Answer> {
    return this.send('POST', `/_sandbox/${path}`, body, {})
  }

  private send(method: string, path: string, body: Json, headers: Record<string, string>) {
    const url = this.base + path
    return ask({ method, url, body, headers, certificate: this.certificate })
  }
}
