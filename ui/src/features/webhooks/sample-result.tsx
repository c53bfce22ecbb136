import { Trans, useLingui } from '@lingui/react/macro'
import type { Header, SampleAnswer, TlsFacts } from '@/bindings'
import { Badge } from '@/kit/badge'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconAlertTriangle, IconCheck } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { formatMoment, formatNumber } from '@/lib/format'
import classes from './webhooks.module.css'

/** What an address answered to a sample: status, time, secure connection, headers, body. */
export function SampleResult({ answer }: { answer: SampleAnswer }) {
  const { t } = useLingui()
  return (
    <div className={classes.answer} aria-label={t`What it answered`} role="status">
      <p className={classes.verdict} data-good={answer.delivered || undefined}>
        {answer.delivered ? (
          <IconCheck size={16} aria-hidden />
        ) : (
          <IconAlertTriangle size={16} aria-hidden />
        )}
        <SafeText text={answer.sentence} most={600} />
      </p>
      <FieldList>
        <Field name={t`Status`}>
          {answer.status === null ? <Trans>no answer</Trans> : answer.status}
        </Field>
        <Field name={t`Time`}>{t`${formatNumber(answer.tookMs)} ms`}</Field>
        {answer.tls && <Tls tls={answer.tls} />}
      </FieldList>
      {answer.body !== '' && (
        <Section title={t`Its text`}>
          <pre className={classes.body}>
            <SafeText text={answer.body} most={16_000} />
            {answer.truncated && '…'}
          </pre>
        </Section>
      )}
      {answer.headers.length > 0 && <Headers headers={answer.headers} />}
    </div>
  )
}

function Tls({ tls }: { tls: TlsFacts }) {
  const { t } = useLingui()
  return (
    <>
      <Field name={t`Secure connection`}>
        {tls.version ?? <Trans>not made</Trans>}{' '}
        {tls.problem ? (
          <Badge tone="red">
            <Trans>not trusted</Trans>
          </Badge>
        ) : (
          <Badge tone="green">
            <Trans>trusted</Trans>
          </Badge>
        )}
        {tls.problem && <span className={classes.why}>{tls.problem}</span>}
      </Field>
      {tls.subject !== null && (
        <Field name={t`Certificate for`}>
          <SafeText text={[tls.subject, ...tls.hosts].filter(Boolean).join(', ')} most={300} />
        </Field>
      )}
      {tls.issuer !== null && (
        <Field name={t`Signed by`}>
          <SafeText text={tls.issuer} most={300} />
        </Field>
      )}
      {tls.validUntil !== null && (
        <Field name={t`Valid until`}>
          {formatMoment(tls.validUntil)} (<Time at={tls.validUntil} />)
        </Field>
      )}
    </>
  )
}

export function Headers({ headers }: { headers: readonly Header[] }) {
  const { t } = useLingui()
  return (
    <Section title={t`Headers`}>
      <dl className={classes.headers}>
        {headers.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice.
          <div key={index}>
            <dt>{name}</dt>
            <dd>
              <SafeText text={value} most={400} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
