import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { Connection, MadeApp } from '@/bindings'
import { SelectField, SwitchField } from '@/form/fields/choice-fields'
import { TextField } from '@/form/fields/text-field'
import { SideForm } from '@/form/form-shell'
import { useCreateApp } from './api'
import { MadeKeys } from './made-keys'
import { LIMITS, nameFault, regionFault } from './rules'

type NewAppProps = { connection: Connection['id']; onClose: () => void }
type Values = { name: string; region: string; sampleData: boolean }

/** Makes an app; then its keys stand there once, masked. */
export function NewApp({ connection, onClose }: NewAppProps) {
  const { t } = useLingui()
  const create = useCreateApp(connection)
  const [made, setMade] = useState<MadeApp | null>(null)
  const form = useForm<Values>({
    initialValues: { name: '', region: 'us', sampleData: false },
    validate: { name: nameFault, region: regionFault },
    validateInputOnBlur: true,
  })
  const save = (values: Values) =>
    create.mutate(values, {
      onSuccess: ({ value }) => {
        form.resetDirty()
        setMade(value)
      },
    })
  if (made) return <MadeKeys connection={connection} made={made} onClose={onClose} />
  return (
    <SideForm
      title={t`New app`}
      form={form}
      save={t`Create app`}
      onSave={save}
      loading={create.isPending}
      submitError={create.error}
      onClose={onClose}
    >
      <p>
        <Trans>
          An app is one tenant's own chat: its users, groups, roles, keys and settings, apart from
          those of all other apps. It counts as one more app of the account.
        </Trans>
      </p>
      <TextField
        form={form}
        name="name"
        label={t`Name`}
        help={t`People of your account see it, users of the app do not.`}
        limit={LIMITS.name}
        required
        autoFocus
      />
      <SelectField
        form={form}
        name="region"
        label={t`Where its data is kept`}
        help={t`The region nearest to its users. It cannot be changed later. Type another one if CometChat gave you one.`}
        options={[
          { value: 'us', label: t`United States (us)` },
          { value: 'eu', label: t`Europe (eu)` },
          { value: 'in', label: t`India (in)` },
        ]}
        creatable
      />
      <SwitchField
        form={form}
        name="sampleData"
        label={t`Begin with sample data`}
        help={t`Five users and a group to try things with. Leave it off for real customers.`}
      />
    </SideForm>
  )
}
