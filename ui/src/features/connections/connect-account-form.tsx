import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { Keep } from '@/bindings'
import { SecretField, TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { useTypedSecret } from '@/form/typed-secret'
import { useGo } from '@/frame/address'
import { vaultQuery } from '@/ipc/questions'
import { hrefOf, useConnectAccount } from './api'
import { KeepChoice } from './keep-choice'
import { firstChoice, LIMITS } from './rules'
import { useFirstKeep } from './use-first-keep'
import { usePassphraseRule } from './use-passphrase-rule'

type Values = { name: string; key: string; secret: boolean; keep: Keep; passphrase: boolean }

/** The way in with every app of an account. */
export default function ConnectAccountForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const go = useGo()
  const connect = useConnectAccount()
  const { data: vault } = useQuery(vaultQuery)
  const secret = useTypedSecret()
  const passphrase = useTypedSecret()
  const passphraseRule = usePassphraseRule(vault, passphrase)
  const form = useForm<Values>({
    initialValues: {
      name: t`My account`,
      key: '',
      secret: false,
      keep: firstChoice(vault),
      passphrase: false,
    },
    validateInputOnBlur: true,
    validate: {
      name: (text) => (text.trim() === '' ? t`Give it a name.` : null),
      key: (text) => (text.trim() === '' ? t`Paste the management key.` : null),
      secret: (typed) => (typed ? null : t`Paste the secret that came with the key.`),
      passphrase: passphraseRule,
    },
  })
  useFirstKeep(form, vault)

  const save = (values: Values) =>
    connect.mutate(
      {
        request: {
          name: values.name.trim(),
          key: values.key.trim(),
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
      title={t`Connect an account`}
      intro={t`Halley asks CometChat for the list of your apps to see that both work. Nothing is changed.`}
      form={form}
      save={t`Connect`}
      loading={connect.isPending}
      submitError={connect.error}
      codeFields={{ accountRejected: 'secret', keyRejected: 'key', wrongPassphrase: 'passphrase' }}
      onClose={onClose}
      onSave={save}
    >
      <TextField
        form={form}
        name="name"
        label={t`Name`}
        help={t`Only for you, to tell your connections apart.`}
        limit={LIMITS.name}
        required
      />
      <TextField form={form} name="key" label={t`Management key`} required exact autoFocus />
      <SecretField form={form} secret={secret} name="secret" label={t`Secret`} required />
      <KeepChoice form={form} vault={vault} passphrase={passphrase} />
    </DialogForm>
  )
}
