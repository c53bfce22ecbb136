import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, RoleRow } from '@/bindings'
import { changesOf, judgeChanged } from '@/form/changes-of'
import { SelectField } from '@/form/fields/choice-fields'
import { LongTextField, TextField } from '@/form/fields/text-field'
import { ThingMetadata } from '@/form/fields/thing-fields'
import { type AnyForm, SideForm } from '@/form/form-shell'
import { SidePanel } from '@/frame/page'
import { ErrorPanel } from '@/kit/error-panel'
import { Lines } from '@/kit/skeleton'
import { toast } from '@/kit/toast'
import { shortName } from '@/lib/safe-text'
import { useRights } from '@/rights/use-rights'
import { rolesQuery, useCreateRole, useUndo, useUpdateRole } from './api'
import { reachName } from './columns'
import { LIMITS, type RoleValues, roleFault, roleRules } from './rules'

const EMPTY: RoleValues = {
  role: '',
  name: '',
  description: '',
  metadata: '',
  listUsers: 'all',
  sendMessagesTo: 'all',
}

/** The fields that can be changed. */
const CHANGED = ['name', 'description', 'metadata', 'listUsers', 'sendMessagesTo'] as const

type NewRoleProps = { app: AppRef; onClose: () => void }

export function NewRole({ app, onClose }: NewRoleProps) {
  const { t } = useLingui()
  const create = useCreateRole(app)
  const undo = useUndo(app)
  const why = useRights()
  const form = useForm<RoleValues>({
    initialValues: EMPTY,
    validate: { role: roleFault, ...roleRules },
    validateInputOnBlur: true,
  })
  const save = (values: RoleValues) =>
    create.mutate(
      { ...values, role: values.role.trim().toLowerCase() },
      {
        onSuccess: ({ value, undo: id }) => {
          form.resetDirty()
          toast({ text: t`Created ${value.name}`, undo: id ? () => undo.mutateAsync(id) : null })
          onClose()
        },
      },
    )
  return (
    <SideForm
      title={t`New role`}
      form={form}
      save={t`Create role`}
      onSave={save}
      loading={create.isPending}
      submitError={create.error}
      codeFields={{ conflict: 'role' }}
      reason={why('roleCreate')}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="role"
        label={t`Role id`}
        help={t`The id your own system knows the role by. It cannot be changed later.`}
        limit={LIMITS.role}
        required
        exact
        autoFocus
      />
      <RoleFields form={form} />
    </SideForm>
  )
}

type EditRoleProps = NewRoleProps & { role: string }

/** Edits a role as the service has it now, read anew. */
export function EditRole(props: EditRoleProps) {
  const { app, role, onClose } = props
  const { t } = useLingui()
  const roles = useQuery({ ...rolesQuery(app), staleTime: 0, refetchOnMount: 'always' })
  // Read anew once before the form is filled; what is read later must not take the form away.
  const [read, setRead] = useState<RoleRow | null>(null)
  const found = roles.data?.find((each) => each.role === role)
  if (read === null && found && !roles.isFetching) setRead(found)
  if (read) return <EditLoaded {...props} row={read} />
  return (
    <SidePanel title={t`Edit role`} onClose={onClose}>
      {roles.error ? (
        <ErrorPanel problem={roles.error} onRetry={() => void roles.refetch()} />
      ) : roles.data && !found && !roles.isFetching ? (
        <p>{t`There is no role ${role} in this app any more.`}</p>
      ) : (
        <Lines count={8} label={t`Reading the role`} />
      )}
    </SidePanel>
  )
}

function EditLoaded({ app, role, onClose, row }: EditRoleProps & { row: RoleRow }) {
  const { t } = useLingui()
  const update = useUpdateRole(app, role)
  const undo = useUndo(app)
  const why = useRights()
  const form = useForm<RoleValues>({
    initialValues: valuesOf(row),
    validate: judgeChanged<RoleValues>(roleRules, valuesOf(row)),
    validateInputOnBlur: true,
  })
  const save = (values: RoleValues) =>
    update.mutate(changesOf(valuesOf(row), values, CHANGED), {
      onSuccess: ({ undo: id }) => {
        form.resetDirty()
        toast({ text: t`Saved ${values.name}`, undo: id ? () => undo.mutateAsync(id) : null })
        onClose()
      },
    })
  return (
    <SideForm
      title={t`Edit ${shortName(row.name)}`}
      form={form}
      save={t`Save changes`}
      onSave={save}
      loading={update.isPending}
      submitError={update.error}
      reason={why('roleUpdate') ?? (form.isDirty() ? null : t`Nothing is changed yet.`)}
      onClose={onClose}
    >
      <RoleFields form={form} />
    </SideForm>
  )
}

/** The fields that a new role and a changed one share. */
function RoleFields({ form }: { form: AnyForm }) {
  const { t } = useLingui()
  const reaches = ['all', 'friendsOnly'].map((value) => ({ value, label: reachName(value) }))
  return (
    <>
      <TextField form={form} name="name" label={t`Name`} limit={LIMITS.name} required />
      <LongTextField
        form={form}
        name="description"
        label={t`Description`}
        limit={LIMITS.description}
      />
      <SelectField
        form={form}
        name="listUsers"
        label={t`Whom its users see in lists`}
        help={t`A setting of the role (listUsers). Permissions can limit it further.`}
        options={reaches}
      />
      <SelectField
        form={form}
        name="sendMessagesTo"
        label={t`Whom its users may write to`}
        help={t`A setting of the role (sendMessagesTo). Permissions can limit it further.`}
        options={reaches}
      />
      <ThingMetadata form={form} help={t`Your own data about the role, as a JSON object.`} />
    </>
  )
}

function valuesOf(role: RoleRow): RoleValues {
  return {
    role: role.role,
    name: role.name,
    description: role.description ?? '',
    metadata: role.metadata ?? '',
    listUsers: role.listUsers,
    sendMessagesTo: role.sendMessagesTo,
  }
}
