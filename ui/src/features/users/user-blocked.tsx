import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, BlockedRow } from '@/bindings'
import { PersonField } from '@/form/fields/person-field'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { idCell } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconBan, IconExternalLink, IconUserCheck, IconUserOff } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { useRights } from '@/rights/use-rights'
import type { Column } from '@/table/column'
import { blocksQuery, useBlocked } from './api'
import { BarWays, type Way, WayButton } from './bar-ways'
import { userName } from './columns'
import { SmallTable } from './small-table'
import { useTies } from './use-ties'
import classes from './users.module.css'

const columns: readonly Column<BlockedRow>[] = [
  {
    id: 'name',
    title: msg`Name`,
    cell: (user) => userName(user),
    width: 240,
    grow: true,
    fixed: true,
  },
  { id: 'uid', title: msg`UID`, cell: (user) => idCell(user.uid, 32), width: 220, upTo: 256 },
  {
    id: 'direction',
    title: msg`Direction`,
    cell: (user) =>
      user.direction === 'blockedByThem' ? (
        <Trans>is blocked</Trans>
      ) : user.direction === 'both' ? (
        <Trans>each blocks the other</Trans>
      ) : (
        <Trans>blocks this user</Trans>
      ),
    width: 180,
  },
  { id: 'blockedAt', title: msg`Since`, cell: (user) => <Time at={user.blockedAt} />, width: 130 },
]

type UserBlockedProps = { app: AppRef; uid: string }

/** Whom a user blocks, and by whom the user is blocked as far as somebody looks. */
export function UserBlocked({ app, uid }: UserBlockedProps) {
  const { t } = useLingui()
  const why = useRights()
  const go = useGo()
  const ties = useTies(app)
  const [open, setOpen] = useState<'block' | 'look' | null>(null)
  const [other, setOther] = useState('')
  const turn = (id: 'block' | 'look' | null) => {
    setOther('')
    setOpen(id)
  }
  const block: Way<'block' | 'look'> = {
    id: 'block',
    label: t`Block a user`,
    icon: IconBan,
    reason: why('block'),
    field: (
      <PersonField
        app={app}
        inBar
        label={t`Whom to block`}
        placeholder={t`Part of a name or uid`}
        without={[uid]}
        onChange={(whom) => {
          if (whom === '') return
          turn(null)
          void ties.block(uid, whom)
        }}
      />
    ),
  }
  const look: Way<'block' | 'look'> = {
    id: 'look',
    label: t`Look at both sides`,
    close: t`Close`,
    field: (
      <PersonField
        app={app}
        inBar
        label={t`The other user`}
        placeholder={t`Part of a name or uid`}
        value={other}
        without={[uid]}
        onChange={setOther}
      />
    ),
  }
  return (
    <SmallTable
      list="user-blocked"
      label={t`Blocked`}
      rows={useBlocked(app, uid)}
      columns={columns}
      rowId={(user) => `${user.direction}-${user.uid}`}
      rowName={(user) => user.name}
      onOpen={(user) => go(paths.user(app, user.uid))}
      file={{ app, list: { kind: 'userBlocked', uid } }}
      action={<BarWays ways={[block, look]} open={open} onOpen={turn} />}
      below={
        open === 'look' && (
          <>
            <p className={classes.tabNote}>
              <Trans>
                CometChat lists whom a user blocks, not by whom. Choose a user to see both sides.
              </Trans>
            </p>
            {other !== '' && <BothSides app={app} uid={uid} other={other} />}
          </>
        )
      }
      acts={(user) => {
        const theirs = user.direction === 'blockedThem'
        return [
          [
            {
              id: 'open',
              label: t`Open the user`,
              icon: IconExternalLink,
              run: () => go(paths.user(app, user.uid)),
            },
          ],
          [
            {
              id: 'unblock',
              label: t`Lift the block`,
              icon: IconUserCheck,
              keys: 'delete',
              quick: true,
              reason: why('unblock'),
              run: () => void (theirs ? ties.unblock(user.uid, uid) : ties.unblock(uid, user.uid)),
            },
          ],
        ]
      }}
      empty={
        <Empty
          icon={IconUserOff}
          title={t`No blocks`}
          action={open === null && <WayButton way={block} onOpen={() => turn('block')} />}
        >
          <Trans>This user blocks nobody.</Trans>
        </Empty>
      }
    />
  )
}

/** Who of two blocks the other, with the way to change each side. */
function BothSides({ app, uid, other }: UserBlockedProps & { other: string }) {
  const { t } = useLingui()
  const why = useRights()
  const ties = useTies(app)
  const { data, error, refetch } = useQuery(blocksQuery(app, uid, other))
  if (error) return <ErrorPanel inline problem={error} onRetry={() => void refetch()} />
  if (!data) return <Lines count={2} label={t`Looking at both sides`} />
  const sides = [
    { by: uid, whom: other, on: data.blocks },
    { by: other, whom: uid, on: data.isBlocked },
  ]
  return (
    <ul className={classes.sides} aria-label={t`Both sides`}>
      {sides.map(({ by, whom, on }) => (
        <li key={by}>
          <span>{on ? t`${by} blocks ${whom}.` : t`${by} does not block ${whom}.`}</span>
          <Button
            small
            tone="quiet"
            reason={why(on ? 'unblock' : 'block')}
            onClick={() => void (on ? ties.unblock(by, whom) : ties.block(by, whom))}
          >
            {on ? t`Lift the block` : t`Block`}
          </Button>
        </li>
      ))}
    </ul>
  )
}
