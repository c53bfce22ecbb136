import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import type { Connection } from '@/bindings'
import { Button } from '@/kit/button'
import { IconCalendar, IconPlayerStop } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useFill } from './api'

type FillButtonProps = { connection: Connection['id']; app: string | null; days: number }

/** Asks CometChat for the days that nobody counted; it can be stopped, and goes on where it was. */
export function FillButton({ connection, app, days }: FillButtonProps) {
  const { t } = useLingui()
  const fill = useFill(connection, app)
  const stop = useRef<AbortController | null>(null)
  const run = () => {
    stop.current = new AbortController()
    fill.mutate(
      { days, signal: stop.current.signal },
      {
        onSuccess: (count) =>
          toast({
            text:
              count === 0
                ? t`No day is missing that CometChat still tells`
                : t`Filled in ${count} days`,
          }),
        onError: (problem) => {
          if (problem.code !== 'cancelled') toastProblem(problem)
        },
      },
    )
  }
  if (fill.isPending) {
    return (
      <Button icon={IconPlayerStop} onClick={() => stop.current?.abort()}>
        {t`Stop filling in`}
      </Button>
    )
  }
  return (
    <Button
      icon={IconCalendar}
      hint={t`Asks CometChat, day by day and at the lowest priority, for active users, connections and minutes of days that were not counted. Users, conversations and messages of past days are told by nobody.`}
      onClick={run}
    >
      {t`Fill in missing days`}
    </Button>
  )
}
