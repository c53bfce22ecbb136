// The page as a person finds things in it: by what they are and what they are called.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { DriverError, type Element, type WebDriver } from './webdriver.ts'

const require = createRequire(import.meta.url)

/** How long anything may take to appear, in milliseconds. */
const PATIENCE = 30_000

/** What a thing is called: all of it, or a part. */
export type Name = string | RegExp

/**
 * Waits until fonts and the pictures in view are there and all movement with an end has ended, then
 * two frames more; otherwise says what keeps the page from resting.
 */
const SETTLED = `
  const [patience] = arguments
  const end = performance.now() + patience
  const inView = (image) => {
    const { top, bottom } = image.getBoundingClientRect()
    return image.loading !== 'lazy' || (bottom > 0 && top < innerHeight)
  }
  const restless = () => {
    if (document.readyState !== 'complete') return 'the document is ' + document.readyState
    if (document.fonts.status !== 'loaded') return 'fonts are loading'
    const picture = [...document.images].find((image) => !image.complete && inView(image))
    if (picture) return 'a picture is loading: ' + picture.src
    const move = document.getAnimations().find((move) =>
      move.playState === 'running' && move.effect?.getComputedTiming().endTime !== Infinity)
    return move ? 'something moves: ' + move.effect?.target?.outerHTML.slice(0, 200) : null
  }
  const drawn = (done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)))
  return new Promise((settled) => {
    const look = () => {
      const reason = restless()
      if (reason === null) drawn(() => settled(null))
      else if (performance.now() > end) settled(reason)
      else requestAnimationFrame(look)
    }
    look()
  })`

/** Waits until an element has kept its place over several frames. */
const STEADY = `
  const [element, patience] = arguments
  const end = performance.now() + patience
  return new Promise((steady) => {
    let before = ''
    let frames = 0
    const look = () => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const now = [x, y, width, height].join()
      frames = now === before ? frames + 1 : 0
      before = now
      if (frames >= 5 || performance.now() > end) steady()
      else requestAnimationFrame(look)
    }
    look()
  })`

/** What a person sees and hits of a thing: of a switch it is the track, not the hidden box. */
const SEEN = `
  const [element] = arguments
  return element.role === 'switch' ? element.labels?.[0] ?? element : element`

/** Asks Testing Library, and says what the page says when it finds nothing. */
const QUERY = `
  const [part, query, what, options, timeout] = arguments
  const sign = (value) => value?.pattern === undefined ? value : new RegExp(value.pattern, value.flags)
  const root = part ?? document.body
  const asked = 'name' in options ? { ...options, name: sign(options.name) } : options
  const library = TestingLibraryDom
  library.configure({ getElementError: (message) => new Error(
    (message ?? 'Found more than one, or nothing').split('\\n')[0] + '\\nthe page says: ' + document.body.innerText.slice(0, 1500)) })
  if (query !== 'gone') return library[query](root, sign(what), asked, { timeout })
  return library.waitFor(() => {
    if (library.queryAllByRole(root, sign(what), asked).length > 0) throw new Error('still there')
  }, { timeout, container: root })`

/** Finds and uses things in the page of a window, or in one part of it. */
export class Page {
  readonly driver: WebDriver
  private readonly part: Element | null

  constructor(driver: WebDriver, part: Element | null = null) {
    this.driver = driver
    this.part = part
  }

  /** The part of the page that is this one thing. */
  async within(role: string, name?: Name): Promise<Page> {
    return new Page(this.driver, await this.role(role, name))
  }

  /** Waits for the one thing of this role and name. */
  async role(role: string, name?: Name): Promise<Element> {
    return this.find('findByRole', role, named(name))
  }

  /** Waits until there is something of this role and name, and gives all of it. */
  async all(role: string, name?: Name): Promise<Element[]> {
    return (await this.library('findAllByRole', role, named(name))) as Element[]
  }

  /** Waits for the one thing that shows this text. */
  async text(text: Name): Promise<Element> {
    return this.find('findByText', plain(text), {})
  }

  /** Waits for the field with this label. */
  async field(label: Name): Promise<Element> {
    return this.find('findByLabelText', plain(label), {})
  }

  /** How many things of this role and name are there now. */
  async count(role: string, name?: Name): Promise<number> {
    return ((await this.library('queryAllByRole', role, named(name))) as Element[]).length
  }

  /** Waits until nothing of this role and name is there any more. */
  async gone(role: string, name?: Name): Promise<void> {
    await this.library('gone', role, named(name))
  }

  /** What a thing says. */
  async words(element: Element): Promise<string> {
    return this.driver.executeText('return arguments[0].innerText', element)
  }

  /** Clicks a thing as soon as it is there and stands still. */
  async click(role: string, name?: Name): Promise<void> {
    await this.pressFound(() => this.role(role, name))
  }

  /** Clicks what shows this text, as soon as it is there and stands still. */
  async clickText(text: Name): Promise<void> {
    await this.pressFound(() => this.text(text))
  }

  /** Clicks what is found, and finds it again where it was drawn anew in between. */
  private async pressFound(find: () => Promise<Element>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.press(await find())
      } catch (error) {
        if (tries >= 3 || !String(error).includes('stale element')) throw error
      }
    }
  }

  /** Clicks this one thing as soon as it stands still: a mouse hits where the thing was. */
  async press(element: Element): Promise<void> {
    const seen = await this.driver.executeText<Element>(SEEN, element)
    await this.driver.executeText(STEADY, seen, PATIENCE)
    await this.driver.click(seen)
  }

  /** Empties a field and types into it. */
  async fill(label: Name, text: string): Promise<void> {
    const field = await this.field(label)
    await this.driver.clear(field)
    await this.driver.type(field, text)
  }

  /** Waits until a function, run inside the page before each frame, says yes. */
  async until<A extends unknown[]>(
    what: string,
    holds: (...args: A) => boolean,
    ...args: A
  ): Promise<void> {
    const script = `
      const [patience, ...args] = arguments
      const holds = ${holds.toString()}
      return new Promise((done) => {
        const end = performance.now() + patience
        const look = () => {
          if (holds(...args)) done(true)
          else if (performance.now() > end) done(false)
          else requestAnimationFrame(look)
        }
        look()
      })`
    const held = await this.driver.executeText<boolean>(script, PATIENCE, ...args)
    if (!held) throw new Error(`waited ${PATIENCE / 1000} s in vain: ${what}`)
  }

  /** Makes the window a size, and waits until the page is drawn in it. */
  async resize(width: number, height: number): Promise<void> {
    const before = await this.driver.execute(() => [innerWidth, innerHeight])
    const rect = await this.driver.resize(width, height)
    if (before[0] !== rect.width) {
      await this.until(`the page is ${width} wide`, (wanted) => innerWidth === wanted, rect.width)
    }
    await this.settled()
  }

  /** Waits until fonts and pictures are there, nothing moves any more, and all that is drawn. */
  async settled(): Promise<void> {
    const restless = await this.driver.executeText<string | null>(SETTLED, PATIENCE)
    if (restless !== null) throw new Error(`the page does not come to rest: ${restless}`)
  }

  /** What the page is called and where it is. */
  async place(): Promise<string> {
    return this.driver.execute(() => location.pathname + location.search + location.hash)
  }

  private async find(query: string, what: unknown, options: object): Promise<Element> {
    return (await this.library(query, what, options)) as Element
  }

  /** Runs a query of Testing Library inside the page, which waits by itself where it says `find`. */
  private async library(query: string, what: unknown, options: object): Promise<unknown> {
    await this.load()
    try {
      return await this.driver.executeText(QUERY, this.part, query, what, options, PATIENCE)
    } catch (error) {
      if (error instanceof DriverError) {
        error.message += `\nlooking for: ${JSON.stringify([query, what, options])}`
      }
      throw error
    }
  }

  private async load(): Promise<void> {
    const there = await this.driver.execute(() => 'TestingLibraryDom' in window)
    if (!there) await this.driver.executeText(await libraryText())
  }
}

let text: string | undefined

async function libraryText(): Promise<string> {
  const file = require.resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js')
  text ??= `(function () { ${await readFile(file, 'utf8')} }).call(window)`
  return text
}

function named(name?: Name): object {
  return name === undefined ? {} : { name: plain(name) }
}

function plain(name: Name): unknown {
  return typeof name === 'string' ? name : { pattern: name.source, flags: name.flags }
}
