import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { SecretField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { useTypedSecret } from '@/form/typed-secret'
import { useOpenFile } from './api'

/** Asks for the passphrase of the file that holds the keys. */
export default function OpenFileForm(props: { onClose: () => void; onOpened: () => void }) {
  const { t } = useLingui()
  const open = useOpenFile()
  const passphrase = useTypedSecret()
  const form = useForm({
    initialValues: { passphrase: false },
    validate: { passphrase: (typed) => (typed ? null : t`Type the passphrase.`) },
  })
  return (
    <DialogForm
      title={t`Open the passphrase file`}
      intro={t`The keys of this connection are in a file that only your passphrase opens.`}
      form={form}
      save={t`Open`}
      loading={open.isPending}
      submitError={open.error}
      codeFields={{ wrongPassphrase: 'passphrase' }}
      onClose={props.onClose}
      onSave={() =>
        open.mutate(passphrase.text, {
          onSuccess: () => {
            passphrase.clear()
            props.onOpened()
          },
        })
      }
    >
      <SecretField
        form={form}
        secret={passphrase}
        name="passphrase"
        label={t`Passphrase`}
        required
        autoFocus
      />
    </DialogForm>
  )
}
