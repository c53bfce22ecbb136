import { msg, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { CallRow } from '@/bindings'
import { Badge } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { IconMicrophone, IconVideo } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { Amount, Duration, Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import type { Column } from '@/table/column'
import classes from './calls.module.css'
import { kindName, modeName, stateName, stateTone } from './words'

/** Who rang whom, by name where known here. */
export function callTitle(call: CallRow): string {
  const from = call.initiatorName ?? call.initiator ?? t`somebody`
  const to = call.receiverName ?? call.receiver ?? t`somebody`
  return t`${from} to ${to}`
}

export const columns: readonly Column<CallRow>[] = [
  {
    id: 'who',
    title: msg`Who`,
    cell: (call) => (
      <span className={classes.who}>
        {call.kind === 'video' ? (
          <IconVideo size={16} aria-hidden />
        ) : (
          <IconMicrophone size={16} aria-hidden />
        )}
        <SafeLine text={callTitle(call)} />
        {call.toGroup && (
          <Badge>
            <Trans>group</Trans>
          </Badge>
        )}
      </span>
    ),
    width: 250,
    grow: true,
    fixed: true,
  },
  {
    id: 'status',
    title: msg`State`,
    cell: (call) => <Badge tone={stateTone(call.status)}>{stateName(call.status)}</Badge>,
    width: 120,
  },
  {
    id: 'kind',
    title: msg`Carries`,
    cell: (call) => <span {...tip(call.kind)}>{kindName(call.kind)}</span>,
    width: 140,
  },
  {
    id: 'mode',
    title: msg`Kind`,
    cell: (call) => <span {...tip(call.mode)}>{modeName(call.mode)}</span>,
    width: 100,
    hidden: true,
  },
  {
    id: 'at',
    title: msg`When`,
    cell: (call) => <Time at={call.initiatedAt ?? call.startedAt} />,
    width: 130,
  },
  {
    id: 'secs',
    title: msg`How long`,
    cell: (call) => (call.secs === null ? '–' : <Duration secs={call.secs} />),
    width: 110,
    numeric: true,
  },
  {
    id: 'participants',
    title: msg`Took part`,
    cell: (call) => <Amount value={call.participants} />,
    width: 90,
    numeric: true,
  },
  {
    id: 'kept',
    title: msg`Kept`,
    cell: (call) => (
      <span className={classes.kept}>
        {call.recorded && (
          <Badge tone="blue">
            <Trans>recording</Trans>
          </Badge>
        )}
        {call.transcribed && (
          <Badge tone="blue">
            <Trans>transcript</Trans>
          </Badge>
        )}
        {!call.recorded && !call.transcribed && '–'}
      </span>
    ),
    width: 180,
  },
  {
    id: 'id',
    title: msg`Session id`,
    cell: (call) => idCell(call.id),
    width: 190,
    hidden: true,
  },
]
