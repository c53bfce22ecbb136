import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { LogEnd, LogRow } from '@/bindings'
import { Badge, type Tone } from '@/kit/badge'
import { idCell } from '@/kit/copy'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import type { Column } from '@/table/column'
import classes from './notifications.module.css'
import { useLogWords } from './use-log-words'

const TONES: Record<LogEnd, Tone> = {
  sent: 'green',
  refused: 'red',
  heldBack: 'amber',
  unknown: 'neutral',
}

/** How a notification ended, with the reason one hover away. */
export function End({ row }: { row: LogRow }) {
  const { end } = useLogWords()
  return (
    <Badge tone={TONES[row.end]} hint={row.reasonWords ?? undefined}>
      {end(row.end)}
    </Badge>
  )
}

function Way({ row }: { row: LogRow }) {
  const { channel, provider } = useLogWords()
  return (
    <SafeLine
      text={[channel(row.channel), row.provider === null ? null : provider(row.provider)]
        .filter((each) => each !== null)
        .join(', ')}
    />
  )
}

export const columns: readonly Column<LogRow>[] = [
  { id: 'at', title: msg`When`, cell: (row) => <Time at={row.at} />, width: 110, fixed: true },
  {
    id: 'trigger',
    title: msg`What happened`,
    cell: (row) => (
      <span className={classes.words} {...tip(row.trigger ?? '')}>
        <SafeLine text={row.triggerWords} />
      </span>
    ),
    width: 150,
  },
  {
    id: 'end',
    title: msg`How it ended`,
    cell: (row) => <End row={row} />,
    width: 140,
  },
  {
    id: 'reason',
    title: msg`Why`,
    cell: (row) =>
      row.reasonWords === null ? (
        '–'
      ) : (
        <span className={classes.words} {...tip(row.reason ?? '')}>
          <SafeLine text={row.reasonWords} />
        </span>
      ),
    width: 200,
    grow: true,
  },
  { id: 'way', title: msg`Way`, cell: (row) => <Way row={row} />, width: 150 },
  {
    id: 'sender',
    title: msg`From`,
    cell: (row) => (row.sender === null ? '–' : idCell(row.sender)),
    width: 130,
  },
  {
    id: 'receiver',
    title: msg`To`,
    cell: (row) =>
      row.receiver === null ? (
        '–'
      ) : (
        <span>
          {idCell(row.member ?? row.receiver)}
          {row.receiverType === 'group' && row.member && (
            <>
              {' '}
              <Trans comment="a member of a group">in</Trans> {idCell(row.receiver)}
            </>
          )}
        </span>
      ),
    width: 140,
  },
  {
    id: 'message',
    title: msg`Message`,
    cell: (row) => (row.message === null ? '–' : idCell(row.message)),
    width: 110,
    hidden: true,
  },
]
