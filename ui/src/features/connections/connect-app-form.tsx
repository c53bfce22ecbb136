import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { Keep } from '@/bindings'
import { SelectField } from '@/form/fields/choice-fields'
import { SecretField, TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { useTypedSecret } from '@/form/typed-secret'
import { useGo } from '@/frame/address'
import { vaultQuery } from '@/ipc/questions'
import { hrefOf, useConnectApp } from './api'
import { KeepChoice } from './keep-choice'
import { firstChoice, LIMITS, looksLikeAppId, REGIONS } from './rules'
import { useFirstKeep } from './use-first-keep'
import { usePassphraseRule } from './use-passphrase-rule'

type Values = {
  name: string
  app: string
  region: string
  apiKey: boolean
  keep: Keep
  passphrase: boolean
}

/** The way in with a single app. */
export default function ConnectAppForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const go = useGo()
  const connect = useConnectApp()
  const { data: vault } = useQuery(vaultQuery)
  const secret = useTypedSecret()
  const passphrase = useTypedSecret()
  const passphraseRule = usePassphraseRule(vault, passphrase)
  const form = useForm<Values>({
    initialValues: {
      name: '',
      app: '',
      region: 'us',
      apiKey: false,
      keep: firstChoice(vault),
      passphrase: false,
    },
    validateInputOnBlur: true,
    validate: {
      app: (text) =>
        looksLikeAppId(text) ? null : t`An app id is one word of letters and digits.`,
      region: (text) => (text.trim() === '' ? t`Choose the app's region.` : null),
      apiKey: (typed) => (typed ? null : t`Paste the REST API key.`),
      passphrase: passphraseRule,
    },
  })
  useFirstKeep(form, vault)
  const names: Record<string, string> = { us: t`United States`, eu: t`Europe`, in: t`India` }

  const save = (values: Values) =>
    connect.mutate(
      {
        request: {
          name: values.name.trim(),
          app: values.app.trim(),
          region: values.region.trim().toLowerCase(),
          keep: values.keep,
        },
        secret: secret.text,
        passphrase: passphrase.text,
      },
      {
        onSuccess: (connection) => {
          secret.clear()
          passphrase.clear()
          form.resetDirty()
          go(hrefOf(connection))
        },
      },
    )

  return (
    <DialogForm
      title={t`Connect one app`}
      intro={t`All three are in the CometChat dashboard, in the app's credentials.`}
      form={form}
      save={t`Connect`}
      loading={connect.isPending}
      submitError={connect.error}
      fieldNames={{ appId: 'app' }}
      codeFields={{
        wrongApp: 'app',
        wrongRegion: 'region',
        keyRejected: 'apiKey',
        keyTooSmall: 'apiKey',
        wrongPassphrase: 'passphrase',
      }}
      onClose={onClose}
      onSave={save}
    >
      <TextField form={form} name="app" label={t`App id`} required exact autoFocus />
      <SelectField
        form={form}
        name="region"
        label={t`Region`}
        help={t`Type another code if yours is not listed.`}
        options={REGIONS.map((value) => ({ value, label: `${names[value]} (${value})` }))}
        creatable
      />
      <SecretField
        form={form}
        secret={secret}
        name="apiKey"
        label={t`REST API key`}
        help={t`The one with full access. An Auth Key cannot manage anything.`}
        required
      />
      <TextField
        form={form}
        name="name"
        label={t`Name`}
        help={t`Only for you. Left empty, the app id is used.`}
        limit={LIMITS.name}
      />
      <KeepChoice form={form} vault={vault} passphrase={passphrase} />
    </DialogForm>
  )
}
