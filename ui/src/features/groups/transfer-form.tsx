import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import type { AppRef, GroupRow } from '@/bindings'
import { PersonField } from '@/form/fields/person-field'
import { DialogForm } from '@/form/form-shell'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useTransfer, useUndo } from './api'
import { ownerFault } from './rules'

type TransferFormProps = { app: AppRef; group: GroupRow; onClose: () => void }

/** Gives a group another owner. */
export function TransferForm({ app, group, onClose }: TransferFormProps) {
  const { t } = useLingui()
  const transfer = useTransfer(app, group.guid)
  const undo = useUndo(app)
  const why = useRights()
  const form = useForm({
    initialValues: { owner: '' },
    validate: {
      owner: (owner: string) =>
        owner === ''
          ? t`Choose the user who shall own the group.`
          : owner === group.owner
            ? t`This user owns the group already.`
            : ownerFault(owner),
    },
  })
  const save = ({ owner }: { owner: string }) =>
    transfer.mutate(owner, {
      onSuccess: ({ value, undo: id }) => {
        form.resetDirty()
        const name = value.ownerName ?? owner
        toast({
          text: t`${name} owns ${value.name} now`,
          undo: id ? () => undo.mutateAsync(id) : null,
        })
        onClose()
      },
    })
  return (
    <DialogForm
      title={t`Give ${group.name} another owner`}
      intro={t`The new owner becomes an admin of the group. The owner of now stays a member.`}
      form={form}
      save={t`Change owner`}
      onSave={save}
      loading={transfer.isPending}
      submitError={transfer.error}
      codeFields={{ userGone: 'owner' }}
      reason={why('groupTransfer')}
      onClose={onClose}
    >
      <PersonField
        app={app}
        label={t`New owner`}
        placeholder={t`Part of a name or uid`}
        required
        without={group.owner ? [group.owner] : []}
        {...form.getInputProps('owner')}
      />
    </DialogForm>
  )
}
