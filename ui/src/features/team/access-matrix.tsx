import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, TeamOfApp, TeamPerson } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { type Act, ActMenu } from '@/kit/act-menu'
import { IconButton } from '@/kit/button'
import { IconDots, IconUserMinus } from '@/kit/icons'
import { SafeLine, SafeText } from '@/kit/safe-text'
import { tip } from '@/kit/tip'
import { formatNumber } from '@/lib/format'
import { teamQuery } from './api'
import { ROLES, roleName } from './rules'
import classes from './team.module.css'
import { useTeamActs } from './use-team-acts'

/** More is found by searching: nobody reads a wall of a thousand names. */
const PEOPLE = 200
const APPS = 40
/** Apps that one change reaches at most. */
const AT_ONCE = 100

type AccessMatrixProps = {
  app: AppRef
  apps: readonly TeamOfApp[]
  people: readonly TeamPerson[]
}

/** People by apps: in each cell the role, and what can be made of it. */
export function AccessMatrix({ app, apps, people }: AccessMatrixProps) {
  const { t } = useLingui()
  const { data: team } = useQuery(teamQuery(app))
  const acts = useTeamActs(app, team?.owner ?? null)
  const shownApps = apps.slice(0, APPS)
  const shownPeople = people.slice(0, PEOPLE)
  const roleIn = (one: TeamPerson, id: string) =>
    one.seats.find((seat) => seat.app === id)?.role ?? null

  const ofCell = (email: string, id: string, role: string | null): Act[] => [
    ...ROLES.map((each) => ({
      id: each,
      label: t`Make ${roleName(each)}`,
      reason: acts.whyNot ?? (role === each ? t`That is the role already.` : null),
      run: () => void acts.give(email, each, [id]),
    })),
    {
      id: 'remove',
      label: t`Take out of the team`,
      danger: true,
      reason: acts.whyNot ?? (role === null ? t`Not in this team.` : null),
      run: () => void acts.takeOut(email, [id]),
    },
  ]
  if (people.length === 0) {
    return (
      <p className={classes.nothing}>
        <Trans>Nobody is found. Only owners may have access, or the search is too narrow.</Trans>
      </p>
    )
  }
  return (
    <div className={classes.matrix}>
      {(people.length > PEOPLE || apps.length > APPS) && (
        <p className={classes.note}>
          <Trans>
            Shown are {formatNumber(shownPeople.length)} of {formatNumber(people.length)} people and{' '}
            {formatNumber(shownApps.length)} of {formatNumber(apps.length)} apps. Search, or choose
            apps, to see the others.
          </Trans>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable. */}
      <section className={classes.scroller} tabIndex={0} aria-label={t`Who has access where`}>
        <table aria-label={t`Roles by person and app`}>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                <Plural value={people.length} one="# person" other="# people" />
              </th>
              {shownApps.map((each) => (
                <th key={each.app} scope="col" className={classes.appHead}>
                  <Link bare href={paths.team({ ...app, app: each.app })} {...tip(each.app)}>
                    <SafeLine text={each.name} />
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shownPeople.map((one) => (
              <tr key={one.email}>
                <th scope="row" className={classes.person}>
                  <span className={classes.personName}>
                    <SafeText text={one.email} />
                    <span className={classes.dim}>
                      <Plural value={one.seats.length} one="# app" other="# apps" />
                    </span>
                  </span>
                  <ActMenu
                    label={t`Acts on ${one.email}`}
                    groups={[
                      [
                        {
                          id: 'everywhere',
                          label: t`Take out of all these teams`,
                          icon: IconUserMinus,
                          danger: true,
                          reason:
                            acts.whyNot ??
                            (one.seats.length > AT_ONCE
                              ? t`Choose at most ${AT_ONCE} apps at a time.`
                              : null),
                          run: () =>
                            void acts.takeOut(
                              one.email,
                              one.seats
                                .map((seat) => seat.app)
                                .filter((id) => apps.some((each) => each.app === id)),
                            ),
                        },
                      ],
                    ]}
                  >
                    <IconButton label={t`Acts on ${one.email}`} icon={IconDots} size="row" />
                  </ActMenu>
                </th>
                {shownApps.map((each) => {
                  const role = roleIn(one, each.app)
                  const said = each.people === null ? '…' : role === null ? '–' : roleName(role)
                  return (
                    <td key={each.app}>
                      <ActMenu
                        label={t`${one.email} in ${each.name}`}
                        groups={[ofCell(one.email, each.app, role)]}
                      >
                        <button
                          type="button"
                          className={classes.cell}
                          data-role={role ?? undefined}
                          aria-label={t`${one.email} in ${each.name}: ${said}`}
                        >
                          {said}
                        </button>
                      </ActMenu>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
