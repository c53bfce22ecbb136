import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, BatchReport, RoleRestrictions } from '@/bindings'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconArrowRight, IconShieldCheck } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { toast, toastProblem } from '@/kit/toast'
import { shortName } from '@/lib/safe-text'
import { useRights } from '@/rights/use-rights'
import { restrictionsQuery, useLift, useMove, useUndo } from './api'
import { PlanPanel } from './plan-panel'
import classes from './roles.module.css'

/** What older restrictions still forbid, with the way to permissions. */
export function RestrictionsTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const all = useQuery(restrictionsQuery(app))
  if (all.error && !all.data) {
    return <PlanPanel problem={all.error} onRetry={() => void all.refetch()} />
  }
  if (!all.data) {
    return (
      <div className={classes.scrolled}>
        <Lines count={8} label={t`Reading the older restrictions`} />
      </div>
    )
  }
  const shown = all.data.filter((each) => each.features.length > 0 || each.problem)
  return (
    <div className={classes.scrolled}>
      {shown.length === 0 ? (
        <Empty icon={IconShieldCheck} title={t`No older restrictions`}>
          <Trans>
            CometChat once let features be taken from roles. Nothing is restricted that way here:
            permissions alone say what users may do.
          </Trans>
        </Empty>
      ) : (
        <>
          <p className={classes.note}>
            <Trans>
              CometChat gives these up in favour of permissions. Where a permission forbids the
              same, move it there: the permission is set first, so nothing is open in between.
            </Trans>
          </p>
          {shown.map((each) => (
            <RoleSection key={each.role} app={app} restricted={each} />
          ))}
        </>
      )}
    </div>
  )
}

function RoleSection({ app, restricted }: { app: AppRef; restricted: RoleRestrictions }) {
  const { t } = useLingui()
  const why = useRights()
  const lift = useLift(app)
  const move = useMove(app)
  const undo = useUndo(app)
  const { role, problem } = restricted
  const name = shortName(restricted.name)
  const features = restricted.features.map((each) => ({
    ...each,
    cannot: shortName(each.cannot),
  }))
  const movable = features.filter((each) => each.permission !== null).map((each) => each.key)
  const busy = lift.isPending || move.isPending
  const told = (text: string) => ({
    onSuccess: ({ done, failed, undo: id }: BatchReport) => {
      if (done > 0) toast({ text, undo: id ? () => undo.mutateAsync(id) : null })
      const [first] = failed
      if (first) toastProblem({ message: first.message, advice: '' })
    },
    onError: toastProblem,
  })
  const moveSome = (keys: string[]) =>
    move.mutate({ role, keys }, told(t`Moved to the permissions of ${name}`))
  return (
    <div className={classes.role}>
      <Section
        title={name}
        action={
          movable.length > 1 && (
            <Button
              small
              icon={IconArrowRight}
              reason={why('restrictionsMove')}
              onClick={() => moveSome(movable)}
            >
              <Plural
                value={movable.length}
                one="Move # to permissions"
                other="Move # to permissions"
              />
            </Button>
          )
        }
      >
        {problem && <ErrorPanel inline problem={problem} />}
        <ul className={classes.features} aria-label={t`Older restrictions of ${name}`}>
          {features.map(({ key, cannot, since, permission }) => (
            <li key={key} className={classes.feature}>
              <span {...tip(key)}>
                <Trans>Cannot {cannot}</Trans>
              </span>
              <span className={classes.dim}>
                {permission ? (
                  <Trans>
                    the permission <code>{permission}</code> forbids the same
                  </Trans>
                ) : (
                  <Trans>no permission of roles forbids this</Trans>
                )}
              </span>
              <span className={classes.dim}>
                <Time at={since} />
              </span>
              <span className={classes.acts}>
                {permission && (
                  <Button
                    small
                    reason={why('restrictionsMove')}
                    busy={busy}
                    aria-label={t`Move “${cannot}” to permissions`}
                    onClick={() => moveSome([key])}
                  >
                    <Trans>Move</Trans>
                  </Button>
                )}
                <Button
                  small
                  tone="quiet"
                  reason={why('restrictionsLift')}
                  busy={busy}
                  aria-label={t`Lift “${cannot}”`}
                  onClick={() =>
                    lift.mutate({ role, keys: [key] }, told(t`${name} can ${cannot} again`))
                  }
                >
                  <Trans>Lift</Trans>
                </Button>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
