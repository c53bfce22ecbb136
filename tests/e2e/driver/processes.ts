// The processes below one of ours, so that none outlives its test.

import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** How long processes may take to end by themselves, in milliseconds. */
const PATIENCE = 5_000

/** Every process that `root` started, directly or not. */
export async function descendants(root: number): Promise<number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await stateOf(Number(name)) : undefined
    if (stat !== undefined) parents.set(Number(name), stat.parent)
  }
  const isBelow = (process: number): boolean => {
    const parent = parents.get(process)
    return parent !== undefined && (parent === root || isBelow(parent))
  }
  return [...parents.keys()].filter(isBelow)
}

/** Waits until all of them have ended, and ends those that do not. */
export async function ended(processes: number[]): Promise<void> {
  const deadline = Date.now() + PATIENCE
  let left = processes
  while (left.length > 0 && Date.now() < deadline) {
    await pause(20)
    const states = await Promise.all(left.map(stateOf))
    left = left.filter((_, index) => states[index] !== undefined)
  }
  for (const one of left) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It ended between the look and the signal.
    }
  }
}

/** The parent of a process that runs; one that only waits to be counted has ended. */
async function stateOf(process: number): Promise<{ parent: number } | undefined> {
  const stat = await readFile(`/proc/${process}/stat`, 'utf8').catch(() => undefined)
  // The name, in brackets, may hold anything; state and parent follow the last bracket.
  const [state, parent] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  if (state === undefined || state === 'Z' || state === 'X') return undefined
  return { parent: Number(parent) }
}
