// A sandbox with people who are logged in, and tests that hold over http and https alike.

import { after, before, describe } from 'node:test'
import { Client, type Presence } from './client.ts'
import { type App, Program } from './program.ts'

/** The people of a file of tests. */
export class Stage {
  program!: Program
  app!: App
  private readonly clients: Client[] = []

  constructor(private readonly scheme: 'http' | 'https') {}

  async open(): Promise<void> {
    this.program = await Program.start(this.scheme)
    this.app = await this.program.app('Acme')
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.disconnect()
    await this.program.end()
  }

  /** A client that has not logged in. */
  client(path = ''): Client {
    const { authority, certificate } = this.program
    return new Client({ appId: this.app.id, host: authority + path, certificate })
  }

  /** A new user who is logged in. */
  async user(uid: string, role?: string): Promise<Client> {
    return this.another(await this.program.user(this.app, uid, role))
  }

  /** One more session of the user of a token. */
  async another(token: string): Promise<Client> {
    const client = this.client()
    await client.login(token)
    this.clients.push(client)
    return client
  }

  /** A new user who is logged in and connected. */
  async online(uid: string, presence?: Presence): Promise<Client> {
    const client = await this.user(uid)
    await client.connect(presence)
    return client
  }
}

/** Tests that are run plain and with TLS, each with a sandbox of their own. */
export function stages(name: string, tests: (stage: Stage) => void): void {
  for (const scheme of ['http', 'https'] as const) {
    describe(`${name}, over ${scheme}`, () => {
      const stage = new Stage(scheme)
      before(() => stage.open())
      after(() => stage.close())
      tests(stage)
    })
  }
}
