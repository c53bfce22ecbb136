import { line, type Point } from './scale'

const WIDTH = 120
const HEIGHT = 22

type SparkProps = { points: readonly Point[]; from: number; to: number; colour: string }

/** A line without axes, for a row of a table; the number stands beside it. */
export function Spark({ points, from, to, colour }: SparkProps) {
  let top = 1
  for (const [, value] of points) if (value > top) top = value
  const frame = { from, to, top, width: WIDTH - 2, height: HEIGHT - 4 }
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden>
      <path
        d={line(frame, points)}
        transform="translate(1 2)"
        fill="none"
        stroke={colour}
        strokeWidth={1.5}
        strokeLinecap="round"
      />
    </svg>
  )
}
