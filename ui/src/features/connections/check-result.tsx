import { Plural, Trans } from '@lingui/react/macro'
import type { CheckReport } from '@/bindings'
import type { ConsoleError } from '@/ipc/error'
import { Dot } from '@/kit/badge'
import { ErrorPanel } from '@/kit/error-panel'
import { formatDuration } from '@/lib/format'

const SKEW_WORTH_SAYING_SECS = 30

type CheckResultProps = { report: CheckReport | undefined; problem: ConsoleError | null }

/** What checking a connection found. */
export function CheckResult({ report, problem }: CheckResultProps) {
  const wrong = problem ?? report?.problem
  if (wrong) return <ErrorPanel inline problem={wrong} />
  if (!report) return null
  const skew = Math.abs(report.clockSkewSecs ?? 0)
  return (
    <div role="status" style={{ fontSize: 13 }}>
      <Dot tone="green">
        <span>
          <Trans>The key works. CometChat answered in {report.millis} ms.</Trans>{' '}
          {report.apps !== null && (
            <Plural value={report.apps} one="It opens # app." other="It opens # apps." />
          )}{' '}
          {skew > SKEW_WORTH_SAYING_SECS && (
            <Trans>
              This computer's clock is off by {formatDuration(skew)}; set it right so that times are
              shown truly.
            </Trans>
          )}
        </span>
      </Dot>
    </div>
  )
}
