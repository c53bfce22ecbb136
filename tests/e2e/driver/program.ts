// Starting and ending the real program, each time with data of its own.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { descendants, ended } from './processes.ts'
import { WebDriver } from './webdriver.ts'

const root = resolve(import.meta.dirname, '../../..')

/** How the program is started. */
export type Start = {
  /** Folder with data from an earlier start; a fresh one when left out. */
  data?: string
  /** Place to open, a path of the router. */
  place?: string
  /** Address of what stands in for the service. */
  service?: string
  /** Folder that stands in for dialogs about files. */
  dialogs?: string
  /** What the system asks for. */
  theme?: 'light' | 'dark'
}

/** The program, its window and its data. */
export type Program = {
  driver: WebDriver
  data: string
  /** Ends the program and keeps its data. */
  stop(): Promise<void>
  /** Ends the program and removes its data. */
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts the program and waits for its window. */
export async function start({
  data,
  place,
  service,
  dialogs,
  theme = 'light',
}: Start = {}): Promise<Program> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'halley-e2e-')))
  const [port, nativePort] = await freePorts()
  const program = process.env.TAURI_DRIVER ?? join(root, 'target/tools/bin/tauri-driver')
  const server = spawn(program, ['--port', `${port}`, '--native-port', `${nativePort}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      HALLEY_DATA_DIR: folder,
      ...(service === undefined ? {} : { HALLEY_SERVICE: service }),
      ...(dialogs === undefined ? {} : { HALLEY_DIALOGS: dialogs }),
      GTK_THEME: gtkTheme(theme),
    },
  })
  const address = `http://127.0.0.1:${port}`
  try {
    // Asked too early, tauri-driver complains at length that its own driver is not there.
    await answers(`http://127.0.0.1:${nativePort}`, server)
    await answers(address, server)
    const binary = process.env.HALLEY_BINARY ?? join(root, 'target/debug/halley')
    const driver = await WebDriver.open(address, binary, place === undefined ? [] : [place])
    const stop = async () => {
      const started = await descendants(server.pid ?? 0)
      await driver.close().catch(() => undefined)
      await end(server)
      await ended(started)
    }
    const dispose = async () => {
      await stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    }
    return { driver, data: folder, stop, [Symbol.asyncDispose]: dispose }
  } catch (error) {
    await end(server)
    throw error
  }
}

function gtkTheme(theme: 'light' | 'dark'): string {
  return theme === 'dark' ? 'Adwaita:dark' : 'Adwaita'
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()]
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((found, failed) => {
          server.once('error', failed)
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            found(typeof address === 'object' && address !== null ? address.port : 0)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}

/** Asks until the driver answers; a driver that ends first is an error. */
async function answers(address: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const there = await fetch(`${address}/status`).then(
      (response) => response.ok,
      () => false,
    )
    if (there) return
    await pause(20)
  }
  throw new Error(`tauri-driver ended with ${server.exitCode}`)
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = new Promise((exited) => server.once('exit', exited))
  server.kill()
  await ended
}
