import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, SampleAnswer, WebhookRow } from '@/bindings'
import { SelectField } from '@/form/fields/choice-fields'
import { SecretField, TextField } from '@/form/fields/text-field'
import { SideForm } from '@/form/form-shell'
import { useTypedSecret } from '@/form/typed-secret'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { Lines } from '@/kit/skeleton'
import { familiesQuery, sampleQuery, useSendSample } from './api'
import { LIMITS, urlFault } from './rules'
import { SampleResult } from './sample-result'
import classes from './webhooks.module.css'

type SampleValues = { url: string; trigger: string; username: string; password: boolean }

type SamplePanelProps = {
  app: AppRef
  /** Whose address is tried; none for an address that is typed. */
  row: WebhookRow | null
  onClose: () => void
}

/** Posts a sample from this computer to an address and shows what came of it. */
export function SamplePanel({ app, row, onClose }: SamplePanelProps) {
  const { t } = useLingui()
  const secret = useTypedSecret()
  const send = useSendSample(app)
  const { data: families = [] } = useQuery(familiesQuery)
  const form = useForm<SampleValues>({
    initialValues: {
      url: row?.fields.url ?? '',
      trigger: row?.triggers?.[0] ?? 'message_sent',
      username: row?.fields.username ?? '',
      password: false,
    },
    validate: { url: (text) => urlFault(text, true) },
    validateInputOnBlur: true,
  })
  const { trigger } = form.getValues()
  const webhook = row?.id ?? 'sample'
  const post = (values: SampleValues) =>
    send.mutate(
      {
        request: {
          webhook,
          url: values.url,
          trigger: values.trigger,
          username: values.password ? values.username : '',
        },
        password: secret.text,
      },
      { onSuccess: () => form.resetDirty() },
    )
  const answer: SampleAnswer | undefined = send.data
  return (
    <SideForm
      title={row ? t`Send a sample to ${row.fields.name}` : t`Send a sample`}
      wide
      form={form}
      save={answer ? t`Send again` : t`Send sample`}
      onSave={post}
      loading={send.isPending}
      submitError={send.error}
      onClose={onClose}
    >
      <p className={classes.note}>
        <Trans>
          Halley posts made-up people from this computer, once, as CometChat would. Your server
          takes it for a real event. Nothing in the app changes.
        </Trans>
      </p>
      <TextField form={form} name="url" label={t`Address`} limit={LIMITS.url} required exact />
      <SelectField
        form={form}
        name="trigger"
        label={t`Trigger`}
        options={families.flatMap((family) =>
          family.triggers.map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
        )}
      />
      <SecretField
        form={form}
        name="password"
        secret={secret}
        label={t`Password, where it asks for one`}
        help={t`CometChat gives passwords out to nobody, so it is typed anew. Empty sends none.`}
      />
      {form.getValues().password && (
        <TextField form={form} name="username" label={t`User name`} required exact />
      )}
      {answer && <SampleResult answer={answer} />}
      <Section title={t`What is sent`}>
        <Payload app={app} webhook={webhook} trigger={trigger} />
      </Section>
    </SideForm>
  )
}

function Payload({ app, webhook, trigger }: { app: AppRef; webhook: string; trigger: string }) {
  const { t } = useLingui()
  const { data, error } = useQuery(sampleQuery(app, webhook, trigger))
  if (error) return <ErrorPanel inline problem={error} />
  if (data === undefined) return <Lines count={6} label={t`Making the sample`} />
  return <JsonView json={data} height={260} />
}
