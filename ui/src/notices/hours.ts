/** Hours of a day as the service has them: hours times 100 plus minutes, in JSON. */

export type Hours = { from: number; to: number; dnd: boolean }

export function hoursOf(json: string): Hours & Record<string, unknown> {
  try {
    const { from = 0, to = 2359, dnd = false, ...rest } = JSON.parse(json)
    return { ...rest, from, to, dnd }
  } catch {
    return { from: 0, to: 2359, dnd: false }
  }
}

/** 930 → "09:30". */
export function clockOf(time: number): string {
  const text = String(time).padStart(4, '0')
  return `${text.slice(0, 2)}:${text.slice(2)}`
}

/** "09:30" → 930; nothing where it is no time. */
export function timeOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(clock) ?? []
  return hours === undefined ? null : Number(hours) * 100 + Number(minutes)
}
