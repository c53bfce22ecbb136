import { Trans, useLingui } from '@lingui/react/macro'
import type { AppLabel, Connection, FleetApp } from '@/bindings'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { ActMenu } from '@/kit/act-menu'
import { IconButton } from '@/kit/button'
import { IdText } from '@/kit/copy'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconDots } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { tenantColour } from '@/kit/tenant'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { toast } from '@/kit/toast'
import { useSetLabel } from './api'
import { AppNotes } from './app-notes'
import classes from './fleet.module.css'
import { useAppTasks } from './use-app-tasks'
import { useColourNames } from './use-colour-names'
import { PlanName, StateDot, UserCount, useLabelName } from './words'

const LABELS = ['none', 'production', 'staging', 'development'] as const

type AppPanelProps = { app: FleetApp; connection: Connection['id']; onClose: () => void }

/** One app beside the list: who it is, and how it is marked everywhere. */
export function AppPanel({ app, connection, onClose }: AppPanelProps) {
  const { t } = useLingui()
  const ref = { connection, app: app.app }
  const set = useSetLabel(ref)
  const tasks = useAppTasks(connection)
  const labelName = useLabelName()
  const colours = useColourNames()

  const mark = (changes: Partial<AppLabel>) => {
    const before: AppLabel = { label: app.label, colour: app.colour }
    set.mutate(
      { ...before, ...changes },
      {
        onSuccess: () =>
          toast({
            text: t`${app.name} is marked anew.`,
            undo: () => host.appLabelSet(ref, before).then(() => set.reset()),
          }),
      },
    )
  }

  return (
    <SidePanel
      title={app.name}
      onClose={onClose}
      acts={
        <ActMenu groups={tasks(app)} label={t`More to do with this app`}>
          <IconButton label={t`More to do with this app`} icon={IconDots} />
        </ActMenu>
      }
    >
      <p className={classes.open}>
        <Link href={paths.overview(ref)}>
          <Trans>Open this app</Trans>
        </Link>
      </p>
      <FieldList>
        <Field name={t`App id`}>
          <IdText id={app.app} room={40} />
        </Field>
        <Field name={t`State`}>
          <StateDot state={app.state} />
        </Field>
        <Field name={t`Plan`}>
          <PlanName plan={app.plan} />
        </Field>
        <Field name={t`Region`}>
          {app.regionName} ({app.region})
        </Field>
        <Field name={t`Users`}>
          <UserCount app={app} />
        </Field>
        <Field name={t`Created`}>
          <Time at={app.createdAt} />
        </Field>
        {app.trialEndsAt !== null && (
          <Field name={t`Trial ends`}>
            <Time at={app.trialEndsAt} />
          </Field>
        )}
        {app.purgedAt !== null && (
          <Field name={t`Gone for good`}>
            <Time at={app.purgedAt} />
          </Field>
        )}
        <Field name={t`Owner`}>
          {app.owner ? <SafeText text={app.owner} /> : <Trans>Not known</Trans>}
        </Field>
      </FieldList>
      <AppNotes app={ref} known={app} />
      <Section title={t`How it is marked`}>
        <fieldset className={classes.group}>
          <legend>
            <Trans>Label</Trans>
          </legend>
          <div className={classes.labels}>
            {LABELS.map((label) => (
              <label key={label}>
                <input
                  type="radio"
                  name="label"
                  checked={app.label === label}
                  onChange={() => mark({ label })}
                />
                {labelName(label)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className={classes.group}>
          <legend>
            <Trans>Colour</Trans>
          </legend>
          <div className={classes.colours}>
            {Object.entries(colours).map(([colour, name]) => (
              <label key={colour} className={classes.colour} {...tip(name)}>
                <input
                  type="radio"
                  name="colour"
                  aria-label={name}
                  checked={app.colour === colour}
                  onChange={() => mark({ colour })}
                />
                <span
                  className={classes.swatch}
                  style={{ '--swatch': tenantColour(colour) } as object}
                />
              </label>
            ))}
          </div>
        </fieldset>
        {set.error && <ErrorPanel inline problem={set.error} />}
      </Section>
    </SidePanel>
  )
}
