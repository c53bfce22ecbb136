import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { Lines } from '@/kit/skeleton'
import { rawQuery } from './api'

/** The answer of the service as it came. */
export function GroupRaw({ app, guid }: { app: AppRef; guid: string }) {
  const { t } = useLingui()
  const raw = useQuery(rawQuery(app, guid))
  if (raw.error) return <ErrorPanel problem={raw.error} onRetry={() => void raw.refetch()} />
  if (raw.data === undefined) return <Lines count={12} label={t`Reading the group`} />
  return (
    <Section title={t`What the service answers`}>
      <JsonView json={raw.data} height="60vh" />
    </Section>
  )
}
