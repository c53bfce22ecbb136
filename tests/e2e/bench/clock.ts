// Clocks inside the page. Each is the text of a script, since it runs where nothing of ours is.

/** How long something took, as `UNTIL_ROWS` tells it; in milliseconds. */
export type Took = { work: number; painted: number }

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
    // Only what is looked at: an account of every change in the page would be paid for by it.
    const grid = document.querySelector('[role=grid]')
    const first = grid?.querySelector('[role=row][aria-rowindex="2"]')
    const parts = { subtree: true, childList: true, characterData: true }
    if (first) {
      observer.observe(first, { ...parts, attributeFilter: ['aria-busy'] })
      observer.observe(grid, { childList: true, subtree: true, attributeFilter: ['aria-rowcount'] })
    }
    observer.observe(document.body, first ? { childList: true } : { ...parts, attributes: true })
    setTimeout(() => failed(new Error('no rows came')), 3_000)
    act()
  })`

/**
 * Scrolls a list by the same way each frame for so many milliseconds. Gives for each frame the work
 * of scripts and layout, from the moment the page hears of the scroll until every place is computed,
 * and the time since the frame before, painting included; in milliseconds.
 */
export const WHILE_SCROLLING = `
  const [byPixels, forMillis] = arguments
  const grid = document.querySelector('[role=grid]')
  const scrolls = (one) => one.scrollHeight > one.clientHeight * 2
  const pane = [grid, ...grid.querySelectorAll('*')].find(scrolls)
  pane.scrollTop = 0
  return new Promise((done) => {
    const works = []
    const frames = []
    let heard = 0
    let lastFrame = 0
    const hear = () => { heard = performance.now() }
    window.addEventListener('scroll', hear, { capture: true })
    const end = performance.now() + forMillis
    const frame = () => {
      const begun = performance.now()
      pane.getBoundingClientRect()
      if (lastFrame > 0) {
        frames.push(begun - lastFrame)
        works.push(performance.now() - (heard || begun))
      }
      heard = 0
      lastFrame = begun
      pane.scrollTop += byPixels
      if (begun < end) return void requestAnimationFrame(frame)
      window.removeEventListener('scroll', hear, { capture: true })
      done({ works, frames, scrolled: pane.scrollTop })
    }
    requestAnimationFrame(frame)
  })`

/** Puts a list of plain lines in the place of everything: what this computer paints at best. */
export const BARE_LIST = `
  const line = (_, index) => '<div style="height:36px;border-bottom:1px solid">User ' + index + '</div>'
  document.body.innerHTML = '<div role="grid" style="position:absolute;inset:60px 0 0 240px;overflow:auto">'
    + Array.from({ length: 40_000 }, line).join('') + '</div>'`

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
