import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageView, TextPart } from '@/bindings'
import { useAppRef } from '@/frame/address'
import { openOutside } from '@/frame/open-outside'
import { Button } from '@/kit/button'
import { SafeText } from '@/kit/safe-text'
import { toastProblem } from '@/kit/toast'
import { textQuery } from './api'
import { beginningOf } from './beginning'
import classes from './message-body.module.css'
import type { MessageActs } from './message-row'

/** What is written in a message. A long text begins here and is shown whole when asked for. */
export function MessageText({ message, acts }: { message: MessageView; acts: MessageActs }) {
  const app = useAppRef()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const { parts, truncated } = message
  const beginning = beginningOf(parts)
  // The core gives the start of a very long text; all of it is read when it is wanted.
  const whole = useMutation({
    mutationFn: () => client.fetchQuery(textQuery(app, message.id)),
    onSuccess: () => setOpen(true),
    onError: toastProblem,
  })
  const toggle = () => (open || !truncated ? setOpen(!open) : whole.mutate())
  return (
    <div className={classes.text}>
      {open && truncated ? (
        <SafeText text={whole.data ?? ''} most={Number.POSITIVE_INFINITY} />
      ) : (
        <Parts parts={open ? parts : (beginning ?? parts)} acts={acts} />
      )}
      {(truncated || beginning) && (
        <span className={classes.more}>
          <Button small tone="quiet" aria-expanded={open} busy={whole.isPending} onClick={toggle}>
            {open ? <Trans>Show less</Trans> : <Trans>Show the whole text</Trans>}
          </Button>
        </span>
      )}
    </div>
  )
}

function Parts({ parts, acts }: { parts: readonly TextPart[]; acts: MessageActs }) {
  return parts.map((part, index) => {
    // The parts of one text never move, so their place is their identity.
    const key = `${index} ${part.kind}`
    if (part.kind === 'mention') {
      return (
        <button
          key={key}
          type="button"
          className={classes.mention}
          onClick={() => acts.openUser(part.uid)}
        >
          @<SafeText text={part.name} most={200} />
        </button>
      )
    }
    if (part.kind === 'link') {
      return (
        <button
          key={key}
          type="button"
          className={classes.link}
          onClick={() => void openOutside(part.href)}
        >
          <SafeText text={part.text} />
        </button>
      )
    }
    return <SafeText key={key} text={part.text} most={Number.POSITIVE_INFINITY} />
  })
}
