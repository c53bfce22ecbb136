// Clocks inside the page. Each is the text of a script, since it runs where nothing of ours is.

/**
 * Does something and waits until the first row of the list is another one, or the list is a new
 * one: how long until the rows stood in the page with their places computed (`work`), and until
 * the frame that shows them was handed over (`painted`), in milliseconds.
 */
export const UNTIL_ROWS = `
  const rows = () => {
    const grid = document.querySelector('[role=grid]')
    const first = grid?.querySelector('[role=row][aria-rowindex="2"]:not([aria-busy=true])')
    return first ? grid.getAttribute('aria-rowcount') + first.textContent : ''
  }
  const untilRows = (act, areWanted) => new Promise((done, failed) => {
    const begun = performance.now()
    let work = 0
    const look = () => {
      const now = rows()
      if (work > 0 || now === '' || !areWanted(now)) return
      document.querySelector('[role=grid]').getBoundingClientRect()
      work = performance.now() - begun
      observer.disconnect()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => done({ work, painted: performance.now() - begun })
        channel.port2.postMessage(null)
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    setTimeout(() => failed(new Error('no rows came')), 3_000)
    act()
  })`

/**
 * Scrolls a list by the same way each frame for so many milliseconds. A stream of messages to
 * ourselves shows when the page is busy: a gap in it is work, of scripts, layout and painting
 * alike. Gives the work of each frame and the time between frames, in milliseconds.
 */
export const WHILE_SCROLLING = `
  const [byPixels, forMillis] = arguments
  const grid = document.querySelector('[role=grid]')
  const scrolls = (one) => one.scrollHeight > one.clientHeight * 2
  const pane = [grid, ...grid.querySelectorAll('*')].find(scrolls) ?? grid.closest('[data-scrolls]')
  pane.scrollTop = 0
  return new Promise((done) => {
    const channel = new MessageChannel()
    const works = []
    const frames = []
    let busy = 0
    let lastMessage = performance.now()
    let lastFrame = 0
    const end = performance.now() + forMillis
    channel.port1.onmessage = () => {
      const now = performance.now()
      const gap = now - lastMessage
      if (gap > 1) busy += gap
      lastMessage = now
      if (now < end) channel.port2.postMessage(null)
      else done({ works, frames, scrolled: pane.scrollTop })
    }
    const frame = (now) => {
      if (lastFrame > 0) {
        frames.push(now - lastFrame)
        works.push(busy)
      }
      busy = 0
      lastFrame = now
      pane.scrollTop += byPixels
      if (performance.now() < end) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    channel.port2.postMessage(null)
  })`

/** The value that so many of a hundred are below. */
export function percentile(values: number[], of100: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (
    sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of100) / 100))] ?? Number.NaN
  )
}

/** Prints a figure as `cargo xtask bench` reads it: a name and a number in a line. */
export function tell(name: string, value: number): void {
  console.log(`${name} ${value.toFixed(2)}`)
}
