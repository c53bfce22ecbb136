import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, TeamsOfAccount } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { ErrorPanel } from '@/kit/error-panel'
import { IconPlayerStop, IconRefresh, IconUsersGroup } from '@/kit/icons'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { formatNumber } from '@/lib/format'
import { list, textOf } from '@/lib/search'
import { AccessMatrix } from './access-matrix'
import { teamsQuery, useReadTeams, useStopTeams } from './api'
import classes from './team.module.css'

/** Who has access to which apps of the account. */
export function EverywhereTab({ app }: { app: AppRef }) {
  const { t } = useLingui()
  const teams = useQuery(teamsQuery(app.connection))
  const read = useReadTeams(app.connection)
  if (teams.error && !teams.data) {
    return <ErrorPanel problem={teams.error} onRetry={() => void teams.refetch()} />
  }
  if (!teams.data) {
    return (
      <div className={classes.scrolled}>
        <Lines count={10} label={t`Looking what is known of the teams`} />
      </div>
    )
  }
  if (teams.data.asOf === null) {
    return (
      <Empty
        icon={IconUsersGroup}
        title={t`Who has access where`}
        action={
          <Button
            tone="primary"
            icon={IconRefresh}
            busy={read.isPending}
            onClick={() => read.mutate(undefined)}
          >
            {t`Read all teams`}
          </Button>
        }
      >
        <Plural
          value={teams.data.apps.length}
          one="Halley asks for the team of # app and shows who has access to it."
          other="Halley asks for the teams of # apps one by one, about one a second, and shows who has access to which."
        />
      </Empty>
    )
  }
  return <Known app={app} teams={teams.data} />
}

function Known({ app, teams }: { app: AppRef; teams: TeamsOfAccount }) {
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const read = useReadTeams(app.connection)
  const stop = useStopTeams(app.connection)
  const wanted = textOf(search, 'search').trim().toLowerCase()
  const chosen = list(search.app)
  const failed = teams.apps.filter((each) => each.problem !== null)
  const apps = teams.apps.filter((each) => chosen.length === 0 || chosen.includes(each.app))
  const people = teams.people.filter(
    (one) =>
      `${one.email} ${one.name ?? ''}`.toLowerCase().includes(wanted) &&
      (chosen.length === 0 || one.seats.some((seat) => chosen.includes(seat.app))),
  )
  const [first] = failed
  return (
    <>
      <div className={classes.choice}>
        <TextInput
          label={t`Who`}
          placeholder={t`Find by address or name`}
          value={textOf(search, 'search')}
          onChange={(event) => setSearch({ search: event.currentTarget.value }, { typed: true })}
        />
        <MultiSelect
          label={t`Apps shown`}
          placeholder={chosen.length === 0 ? t`All apps` : undefined}
          data={teams.apps.map((each) => ({ value: each.app, label: each.name }))}
          value={[...chosen]}
          onChange={(next) => setSearch({ app: next }, { replace: true })}
          searchable
          clearable
        />
        <div className={classes.reading} role="status">
          {teams.running ? (
            <>
              <Trans>
                {formatNumber(teams.done)} of {formatNumber(teams.apps.length)} apps read
              </Trans>
              <Button
                small
                icon={IconPlayerStop}
                busy={stop.isPending}
                onClick={() => stop.mutate(undefined)}
              >
                {t`Stop`}
              </Button>
            </>
          ) : (
            <>
              <span>
                <Trans>
                  as of <Time at={teams.asOf} />
                </Trans>
              </span>
              <Button
                small
                icon={IconRefresh}
                busy={read.isPending}
                onClick={() => read.mutate(undefined)}
              >
                {t`Read again`}
              </Button>
            </>
          )}
        </div>
      </div>
      {teams.running && (
        <progress
          className={classes.progress}
          aria-label={t`Apps read`}
          max={teams.apps.length}
          value={teams.done}
        />
      )}
      {first?.problem && (
        <div className={classes.failed}>
          <ErrorPanel
            inline
            problem={{
              ...first.problem,
              message:
                failed.length === 1
                  ? t`The team of ${first.name} could not be read. ${first.problem.message}`
                  : t`The teams of ${failed.length} apps could not be read. Of ${first.name}: ${first.problem.message}`,
            }}
            onRetry={() => read.mutate(undefined)}
          />
        </div>
      )}
      <AccessMatrix app={app} apps={apps} people={people} />
    </>
  )
}
