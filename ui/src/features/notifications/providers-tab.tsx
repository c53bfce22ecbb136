import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ProviderGroup, ProviderRow } from '@/bindings'
import { useSearch } from '@/frame/address'
import { ActMenu } from '@/kit/act-menu'
import { Badge } from '@/kit/badge'
import { Button, IconButton } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconDots, IconPlus } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { providersQuery } from './api'
import { NotRead } from './loaded-settings'
import classes from './notifications.module.css'
import { useProviderActs } from './use-provider-acts'

/** Who carries notifications: by kind, those that are set up. */
export function ProvidersTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const providers = useQuery(providersQuery(app))
  if (providers.error && !providers.data) {
    return <NotRead problem={providers.error} onRetry={() => void providers.refetch()} />
  }
  if (!providers.data) {
    return (
      <div className={classes.scrolled}>
        <Lines count={10} label={t`Reading the providers`} />
      </div>
    )
  }
  const channels = [
    { id: 'push', title: t`Push notifications` },
    { id: 'email', title: t`E-mail` },
    { id: 'sms', title: t`Text messages` },
  ]
  return (
    <div className={classes.scrolled}>
      <p className={classes.note}>
        <Trans>
          CometChat sends through accounts of yours. Set up at least one provider for each way you
          want to use. Its credentials are handed on once and never shown again.
        </Trans>
      </p>
      {channels.map((channel) => (
        <Section key={channel.id} title={channel.title}>
          {providers.data
            .filter((group) => group.channel === channel.id)
            .map((group) => (
              <Kind
                key={group.kind}
                app={app}
                group={group}
                onRetry={() => void providers.refetch()}
              />
            ))}
        </Section>
      ))}
    </div>
  )
}

type KindProps = { app: AppRef; group: ProviderGroup; onRetry: () => void }

function Kind({ app, group, onRetry }: KindProps) {
  const { t } = useLingui()
  const [, setSearch] = useSearch()
  const acts = useProviderActs(app)
  const open = (id: string | null) =>
    setSearch({ provider: id === null ? `new ${group.kind}` : `edit ${group.kind} ${id}` })
  const canAdd = group.many || group.providers.length === 0
  return (
    <div className={classes.kind}>
      <div className={classes.kindHead}>
        <div>
          <strong>{group.title}</strong>
          <p className={classes.dim}>
            {group.help}
            {group.providers.length === 0 && !group.problem && (
              <>
                {' '}
                <Trans>Not set up.</Trans>
              </>
            )}
          </p>
        </div>
        {canAdd && !group.problem && (
          <Button
            small
            icon={IconPlus}
            reason={acts.whyNot}
            aria-label={t`Set up ${group.title}`}
            onClick={() => open(null)}
          >
            {t`Set up`}
          </Button>
        )}
      </div>
      {group.problem && <ErrorPanel inline problem={group.problem} onRetry={onRetry} />}
      <ul className={classes.providers} aria-label={group.title}>
        {group.providers.map((one) => (
          <li key={one.id} className={classes.provider}>
            <span className={classes.providerName}>
              <SafeText text={one.name} />
            </span>
            <State one={one} />
            <span className={classes.dim}>
              <SafeText text={summary(one)} />
            </span>
            <span>
              <Button
                small
                reason={acts.whyNot}
                aria-label={t`Edit ${one.name}`}
                onClick={() => open(one.id)}
              >
                {t`Edit`}
              </Button>{' '}
              <ActMenu label={t`Acts on ${one.name}`} groups={acts.ofProvider(one)}>
                <IconButton label={t`Acts on ${one.name}`} icon={IconDots} size="row" />
              </ActMenu>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function State({ one }: { one: ProviderRow }) {
  return (
    <>
      {one.isDefault && (
        <Badge tone="accent">
          <Trans>default</Trans>
        </Badge>
      )}
      {one.enabled !== null && (
        <Badge tone={one.enabled ? 'green' : 'amber'}>
          {one.enabled ? <Trans>in use</Trans> : <Trans comment="of a provider">off</Trans>}
        </Badge>
      )}
    </>
  )
}

/** What tells one provider from another: its file, its address, its number. */
function summary(one: ProviderRow): string {
  const text = (field: string) => {
    const value = one.values.find((each) => each.field === field)?.value
    return typeof value === 'string' ? value : null
  }
  const file = one.secrets.find((each) => each.field === 'file')?.masked
  const told = [
    text('bundleId'),
    text('webhookURL'),
    text('senderEmail'),
    text('twilioSenderPhoneNumber'),
    file,
  ]
  return told.filter((each) => each).join(', ')
}
