import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import type { Connection } from '@/bindings'
import { TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { useRename } from './api'
import { LIMITS } from './rules'

export default function RenameForm(props: { connection: Connection; onClose: () => void }) {
  const { t } = useLingui()
  const rename = useRename()
  const form = useForm({
    initialValues: { name: props.connection.name },
    validateInputOnBlur: true,
    validate: { name: (name) => (name.trim() === '' ? t`Give it a name.` : null) },
  })
  return (
    <DialogForm
      title={t`Rename the connection`}
      form={form}
      save={t`Rename`}
      loading={rename.isPending}
      submitError={rename.error}
      onClose={props.onClose}
      onSave={(values: { name: string }) =>
        rename.mutate(
          { id: props.connection.id, name: values.name.trim() },
          { onSuccess: props.onClose },
        )
      }
    >
      <TextField form={form} name="name" label={t`Name`} limit={LIMITS.name} required autoFocus />
    </DialogForm>
  )
}
