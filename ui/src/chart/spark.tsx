import { line, lonely, type Point, x, y } from './scale'

const WIDTH = 120
const HEIGHT = 22

type SparkProps = { points: readonly Point[]; from: number; to: number; colour: string }

/** A line without axes, for a row of a table; the number stands beside it. */
export function Spark({ points, from, to, colour }: SparkProps) {
  let top = 1
  for (const [, value] of points) if (value > top) top = value
  const frame = { from, to, top, width: WIDTH - 6, height: HEIGHT - 4 }
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden>
      <g transform="translate(3 2)" color={colour}>
        <path
          d={line(frame, points)}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeLinecap="round"
        />
        {lonely(points).map(([day, value]) => (
          <circle key={day} cx={x(frame, day)} cy={y(frame, value)} r={2} fill="currentColor" />
        ))}
      </g>
    </svg>
  )
}
