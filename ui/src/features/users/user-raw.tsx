import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { Lines } from '@/kit/skeleton'
import { rawQuery } from './api'

/** The answer of the service as it came. */
export function UserRaw({ app, uid }: { app: AppRef; uid: string }) {
  const { t } = useLingui()
  const raw = useQuery(rawQuery(app, uid))
  if (raw.error) return <ErrorPanel problem={raw.error} onRetry={() => void raw.refetch()} />
  if (raw.data === undefined) return <Lines count={12} label={t`Reading the user`} />
  return (
    <Section title={t`What the service answers`}>
      <JsonView json={raw.data} height="60vh" />
    </Section>
  )
}
