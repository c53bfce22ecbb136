import { type ComponentType, createElement, useEffect, useState } from 'react'

/** A component of its own chunk that can be loaded ahead. */
export type Chunk<P extends object> = {
  load: () => Promise<void>
  component: ComponentType<P> | null
}

export function chunk<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
): Chunk<P> {
  const made: Chunk<P> = {
    component: null,
    load: () =>
      load().then((module) => {
        made.component = module.default
      }),
  }
  return made
}

/**
 * Draws a chunk's component. Unlike `lazy` it does so at once when its module is there already: a
 * suspended `lazy` stays hidden for a few hundred milliseconds even then.
 */
export function WhenLoaded<P extends object>({ of, ...props }: { of: Chunk<P> } & P) {
  const [, draw] = useState(0)
  useEffect(() => {
    if (!of.component) void of.load().then(() => draw(1))
  }, [of])
  return of.component ? createElement(of.component, props as unknown as P) : null
}
