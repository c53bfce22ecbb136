/** Places of days and values in a chart. Pure. */

/** A value of a day; days are counted from 1970-01-01, UTC. */
export type Point = readonly [day: number, value: number]

export type Frame = {
  /** First and last day. */
  from: number
  to: number
  /** Largest value that the axis reaches; it begins at zero. */
  top: number
  width: number
  height: number
}

/** Where a day stands, in px from the left. */
export function x(frame: Frame, day: number): number {
  const span = frame.to - frame.from
  return span === 0 ? frame.width / 2 : ((day - frame.from) / span) * frame.width
}

/** Where a value stands, in px from the top. */
export function y(frame: Frame, value: number): number {
  return frame.height - (value / frame.top) * frame.height
}

/** Round marks of an axis from zero that reaches at least `most`: 0, 20, 40 for 31. */
export function marks(most: number, count = 4): number[] {
  const rough = Math.max(most, 1) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const unit = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10
  const step = Math.max(1, unit * power)
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, at) => at * step)
}

/** At most so many days of a span, evenly apart, the last one always among them. */
export function dayMarks(from: number, to: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((to - from + 1) / most))
  const days: number[] = []
  for (let day = to; day >= from; day -= step) days.unshift(day)
  return days
}

/** The line of a series: days that follow each other are joined, between them is a gap. */
export function line(frame: Frame, points: readonly Point[]): string {
  let path = ''
  for (let at = 0; at < points.length; at += 1) {
    if (isLonely(points, at)) continue
    const [day, value] = points[at] as Point
    path += isDayAfter(points[at - 1], day) ? 'L' : 'M'
    path += `${tenths(x(frame, day))} ${tenths(y(frame, value))}`
  }
  return path
}

/** Of a px, tenths: finer than any screen, and far quicker than `toFixed`. */
function tenths(px: number): number {
  return Math.round(px * 10) / 10
}

/** Days that no line reaches, since no day beside them was counted. */
export function lonely(points: readonly Point[]): Point[] {
  return points.filter((_, at) => isLonely(points, at))
}

function isLonely(points: readonly Point[], at: number): boolean {
  const [day] = points[at] as Point
  const after = points[at + 1]
  return !isDayAfter(points[at - 1], day) && !(after && isDayAfter(points[at], after[0]))
}

function isDayAfter(before: Point | undefined, day: number): boolean {
  return before !== undefined && before[0] === day - 1
}

/** Spans of days without any value, inside of what was counted. */
export function gaps(points: readonly Point[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = 1; at < points.length; at += 1) {
    const [before] = points[at - 1] as Point
    const [day] = points[at] as Point
    if (day > before + 1) found.push({ from: before + 1, to: day - 1 })
  }
  return found
}
