// Stands in for the generated file until the core's commands are exported; same names and shapes.
import type { Commands } from './bindings-draft'

export * from './bindings-draft'

const outside = () => Promise.reject(new Error('outside the window'))

export const commands = new Proxy({}, { get: () => outside }) as unknown as Commands

export const events = {} as Record<string, { listen(cb: (event: { payload: unknown }) => void): Promise<() => void> }>
