// The page as a person finds things in it: by what they are and what they are called.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { DriverError, type Element, type WebDriver } from './webdriver.ts'

const require = createRequire(import.meta.url)

/** How long anything may take to appear, in milliseconds. */
const PATIENCE = 15_000

type Name = string | RegExp

/** Finds and uses things in the page of a window. */
export class Page {
  readonly driver: WebDriver

  constructor(driver: WebDriver) {
    this.driver = driver
  }

  /** Waits for the one thing of this role and name. */
  async role(role: string, name?: Name): Promise<Element> {
    return this.find('findByRole', role, name === undefined ? {} : { name: plain(name) })
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
    const found = await this.library(
      'queryAllByRole',
      role,
      name === undefined ? {} : { name: plain(name) },
    )
    return (found as Element[]).length
  }

  /** Clicks a thing as soon as it is there. */
  async click(role: string, name?: Name): Promise<void> {
    await this.driver.click(await this.role(role, name))
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
    await this.until('the page is at rest', () => {
      const pictures = [...document.images].every((image) => image.complete)
      const still = document.getAnimations().every((move) => {
        const end = move.effect?.getComputedTiming().endTime
        return move.playState !== 'running' || end === Number.POSITIVE_INFINITY
      })
      const loaded = document.readyState === 'complete' && document.fonts.status === 'loaded'
      return loaded && pictures && still
    })
    await this.driver.executeText(`return new Promise((drawn) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 0))))`)
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
    const script = `
      const [query, what, options, patience] = arguments
      const sign = (value) => value && value.pattern !== undefined ? new RegExp(value.pattern, value.flags) : value
      if (options.name !== undefined) options.name = sign(options.name)
      TestingLibraryDom.configure({ getElementError: (message) => new Error(
        message.split('\\n')[0] + '\\nthe page says: ' + document.body.innerText.slice(0, 1500)) })
      return TestingLibraryDom[query](document.body, sign(what), options, { timeout: patience })`
    try {
      return await this.driver.executeText(script, query, what, options, PATIENCE)
    } catch (error) {
      if (error instanceof DriverError)
        error.message += `\nlooking for: ${JSON.stringify([query, what, options])}`
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

function plain(name: Name): unknown {
  return typeof name === 'string' ? name : { pattern: name.source, flags: name.flags }
}
