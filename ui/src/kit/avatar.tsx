import { useState } from 'react'
import classes from './avatar.module.css'

const N_TINTS = 8

/**
 * A face, or initials where there is none or it does not load. `src` is an address of the core's
 * image protocol: the window itself never fetches anything.
 */
export function Avatar(props: { name: string; id: string; src?: string | null; size?: number }) {
  const { name, id, src, size = 20 } = props
  const [broken, setBroken] = useState<string | null>(null)
  const style = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }
  if (src && broken !== src) {
    return (
      <img
        className={classes.avatar}
        style={style}
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(src)}
      />
    )
  }
  return (
    <span className={classes.avatar} style={style} data-tint={tintOf(id)} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}

/** 0 to 7, the same for an id wherever it stands. */
export function tintOf(id: string): number {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash % N_TINTS
}

/** "Maria del Carmen Lopez" → "ML". */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '·'
}
