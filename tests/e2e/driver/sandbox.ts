// The stand-alone sandbox in the service's place: told to fail, to speak, to break its sockets.

import { type ChildProcess, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { DropSockets, Fault, FaultPlan, Ready, SandboxApp, SayAs } from '../gen/control.ts'

const root = resolve(import.meta.dirname, '../../..')

/** More often than anything is tried again. */
const ALWAYS = 10_000
/** Apps that are made at once. */
const AT_ONCE = 16

/** A sandbox that runs beside the program; ends with the value. */
export class Sandbox {
  /** Its address, and the account and apps it has. */
  readonly ready: Ready
  private readonly process: ChildProcess

  private constructor(process: ChildProcess, ready: Ready) {
    this.process = process
    this.ready = ready
  }

  /** Starts one with believable tenants, the largest of so many users. */
  static start(users: number): Promise<Sandbox> {
    return Sandbox.with(['--seed', 'demo', '--users', `${users}`])
  }

  /** Starts one without apps, whose world is read from a file and saved to it at the end. */
  static of(world: string): Promise<Sandbox> {
    return Sandbox.with(['--seed', 'empty', '--world', world])
  }

  private static async with(more: string[]): Promise<Sandbox> {
    const program = process.env.HALLEY_SANDBOX ?? join(root, 'target/debug/cometchat-sandbox')
    const args = ['--port', '0', ...more, '--ready-json', '--quiet']
    const started = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of createInterface({ input: started.stdout })) {
      return new Sandbox(started, JSON.parse(line) as Ready)
    }
    throw new Error('the sandbox ended before it was ready')
  }

  /** The largest of its apps. */
  get largest(): SandboxApp {
    const [largest] = this.ready.state.apps.toSorted((a, b) => b.users - a.users)
    if (largest === undefined) throw new Error('the sandbox has no app')
    return largest
  }

  /** Has something go wrong on every request of a path template, or on all. */
  async fails(fault: Fault, on: string | null = null, times = ALWAYS): Promise<void> {
    const plan: FaultPlan = { fault, on, after: 0, times }
    await this.control('POST', '/faults', { plans: [plan] })
  }

  /** Has everything go well again. */
  async recovers(): Promise<void> {
    await this.control('DELETE', '/faults')
  }

  /** Makes so many apps, a few at a time. */
  async makesApps(count: number): Promise<void> {
    const { managementBase, key, secret } = this.ready.state
    const make = async (number: number) => {
      const answer = await fetch(`${managementBase}/apps`, {
        method: 'POST',
        headers: { key, secret, 'content-type': 'application/json' },
        body: JSON.stringify({ name: `Tenant ${number}`, region: 'eu', skipSampleData: true }),
      })
      if (!answer.ok) throw new Error(`no app was made: ${answer.status} ${await answer.text()}`)
      await answer.arrayBuffer()
    }
    for (let first = 1; first <= count; first += AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(AT_ONCE, count - first + 1) },
        (_, at) => first + at,
      )
      await Promise.all(numbers.map(make))
    }
  }

  /** Has somebody send a message. */
  async says(app: SandboxApp, message: SayAs): Promise<void> {
    await this.control('POST', `/apps/${app.id}/messages`, message)
  }

  /** Breaks every socket of an app. */
  async dropsSockets(app: SandboxApp): Promise<void> {
    const all: DropSockets = {}
    await this.control('POST', `/apps/${app.id}/sockets/drop`, all)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done))
    this.process.kill('SIGTERM')
    await ended
  }

  private async control(method: string, path: string, body?: unknown): Promise<void> {
    const answer = await fetch(`${this.ready.base}/_sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
}
