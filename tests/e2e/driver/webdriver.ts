// The part of the WebDriver protocol that our tests speak; no more than that.

/** An element of the page, as the protocol names it. */
export type Element = { 'element-6066-11e4-a52e-4f735466cecf': string }

/** Outer place and size of a window, in pixels. */
export type Rect = { x: number; y: number; width: number; height: number }

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** What the driver complained about. */
export class DriverError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(`${code}: ${message}`)
    this.name = 'DriverError'
    this.code = code
  }
}

/** One open window and its page. */
export class WebDriver {
  private readonly base: string

  private constructor(base: string) {
    this.base = base
  }

  /** Opens the program through the driver that listens at `address`. */
  static async open(address: string, program: string, args: string[]): Promise<WebDriver> {
    const capabilities = {
      alwaysMatch: {
        browserName: 'wry',
        'tauri:options': { application: program, args },
      },
    }
    const session = await send<{ sessionId: string }>('POST', `${address}/session`, {
      capabilities,
    })
    const driver = new WebDriver(`${address}/session/${session.sessionId}`)
    await driver.call('POST', '/timeouts', {
      script: 60_000,
      pageLoad: 60_000,
      implicit: 0,
    })
    return driver
  }

  /** Runs a function inside the page; it may use nothing but its arguments. */
  async execute<A extends unknown[], T>(
    script: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> {
    return this.executeText(`return (${script.toString()}).apply(null, arguments)`, ...args)
  }

  /** Runs the text of a script inside the page. */
  async executeText<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.call('POST', '/execute/sync', { script, args })
  }

  /** Clicks the middle of an element, as a mouse would. */
  async click(element: Element): Promise<void> {
    await this.call('POST', `/element/${element[ELEMENT]}/click`, {})
  }

  /** Moves the mouse to the middle of an element and leaves it there. */
  async hover(element: Element): Promise<void> {
    const to = (x: number) => ({ type: 'pointerMove', x, y: 0, duration: 0, origin: element })
    const parameters = { pointerType: 'mouse' }
    // The driver forgets that clicks move the mouse too, and leaves out a move to where it was.
    await this.call('POST', '/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters, actions: [to(1), to(0)] }],
    })
  }

  /** Types into an element. */
  async type(element: Element, text: string): Promise<void> {
    await this.call('POST', `/element/${element[ELEMENT]}/value`, { text })
  }

  /** Empties a field. */
  async clear(element: Element): Promise<void> {
    await this.call('POST', `/element/${element[ELEMENT]}/clear`, {})
  }

  /** Presses keys one after the other while those before the last plus are held: `Control+k`. */
  async press(chord: string): Promise<void> {
    const keys = chord.split('+').map((key) => KEYS[key] ?? key)
    const down = keys.map((value) => ({ type: 'keyDown', value }))
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }))
    await this.call('POST', '/actions', {
      actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }],
    })
  }

  /** Turns the wheel over the middle of an element. */
  async wheel(element: Element, deltaY: number): Promise<void> {
    const turn = {
      type: 'scroll',
      x: 0,
      y: 0,
      deltaX: 0,
      deltaY,
      origin: element,
    }
    await this.call('POST', '/actions', {
      actions: [{ type: 'wheel', id: 'wheel', actions: [turn] }],
    })
  }

  /** A picture of the page, as PNG. */
  async picture(): Promise<Buffer> {
    // A page drawn without a graphics card is pictured with its next change; one that stands
    // still would be waited for in vain.
    await this.executeText(STIR)
    try {
      return Buffer.from(await this.call<string>('GET', '/screenshot'), 'base64')
    } finally {
      await this.executeText(`document.getElementById('stir')?.remove()`)
    }
  }

  /** Makes the window a size. */
  async resize(width: number, height: number): Promise<Rect> {
    return this.call('POST', '/window/rect', { width, height })
  }

  /** Names of all windows. */
  async windows(): Promise<string[]> {
    return this.call('GET', '/window/handles')
  }

  /** Makes another window the one that is driven. */
  async turnTo(window: string): Promise<void> {
    await this.call('POST', '/window', { handle: window })
  }

  /** Reads the page anew. */
  async reload(): Promise<void> {
    await this.call('POST', '/refresh', {})
  }

  /** Ends the program. */
  async close(): Promise<void> {
    await this.call('DELETE', '')
  }

  private async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return send(method, this.base + path, body)
  }
}

/** A dot in the corner that goes on changing by what nobody sees. */
const STIR = `
  const dot = document.createElement('div')
  dot.id = 'stir'
  dot.style.cssText = 'position: fixed; top: 0; left: 0; width: 1px; height: 1px; pointer-events: none'
  document.body.append(dot)
  const shades = [{ background: '#80808001' }, { background: '#80808002' }]
  dot.animate(shades, { duration: 100, iterations: Infinity, direction: 'alternate' })
`

const KEYS: Record<string, string> = {
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
}

async function send<T>(method: string, address: string, body?: unknown): Promise<T> {
  const response = await fetch(address, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const { value } = JSON.parse(text) as { value: T }
  if (!response.ok) {
    const { error, message } = value as { error: string; message: string }
    throw new DriverError(error, message)
  }
  return value
}
