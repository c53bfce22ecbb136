import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, MuteRow } from '@/bindings'
import { GroupField } from '@/form/fields/group-field'
import { PersonField } from '@/form/fields/person-field'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconPlus } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { toast, toastProblem } from '@/kit/toast'
import { formatMoment } from '@/lib/format'
import { mutesQuery, useNoticeActs } from './notices-api'
import classes from './users.module.css'

type UserMutesProps = { app: AppRef; uid: string; whyNot: string | null }

/** Conversations of which a user hears nothing. */
export function UserMutes({ app, uid, whyNot }: UserMutesProps) {
  const { t } = useLingui()
  const mutes = useQuery(mutesQuery(app, uid))
  const { unmute, undo } = useNoticeActs(app, uid)
  const [adding, setAdding] = useState(false)
  const lift = (mute: MuteRow) =>
    unmute.mutate(
      { id: mute.id, kind: mute.kind, until: null },
      {
        onSuccess: ({ undo: id }) =>
          toast({
            text: t`Unmuted ${mute.name ?? mute.id}`,
            undo: id ? () => undo.mutateAsync(id) : null,
          }),
        onError: toastProblem,
      },
    )
  return (
    <Section
      title={t`Muted conversations`}
      action={
        <Button small icon={IconPlus} reason={whyNot} onClick={() => setAdding(true)}>
          {t`Mute a conversation`}
        </Button>
      }
    >
      {mutes.error ? (
        <ErrorPanel inline problem={mutes.error} onRetry={() => void mutes.refetch()} />
      ) : !mutes.data ? (
        <Lines count={2} label={t`Reading what is muted`} />
      ) : mutes.data.length === 0 ? (
        <p className={classes.note}>
          <Trans>Nothing is muted: this user is told of all conversations.</Trans>
        </p>
      ) : (
        <ul className={classes.devices} aria-label={t`Muted conversations`}>
          {mutes.data.map((mute) => (
            <li key={`${mute.kind} ${mute.id}`} className={classes.token}>
              <Link
                href={mute.kind === 'group' ? paths.group(app, mute.id) : paths.user(app, mute.id)}
              >
                <SafeText text={mute.name ?? mute.id} />
              </Link>
              <span className={classes.platform}>
                {mute.kind === 'group' ? <Trans>group</Trans> : <Trans>user</Trans>}
              </span>
              <span>
                {mute.until === null ? (
                  <Trans>until it is unmuted</Trans>
                ) : (
                  <Trans>until {formatMoment(mute.until)}</Trans>
                )}
              </span>
              <Button
                small
                tone="quiet"
                reason={whyNot}
                busy={unmute.isPending}
                aria-label={t`Unmute ${mute.name ?? mute.id}`}
                onClick={() => lift(mute)}
              >
                {t`Unmute`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {adding && <AddMute app={app} uid={uid} onClose={() => setAdding(false)} />}
    </Section>
  )
}

const SPANS = ['always', '8h', '1d', '7d', '30d'] as const
const SECONDS = { always: null, '8h': 28_800, '1d': 86_400, '7d': 604_800, '30d': 2_592_000 }

function AddMute({ app, uid, onClose }: { app: AppRef; uid: string; onClose: () => void }) {
  const { t } = useLingui()
  const { mute, undo } = useNoticeActs(app, uid)
  const [kind, setKind] = useState('oneOnOne')
  const [id, setId] = useState('')
  const [span, setSpan] = useState<(typeof SPANS)[number]>('always')
  const names = {
    always: t`Until it is unmuted`,
    '8h': t`For 8 hours`,
    '1d': t`For a day`,
    '7d': t`For 7 days`,
    '30d': t`For 30 days`,
  }
  const save = () => {
    const secs = SECONDS[span]
    const until = secs === null ? null : Math.floor(Date.now() / 1000) + secs
    mute.mutate(
      { id: id.trim(), kind, until },
      {
        onSuccess: ({ undo: way }) => {
          toast({ text: t`Muted ${id}`, undo: way ? () => undo.mutateAsync(way) : null })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog opened title={t`Mute a conversation for ${uid}`} onClose={onClose}>
      <div className={classes.muteForm}>
        <SegmentedControl
          aria-label={t`What is muted`}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setId('')
          }}
          data={[
            { value: 'oneOnOne', label: t`With a user` },
            { value: 'group', label: t`A group` },
          ]}
        />
        {kind === 'group' ? (
          <GroupField app={app} label={t`Which group`} value={id} onChange={setId} />
        ) : (
          <PersonField
            app={app}
            label={t`Which user`}
            value={id}
            onChange={setId}
            without={[uid]}
          />
        )}
        <Select
          label={t`For how long`}
          data={SPANS.map((value) => ({ value, label: names[value] }))}
          value={span}
          allowDeselect={false}
          onChange={(next) => next && setSpan(next)}
        />
        {mute.error && <ErrorPanel inline problem={mute.error} />}
      </div>
      <DialogActs>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          tone="primary"
          busy={mute.isPending}
          reason={id.trim() === '' ? t`Choose whom or what to mute.` : null}
          onClick={save}
        >
          {t`Mute`}
        </Button>
      </DialogActs>
    </Dialog>
  )
}
