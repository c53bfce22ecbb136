import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import type { ConsoleError } from '@/ipc/error'

const MOST = 100

type ViewNameProps = {
  title: string
  text?: string
  name: string
  button: string
  call: { isPending: boolean; error: ConsoleError | null }
  onSave: (name: string, done: () => void) => void
  onClose: () => void
}

/** Asks what a view is to be called. */
export function ViewName({ title, text, name, button, call, onSave, onClose }: ViewNameProps) {
  const { t } = useLingui()
  const form = useForm({
    initialValues: { name },
    validateInputOnBlur: true,
    validate: { name: (typed) => (typed.trim() === '' ? t`Give the view a name.` : null) },
  })
  return (
    <DialogForm
      title={title}
      intro={text}
      form={form}
      save={button}
      loading={call.isPending}
      submitError={call.error}
      onClose={onClose}
      onSave={(values: { name: string }) =>
        onSave(values.name.trim(), () => {
          form.resetDirty()
          onClose()
        })
      }
    >
      <TextField form={form} name="name" label={t`Name`} limit={MOST} required autoFocus />
    </DialogForm>
  )
}
