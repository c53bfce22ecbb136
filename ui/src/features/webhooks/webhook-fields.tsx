import { useLingui } from '@lingui/react/macro'
import type { AppRef, WebhookDraft } from '@/bindings'
import { SecretField, TextField } from '@/form/fields/text-field'
import type { AnyForm } from '@/form/form-shell'
import type { TypedSecret } from '@/form/typed-secret'
import { type Flag, FlagField, flagOf, settingOf } from './flag-field'
import { LIMITS } from './rules'
import { TriggerChoice } from './trigger-choice'

export type WebhookValues = {
  id: string
  name: string
  url: string
  enabled: Flag
  retry: Flag
  basicAuth: Flag
  username: string
  /** Whether one is typed; the password itself stays in its field. */
  password: boolean
  triggers: string[]
}

export function valuesOf(id: string, { fields, triggers }: WebhookDraft): WebhookValues {
  const { name, url, username } = fields
  return {
    id,
    name,
    url,
    enabled: flagOf(fields.enabled),
    retry: flagOf(fields.retry),
    basicAuth: flagOf(fields.basicAuth),
    username,
    password: false,
    triggers: [...triggers],
  }
}

export function draftOfValues(values: WebhookValues): WebhookDraft {
  return {
    fields: {
      name: values.name.trim(),
      url: values.url.trim(),
      enabled: settingOf(values.enabled),
      retry: settingOf(values.retry),
      basicAuth: settingOf(values.basicAuth),
      username: values.username.trim(),
    },
    triggers: values.triggers,
  }
}

type WebhookFieldsProps = {
  app: AppRef
  form: AnyForm
  secret: TypedSecret
  /** Whether one may be kept there already: then an empty field stays as it is. */
  kept: boolean
}

/** The fields that a new webhook and a changed one share. */
export function WebhookFields({ app, form, secret, kept }: WebhookFieldsProps) {
  const { t } = useLingui()
  const values = form.getValues() as WebhookValues
  const proves = settingOf(values.basicAuth) === true
  return (
    <>
      <TextField form={form} name="name" label={t`Name`} limit={LIMITS.name} required />
      <TextField
        form={form}
        name="url"
        label={t`Address`}
        help={t`Your server’s address with https://. It must answer 200 within 2 seconds.`}
        limit={LIMITS.url}
        placeholder="https://"
        required
        exact
      />
      <FlagField
        form={form}
        name="enabled"
        label={t`On`}
        help={t`Off keeps the webhook but tells it nothing.`}
      />
      <FlagField
        form={form}
        name="retry"
        label={t`Try again when it does not answer`}
        help={t`After 10 and after 30 seconds (retryOnFailure). Your server may hear things twice.`}
      />
      <FlagField
        form={form}
        name="basicAuth"
        label={t`Basic authentication`}
        help={t`CometChat proves itself to your server by name and password.`}
      />
      {(proves || values.username !== '') && (
        <TextField
          form={form}
          name="username"
          label={t`User name`}
          limit={LIMITS.username}
          required={proves}
          exact
        />
      )}
      {proves && (
        <SecretField
          form={form}
          name="password"
          secret={secret}
          label={t`Password`}
          help={
            kept
              ? t`Empty keeps the password of now. CometChat gives it out to nobody.`
              : t`At most 100 letters and digits. It goes to CometChat once and is not kept here.`
          }
          required={!kept}
        />
      )}
      <TriggerChoice
        app={app}
        webhook={values.id}
        chosen={values.triggers}
        onChange={(triggers) => form.setFieldValue('triggers', triggers)}
      />
    </>
  )
}
