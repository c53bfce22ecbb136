import { type CSSProperties, type ReactElement, useState } from 'react'
import classes from './avatar.module.css'

const N_TINTS = 8

type FaceProps = { name: string; id: string; src?: string | null; size?: number }

/**
 * A face, or initials where there is none or it does not load. `src` is an address of the core's
 * image protocol: the window itself never fetches anything.
 */
export function Avatar(props: FaceProps) {
  return face(props)
}

/** The same for rows of tables: initials cost no component there. */
export function face({ name, id, src, size = 20 }: FaceProps): ReactElement {
  if (src) return <Picture name={name} id={id} src={src} size={size} />
  return (
    <span className={classes.avatar} style={sized(size)} data-tint={tintOf(id)} aria-hidden>
      {initialsOf(name)}
    </span>
  )
}

function Picture({ name, id, src, size }: Required<FaceProps> & { src: string }) {
  const [broken, setBroken] = useState<string | null>(null)
  if (broken === src) return face({ name, id, size })
  return (
    <img
      className={classes.avatar}
      style={sized(size)}
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setBroken(src)}
    />
  )
}

const sizes = new Map<number, CSSProperties>()

/** One object for each size: what stays the same is not compared key by key. */
function sized(size: number): CSSProperties {
  const known = sizes.get(size)
  if (known) return known
  const made = { width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }
  sizes.set(size, made)
  return made
}

/** 0 to 7, the same for an id wherever it stands. */
export function tintOf(id: string): number {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash % N_TINTS
}

/** "Maria del Carmen Lopez" → "ML". */
export function initialsOf(name: string): string {
  // Fillers count as letters and would be drawn as nothing.
  const words = name.match(/(?!\p{DI})[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '·'
}
