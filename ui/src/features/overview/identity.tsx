import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { AppRef, FleetApp } from '@/bindings'
import { IdText } from '@/kit/copy'
import { Field, FieldList, Section } from '@/kit/field-list'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Amount, Time } from '@/kit/time'

type IdentityProps = { app: AppRef; identity: FleetApp | undefined; problem: ReactNode }

export function Identity({ app, identity, problem }: IdentityProps) {
  const { t } = useLingui()
  return (
    <Section title={t`Identity`}>
      {problem}
      {!identity && !problem && <Lines count={4} label={t`Loading the app`} />}
      {identity && (
        <FieldList>
          <Field name={t`App id`}>
            <IdText id={app.app} />
          </Field>
          <Field name={t`Region`}>
            {identity.regionName} ({identity.region})
          </Field>
          <Field name={t`Plan`}>
            {identity.plan ? capital(identity.plan) : <Trans>Not known</Trans>}
          </Field>
          <Field name={t`State`}>{capital(identity.state)}</Field>
          {identity.trialEndsAt !== null && (
            <Field name={t`Trial ends`}>
              <Time at={identity.trialEndsAt} />
            </Field>
          )}
          <Field name={t`Users`}>
            <Amount value={identity.users} />
          </Field>
          <Field name={t`Created`}>
            <Time at={identity.createdAt} />
          </Field>
          {identity.owner && (
            <Field name={t`Owner`}>
              <SafeText text={identity.owner} />
            </Field>
          )}
        </FieldList>
      )}
    </Section>
  )
}

/** The service's own word, with a capital: plans and states are an open list. */
function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1)
}
