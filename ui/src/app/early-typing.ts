/**
 * What is typed between asking for the palette and its field being there. A quick hand is faster
 * than the first frame; without this its first letters would be lost, or taken for shortcuts.
 */
let typed = ''
let listening = false

function hear(event: KeyboardEvent): void {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
  typed += event.key
  event.preventDefault()
  event.stopImmediatePropagation()
}

export function startEarlyTyping(): void {
  typed = ''
  if (listening) return
  listening = true
  window.addEventListener('keydown', hear, { capture: true })
}

/** Ends it, and gives what was typed so far. */
export function takeEarlyTyping(): string {
  listening = false
  window.removeEventListener('keydown', hear, { capture: true })
  const taken = typed
  typed = ''
  return taken
}
