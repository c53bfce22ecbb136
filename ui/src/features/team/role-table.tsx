import { Trans, useLingui } from '@lingui/react/macro'
import { IconCheck, IconMinus } from '@/kit/icons'
import { tip } from '@/kit/tip'
import { ROLE_COLUMNS, ROLE_LINES } from './role-words'
import { roleName } from './rules'
import classes from './team.module.css'

/** What each role may do in CometChat's own dashboard, in words. */
export function RoleTable() {
  const { t } = useLingui()
  return (
    <div className={classes.scrolled}>
      <p className={classes.note}>
        <Trans>
          A role of the team says what a person may do in CometChat's own dashboard, for this app.
          What Halley may do on this computer is set in Preferences instead.
        </Trans>
      </p>
      <table className={classes.words} aria-label={t`What each role may do`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>In the dashboard</Trans>
            </th>
            {ROLE_COLUMNS.map((role) => (
              <th key={role} scope="col">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROLE_LINES.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <span {...tip(line.where)}>{t(line.what)}</span>
              </th>
              {ROLE_COLUMNS.map((role) => (
                <td key={role} data-may={line.may[role] || undefined}>
                  {line.may[role] ? (
                    <IconCheck size={16} aria-hidden />
                  ) : (
                    <IconMinus size={16} aria-hidden />
                  )}
                  <span>{line.may[role] ? t`Yes` : t`No`}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        <Trans>
          Owners and developers are made in the dashboard: the interface that Halley uses can name
          only admins and moderators, and take anybody but the owner out.
        </Trans>
      </p>
    </div>
  )
}
