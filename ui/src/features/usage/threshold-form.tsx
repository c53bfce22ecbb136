import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, Measure } from '@/bindings'
import { TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { profileQuery } from '@/ipc/questions'
import { toast } from '@/kit/toast'
import { useSetThreshold, useUndo } from './api'

const LARGEST = 4_000_000_000

type ThresholdFormProps = {
  app: AppRef
  measure: Measure
  title: string
  most: number | null
  onClose: () => void
}

/** Above what a measure of an app warns, kept on this computer. */
export function ThresholdForm({ app, measure, title, most, onClose }: ThresholdFormProps) {
  const { t } = useLingui()
  const set = useSetThreshold(app)
  const undo = useUndo(app)
  const profile = useQuery(profileQuery).data?.profile
  const form = useForm({
    initialValues: { most: most === null ? '' : String(most) },
    validate: {
      most: (text: string) =>
        text.trim() === '' || (/^\d+$/.test(text.trim()) && Number(text) <= LARGEST)
          ? null
          : t`A whole number, or nothing for never.`,
    },
  })
  const denied = profile === 'readOnly' || profile === 'support'
  return (
    <DialogForm
      title={t`Warn of ${title}`}
      intro={t`Halley marks the app here and on the usage of all apps while the latest number is above this one. It stays on this computer.`}
      form={form}
      save={t`Save`}
      onSave={({ most: text }: { most: string }) =>
        set.mutate(
          { measure, most: text.trim() === '' ? null : Number(text) },
          {
            onSuccess: ({ undo: id }) => {
              form.resetDirty()
              toast({
                text: t`Saved above what ${title} warns`,
                undo: id ? () => undo.mutateAsync(id) : null,
              })
              onClose()
            },
          },
        )
      }
      loading={set.isPending}
      submitError={set.error}
      reason={
        denied
          ? t`This takes the manager profile, which is set in Preferences.`
          : form.isDirty()
            ? null
            : t`Nothing is changed yet.`
      }
      onClose={onClose}
    >
      <TextField
        form={form}
        name="most"
        label={t`Warn above`}
        help={t`Leave it empty to warn no more.`}
        exact
        autoFocus
      />
    </DialogForm>
  )
}
