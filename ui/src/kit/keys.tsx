import classes from './keys.module.css'

const apple = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '')

const NAMES: Record<string, string> = {
  mod: apple ? '⌘' : 'Ctrl',
  shift: apple ? '⇧' : 'Shift',
  alt: apple ? '⌥' : 'Alt',
  enter: '↵',
  escape: 'Esc',
  delete: 'Del',
  space: 'Space',
  arrowup: '↑',
  arrowdown: '↓',
  home: 'Home',
  end: 'End',
}

function nameOf(key: string): string {
  return NAMES[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key)
}

/**
 * "mod+shift+a" → Ctrl Shift A; "g u" (one after the other) → G then U; "home|end" (either) →
 * Home End.
 */
function split(combo: string): { text: string; key: boolean }[] {
  if (combo.includes('|')) return combo.split('|').flatMap(split)
  return combo
    .split(' ')
    .flatMap((step, index) => [
      ...(index > 0 ? [{ text: 'then', key: false }] : []),
      ...step.split(/\+(?=.)/).map((key) => ({ text: nameOf(key), key: true })),
    ])
}

/** The same as words, for labels that are heard. */
export function spokenKeys(combo: string): string {
  return split(combo)
    .map((each) => each.text)
    .join(' ')
}

/** A key or a combination: `mod+k`, `g u`, `?`. */
export function Keys({ combo }: { combo: string }) {
  return (
    <span className={classes.keys}>
      {split(combo).map((each, index) =>
        each.key ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one combination never move.
          <kbd key={index} className={classes.key}>
            {each.text}
          </kbd>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one combination never move.
          <span key={index}>{each.text}</span>
        ),
      )}
    </span>
  )
}
