import '@testing-library/jest-dom/vitest'
import '@/lib/i18n'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll, vi } from 'vitest'

process.env.TZ = 'UTC'

// A busy machine may take seconds to load a screen; a wait ends as soon as its condition holds.
configure({ asyncUtilTimeout: 12_000 })

// What jsdom leaves out and Mantine or lists ask for.
beforeAll(() => {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      addListener: () => undefined,
      removeListener: () => undefined,
      onchange: null,
      dispatchEvent: () => false,
    }) as MediaQueryList
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() })
  Element.prototype.scrollIntoView = () => undefined
  window.scrollTo = () => undefined
  // Every element is 1200 by 720, so that a list shows some twenty rows.
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: { configurable: true, get: () => 720 },
    offsetWidth: { configurable: true, get: () => 1200 },
    clientHeight: { configurable: true, get: () => 720 },
    clientWidth: { configurable: true, get: () => 1200 },
  })
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})
