import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, KnownTrigger, TriggerFamily } from '@/bindings'
import { IconButton } from '@/kit/button'
import { Dialog } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { IconChevronRight, IconCode } from '@/kit/icons'
import { JsonView } from '@/kit/json-view'
import { Lines } from '@/kit/skeleton'
import { tip } from '@/kit/tip'
import { familiesQuery, sampleQuery } from './api'
import { chosenOf, unknownOf } from './rules'
import classes from './webhooks.module.css'

type TriggerChoiceProps = {
  app: AppRef
  /** Id of the webhook, as samples name it. */
  webhook: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/**
 * Which events a webhook is told. A family has no state of its own: its box says only what the boxes
 * of its triggers say.
 */
export function TriggerChoice({ app, webhook, chosen, onChange }: TriggerChoiceProps) {
  const { t } = useLingui()
  const { data: families, error, refetch } = useQuery(familiesQuery)
  const [text, setText] = useState('')
  const [shown, setShown] = useState<KnownTrigger | null>(null)
  if (error) return <ErrorPanel inline problem={error} onRetry={() => void refetch()} />
  if (!families) return <Lines count={6} label={t`Reading the triggers`} />
  const unknown = unknownOf(families, chosen)
  const all: TriggerFamily[] = [
    ...families,
    ...(unknown.length > 0
      ? [{ id: 'unknown', title: t`Not known to this version`, triggers: unknown.map(asUnknown) }]
      : []),
  ]
  const wanted = text.trim().toLowerCase()
  const fits = ({ id, title, sentence }: KnownTrigger) =>
    wanted === '' || `${id} ${title} ${sentence}`.toLowerCase().includes(wanted)
  const set = (ids: readonly string[], on: boolean) =>
    onChange(
      on
        ? [...chosen, ...ids.filter((id) => !chosen.includes(id))]
        : chosen.filter((id) => !ids.includes(id)),
    )
  return (
    <fieldset className={classes.triggers}>
      <legend className={classes.legend}>
        <Trans>What it is told</Trans>{' '}
        <span className={classes.dim} role="status">
          <Plural value={chosen.length} one="# trigger" other="# triggers" />
        </span>
      </legend>
      <input
        type="search"
        className={classes.find}
        value={text}
        placeholder={t`Find a trigger`}
        aria-label={t`Find a trigger`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {all
        .filter((family) => family.triggers.some(fits))
        .map((family) => (
          <Family
            key={family.id}
            family={family}
            found={wanted === '' ? null : family.triggers.filter(fits)}
            chosen={chosen}
            onSet={set}
            onShow={setShown}
          />
        ))}
      {shown && (
        <Sample app={app} webhook={webhook} trigger={shown} onClose={() => setShown(null)} />
      )}
    </fieldset>
  )
}

function asUnknown(id: string): KnownTrigger {
  return { id, title: id, sentence: '', listed: false }
}

type FamilyProps = {
  family: TriggerFamily
  /** What a search leaves; null while nothing is searched. */
  found: readonly KnownTrigger[] | null
  chosen: readonly string[]
  onSet: (ids: readonly string[], on: boolean) => void
  onShow: (trigger: KnownTrigger) => void
}

function Family({ family, found, chosen, onSet, onShow }: FamilyProps) {
  const { t } = useLingui()
  const state = chosenOf(family, chosen)
  const [opened, setOpened] = useState(state === 'some')
  const open = found !== null || opened
  const count = family.triggers.filter(({ id }) => chosen.includes(id)).length
  return (
    <div className={classes.family}>
      <div className={classes.familyHead}>
        <Checkbox
          label={family.title}
          checked={state === 'all'}
          indeterminate={state === 'some'}
          onChange={() =>
            onSet(
              family.triggers.map(({ id }) => id),
              state !== 'all',
            )
          }
        />
        <span className={classes.dim}>{t`${count} of ${family.triggers.length}`}</span>
        {found === null && (
          <span className={classes.turn} data-open={open || undefined}>
            <IconButton
              label={open ? t`Fold ${family.title}` : t`Unfold ${family.title}`}
              icon={IconChevronRight}
              size="row"
              aria-expanded={open}
              onClick={() => setOpened(!opened)}
            />
          </span>
        )}
      </div>
      {open && (
        <ul className={classes.familyBody}>
          {(found ?? family.triggers).map((trigger) => (
            <li key={trigger.id}>
              <Checkbox
                label={<span {...tip(trigger.id)}>{trigger.title}</span>}
                description={
                  trigger.listed || trigger.sentence === ''
                    ? trigger.sentence
                    : t`${trigger.sentence} Not in CometChat’s own list; it may refuse it.`
                }
                checked={chosen.includes(trigger.id)}
                onChange={(event) => onSet([trigger.id], event.currentTarget.checked)}
              />
              {trigger.sentence !== '' && (
                <IconButton
                  label={t`Show a sample of ${trigger.title}`}
                  icon={IconCode}
                  size="row"
                  onClick={() => onShow(trigger)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type SampleProps = { app: AppRef; webhook: string; trigger: KnownTrigger; onClose: () => void }

/** What the server is sent for a trigger, with made-up people. */
function Sample({ app, webhook, trigger, onClose }: SampleProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(sampleQuery(app, webhook || 'webhook', trigger.id))
  return (
    <Dialog opened title={t`Sample: ${trigger.title}`} onClose={onClose} size={640}>
      <p className={classes.note}>{trigger.sentence}</p>
      {error ? (
        <ErrorPanel inline problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Lines count={8} label={t`Making the sample`} />
      ) : (
        <JsonView json={data} height={420} />
      )}
    </Dialog>
  )
}
