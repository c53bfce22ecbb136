import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, MaskedToken } from '@/bindings'
import { host } from '@/ipc/host'
import { Button, IconButton } from '@/kit/button'
import { confirm } from '@/kit/confirm'
import { MaskedSecret } from '@/kit/copy'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconKey, IconPlus, IconTrash } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { toast, toastProblem } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { tokensQuery, useTokenActs } from './api'
import classes from './users.module.css'

/** Auth tokens: masked, copied by the core, deleted one by one or all at once. */
export function UserTokens({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const why = useRights()
  const tokens = useQuery(tokensQuery(app, uid))
  const { create, remove, flush } = useTokenActs(app, uid)

  const end = (token: MaskedToken) =>
    confirm({
      title: t`Delete this auth token?`,
      text: t`Whoever is signed in with it is signed out. A new token can be made at any time.`,
      button: t`Delete the token`,
      irreversible: true,
      run: () => remove.mutateAsync(token.id),
    })
  const endAll = (n: number) =>
    confirm({
      title: plural(n, { one: 'Delete the only auth token?', other: 'Delete all # auth tokens?' }),
      text: t`${uid} is signed out on every device.`,
      button: plural(n, { one: 'Delete the token', other: 'Delete all tokens' }),
      irreversible: true,
      run: () => flush.mutateAsync(undefined),
    })
  const make = () =>
    create.mutate(undefined, {
      onSuccess: () => toast({ text: t`Created an auth token` }),
      onError: toastProblem,
    })

  if (tokens.error) {
    return <ErrorPanel problem={tokens.error} onRetry={() => void tokens.refetch()} />
  }
  if (!tokens.data) return <Lines count={4} label={t`Reading the auth tokens`} />
  const makeButton = (
    <Button icon={IconPlus} reason={why('authTokenCreate')} busy={create.isPending} onClick={make}>
      {t`Create auth token`}
    </Button>
  )
  if (tokens.data.length === 0) {
    return (
      <Empty icon={IconKey} title={t`No auth tokens`} action={makeButton}>
        <Trans>An auth token signs this user in. Apps ask for one when somebody logs in.</Trans>
      </Empty>
    )
  }
  const n = tokens.data.length
  return (
    <Section
      title={plural(n, { one: '# auth token', other: '# auth tokens' })}
      action={
        <span className={classes.tokenActs}>
          {makeButton}
          <Button
            tone="danger"
            icon={IconTrash}
            reason={why('authTokensFlush')}
            onClick={() => void endAll(n)}
          >
            {t`Delete all`}
          </Button>
        </span>
      }
    >
      <table className={classes.tokens} aria-label={t`Auth tokens`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Token</Trans>
            </th>
            <th scope="col">
              <Trans>Platform</Trans>
            </th>
            <th scope="col">
              <Trans>Created</Trans>
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {tokens.data.map((token) => (
            <tr key={token.id}>
              <td>
                <MaskedSecret
                  name={t`auth token`}
                  masked={token.masked}
                  reason={why('authTokenCopy')}
                  onCopy={() => host.userAuthTokenCopy(app, uid, token.id)}
                />
              </td>
              <td>{token.platform ? <SafeText text={token.platform} /> : '–'}</td>
              <td>
                <Time at={token.createdAt} />
              </td>
              <td>
                <IconButton
                  label={t`Delete this auth token`}
                  icon={IconTrash}
                  tone="danger"
                  size="row"
                  reason={why('authTokenDelete')}
                  onClick={() => void end(token)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
