import type { Code, FieldError, ConsoleError as WireError } from '@/bindings'
import { nowSecs } from '@/lib/ticker'

/** What a failed command throws: what happened (`message`), what to do (`advice`), and details. */
export class ConsoleError extends Error {
  readonly code: Code
  readonly advice: string
  readonly fields: readonly FieldError[]
  readonly serviceCode: string | null
  readonly status: number | null
  readonly requestId: string | null
  /** When it is worth trying again, in Unix seconds; nothing where any time is as good. */
  readonly retryAt: number | null

  constructor(wire: WireError) {
    super(wire.message)
    this.name = 'ConsoleError'
    this.code = wire.code
    this.advice = wire.advice
    this.fields = wire.fields
    this.serviceCode = wire.serviceCode
    this.status = wire.status
    this.requestId = wire.requestId
    this.retryAt = wire.retryAfterSecs === null ? null : nowSecs() + wire.retryAfterSecs
  }
}

/** Turns whatever was thrown into a `ConsoleError`, so that callers have one thing to handle. */
export function toConsoleError(thrown: unknown): ConsoleError {
  if (thrown instanceof ConsoleError) return thrown
  if (isWireError(thrown)) return new ConsoleError(thrown)
  if (thrown instanceof DOMException && thrown.name === 'AbortError') return cancelled()
  return new ConsoleError({
    code: 'internal',
    message: `Halley could not finish this: ${describe(thrown)}.`,
    advice: 'Nothing was sent to CometChat. Try again; if it happens again, report the details.',
    fields: [],
    serviceCode: null,
    status: null,
    requestId: null,
    retryAfterSecs: null,
  })
}

/** The error of a call that was given up because its screen was left. */
export function cancelled(): ConsoleError {
  return new ConsoleError({
    code: 'cancelled',
    message: 'This was stopped before it finished.',
    advice: '',
    fields: [],
    serviceCode: null,
    status: null,
    requestId: null,
    retryAfterSecs: null,
  })
}

function isWireError(value: unknown): value is WireError {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as WireError).code === 'string' &&
    typeof (value as WireError).message === 'string' &&
    Array.isArray((value as WireError).fields)
  )
}

function describe(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message.replace(/\.$/, '')
  return typeof thrown === 'string' ? thrown.replace(/\.$/, '') : 'an unknown fault'
}
