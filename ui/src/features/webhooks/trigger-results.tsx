import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { TriggerResult } from '@/bindings'
import { SidePanel } from '@/frame/page'
import { Button } from '@/kit/button'
import { IconCheck, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { useTriggerName } from './changes-list'
import classes from './webhooks.module.css'

type TriggerResultsProps = {
  title: string
  summary: ReactNode
  results: readonly TriggerResult[]
  onClose: () => void
}

/** What became of each trigger, where not all went well. */
export function TriggerResults({ title, summary, results, onClose }: TriggerResultsProps) {
  const name = useTriggerName()
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <Button tone="primary" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      <p className={classes.note}>{summary}</p>
      <ul className={classes.results}>
        {results.map(({ trigger, added, problem }) => (
          <li key={trigger} data-failed={problem !== null || undefined}>
            {problem === null ? (
              <IconCheck size={16} aria-hidden />
            ) : (
              <IconX size={16} aria-hidden />
            )}
            <span>
              <span {...tip(trigger)}>{name(trigger)}</span>{' '}
              {problem === null ? (
                added ? (
                  <Trans>was added</Trans>
                ) : (
                  <Trans>was removed</Trans>
                )
              ) : (
                <SafeText text={problem} most={400} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
