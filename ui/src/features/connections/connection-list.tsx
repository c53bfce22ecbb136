import { Trans, useLingui } from '@lingui/react/macro'
import type { Icon } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import type { Connection } from '@/bindings'
import { useGo } from '@/frame/address'
import { ActMenu } from '@/kit/act-menu'
import { Badge } from '@/kit/badge'
import { Button, IconButton } from '@/kit/button'
import { confirm } from '@/kit/confirm'
import {
  IconBuilding,
  IconDots,
  IconEdit,
  IconFlask,
  IconLock,
  IconPlayerStop,
  IconPlugConnected,
  IconTrash,
} from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { toast } from '@/kit/toast'
import { shortName } from '@/lib/safe-text'
import { hrefOf, useCheck, useClose, useRemove } from './api'
import { CheckResult } from './check-result'
import classes from './home.module.css'

const OpenFileForm = lazy(() => import('./open-file-form'))
const RenameForm = lazy(() => import('./rename-form'))

const ICONS: Record<Connection['kind'], Icon> = {
  account: IconBuilding,
  app: IconPlugConnected,
  demo: IconFlask,
}

export function ConnectionList({ connections }: { connections: readonly Connection[] }) {
  const { t } = useLingui()
  return (
    <ul className={classes.list} aria-label={t`Saved connections`}>
      {connections.map((each) => (
        <Line key={each.id} connection={each} />
      ))}
    </ul>
  )
}

function Line({ connection }: { connection: Connection }) {
  const { t } = useLingui()
  const go = useGo()
  const [form, setForm] = useState<'rename' | 'file' | null>(null)
  const check = useCheck()
  const remove = useRemove()
  const close = useClose()
  const { id, name, kind, state } = connection
  const called = shortName(name)
  const Glyph = ICONS[kind]
  const sealed = state === 'sealed'
  const kinds: Record<Connection['kind'], string> = {
    account: t`Account`,
    app: t`One app`,
    demo: t`Demo`,
  }

  const askRemove = () =>
    void confirm({
      title: t`Remove ${called} from Halley?`,
      text: t`Its key is deleted from this computer. Nothing changes at CometChat; you can connect again with the same key.`,
      button: t`Remove`,
      irreversible: true,
      run: () => remove.mutateAsync(id),
    }).then((removed) => removed && toast({ text: t`${called} was removed.` }))

  return (
    <li className={classes.connection}>
      <Glyph size={20} stroke={1.5} aria-hidden className={classes.kindIcon} />
      <div className={classes.name}>
        <a
          href={hrefOf(connection)}
          className={classes.open}
          onClick={(event) => {
            event.preventDefault()
            if (sealed) setForm('file')
            else go(hrefOf(connection))
          }}
        >
          <SafeLine text={name} />
        </a>
        <span className={classes.sub}>
          {kinds[kind]}
          {connection.region && ` · ${connection.app} · ${connection.region}`}
        </span>
      </div>
      <span className={classes.credential}>
        {connection.credential !== '' && (
          <>
            <span className={classes.credentialName}>
              <Trans>Key</Trans>
            </span>{' '}
            {connection.credential}
          </>
        )}
      </span>
      <span className={classes.sub}>
        <StateBadge connection={connection} />
      </span>
      <div className={classes.acts}>
        {kind !== 'demo' && !sealed && (
          <Button small tone="quiet" busy={check.isPending} onClick={() => check.mutate(id)}>
            <Trans>Check</Trans>
          </Button>
        )}
        <ActMenu
          label={t`Acts on ${called}`}
          groups={[
            [
              {
                id: 'rename',
                label: t`Rename`,
                icon: IconEdit,
                run: () => setForm('rename'),
              },
              kind === 'demo' && {
                id: 'stop',
                label: t`Stop the demo`,
                icon: IconPlayerStop,
                run: () => close.mutate(id),
              },
            ],
            [
              {
                id: 'remove',
                label: t`Remove`,
                icon: IconTrash,
                danger: true,
                run: askRemove,
              },
            ],
          ]}
        >
          <IconButton label={t`Acts on ${called}`} icon={IconDots} size="row" />
        </ActMenu>
      </div>
      {(check.data || check.error) && (
        <div className={classes.report}>
          <CheckResult report={check.data} problem={check.error} />
        </div>
      )}
      <Suspense>
        {form === 'rename' && <RenameForm connection={connection} onClose={() => setForm(null)} />}
        {form === 'file' && (
          <OpenFileForm
            onClose={() => setForm(null)}
            onOpened={() => {
              setForm(null)
              go(hrefOf(connection))
            }}
          />
        )}
      </Suspense>
    </li>
  )
}

function StateBadge({ connection }: { connection: Connection }) {
  const { t } = useLingui()
  switch (connection.state) {
    case 'sealed':
      return (
        <Badge tone="amber" icon={IconLock} hint={t`Its key is in the locked passphrase file`}>
          <Trans>Locked</Trans>
        </Badge>
      )
    case 'failed':
      return (
        <Badge tone="red">
          <Trans>Could not start</Trans>
        </Badge>
      )
    case 'starting':
      return <Trans>Starting…</Trans>
    case 'ready':
      return connection.lastUsedAt === null ? (
        <Trans>Never used</Trans>
      ) : (
        <Trans>
          Used <Time at={connection.lastUsedAt} />
        </Trans>
      )
  }
}
