import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { AppRef, MaskedKey } from '@/bindings'
import { SelectField } from '@/form/fields/choice-fields'
import { TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { MaskedSecret } from '@/kit/copy'
import { Dialog, DialogActs } from '@/kit/dialog'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { useCreateKey, useRenameKey, useUndo } from './api'
import classes from './api-keys.module.css'
import { LIMITS, nameFault } from './rules'

type NewKeyProps = { app: AppRef; onClose: () => void }

/** Makes a key. The window gets it masked; the core copies it. */
export function NewKey({ app, onClose }: NewKeyProps) {
  const { t } = useLingui()
  const create = useCreateKey(app)
  const why = useRights()
  const [made, setMade] = useState<MaskedKey | null>(null)
  const form = useForm({
    initialValues: { name: '', scope: 'fullAccess' },
    validate: { name: nameFault },
    validateInputOnBlur: true,
  })
  const save = (values: { name: string; scope: string }) =>
    create.mutate(values, {
      onSuccess: ({ value }) => {
        form.resetDirty()
        setMade(value)
      },
    })
  if (made) return <MadeKey app={app} made={made} onClose={onClose} />
  return (
    <DialogForm
      title={t`New API key`}
      form={form}
      save={t`Create key`}
      onSave={save}
      loading={create.isPending}
      submitError={create.error}
      reason={why('apiKeyCreate')}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="name"
        label={t`Name`}
        help={t`Say who uses it: one key for each server makes it easy to replace one.`}
        limit={LIMITS.name}
        required
        autoFocus
      />
      <SelectField
        form={form}
        name="scope"
        label={t`May do`}
        help={t`Full access belongs on servers alone. A key that signs users in is for development.`}
        options={[
          { value: 'fullAccess', label: t`Full access` },
          { value: 'authOnly', label: t`Signs users in` },
        ]}
      />
    </DialogForm>
  )
}

function MadeKey({ app, made, onClose }: NewKeyProps & { made: MaskedKey }) {
  const { t } = useLingui()
  return (
    <Dialog opened title={t`The key ${made.name} is made`} onClose={onClose}>
      <p className={classes.text}>
        <Trans>
          Copy it to where it is used. Halley never shows it whole; you can copy it again from the
          list at any time.
        </Trans>
      </p>
      <MaskedSecret
        name={made.name}
        masked={made.masked}
        onCopy={() => host.apiKeyCopy(app, made.id)}
      />
      <DialogActs>
        <Button tone="primary" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}

/** Gives a key another name. */
export function RenameKey({ app, one, onClose }: NewKeyProps & { one: MaskedKey }) {
  const { t } = useLingui()
  const rename = useRenameKey(app, one.id)
  const undo = useUndo(app)
  const form = useForm({ initialValues: { name: one.name }, validate: { name: nameFault } })
  const save = ({ name }: { name: string }) =>
    rename.mutate(name.trim(), {
      onSuccess: ({ value, undo: id }) => {
        form.resetDirty()
        toast({ text: t`Renamed to ${value.name}`, undo: id ? () => undo.mutateAsync(id) : null })
        onClose()
      },
    })
  return (
    <DialogForm
      title={t`Rename the API key`}
      intro={t`Only its name changes. Whatever uses it goes on.`}
      form={form}
      save={t`Rename`}
      onSave={save}
      loading={rename.isPending}
      submitError={rename.error}
      reason={form.isDirty() ? null : t`Nothing is changed yet.`}
      onClose={onClose}
    >
      <TextField form={form} name="name" label={t`Name`} limit={LIMITS.name} required autoFocus />
    </DialogForm>
  )
}
