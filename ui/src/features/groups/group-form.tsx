import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, GroupChanges, GroupDetail } from '@/bindings'
import { TextField } from '@/form/fields/text-field'
import { SideForm } from '@/form/form-shell'
import { useTypedSecret } from '@/form/typed-secret'
import { useGo } from '@/frame/address'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { ErrorPanel } from '@/kit/error-panel'
import { Lines } from '@/kit/skeleton'
import { toast, toastProblem } from '@/kit/toast'
import { groupQuery, useCreateGroup, useUndo, useUpdateGroup } from './api'
import { GroupFields } from './group-fields'
import { MembersField } from './members-field'
import { PersonField } from './person-field'
import {
  type GroupValues,
  groupRules,
  guidFault,
  LIMITS,
  membersFault,
  ownerFault,
  passwordFault,
} from './rules'

/** What the service calls a field that is called otherwise here. */
const FIELD_NAMES = { type: 'kind' }

const EMPTY: GroupValues = {
  guid: '',
  name: '',
  kind: 'public',
  password: false,
  description: '',
  icon: '',
  owner: '',
  tags: [],
  metadata: '',
  members: [],
}

type NewGroupProps = { app: AppRef; onClose: () => void }

export function NewGroup({ app, onClose }: NewGroupProps) {
  const { t } = useLingui()
  const go = useGo()
  const create = useCreateGroup(app)
  const secret = useTypedSecret()
  const form = useForm<GroupValues>({
    initialValues: EMPTY,
    validate: {
      guid: guidFault,
      owner: ownerFault,
      password: (_, { kind }) => passwordFault(secret.text(), kind, false),
      members: membersFault,
      ...groupRules,
    },
    validateInputOnBlur: true,
  })
  const save = ({ password: _, ...values }: GroupValues) =>
    create.mutate(
      {
        group: { ...values, guid: values.guid.trim().toLowerCase() },
        password: secret.text,
      },
      {
        onSuccess: ({ value: { group, failed } }) => {
          form.resetDirty()
          toast({ text: t`Created ${group.name}` })
          const [first] = failed
          if (first) {
            toastProblem({
              message: t`${failed.length} could not be added. ${first.id}: ${first.message}`,
              advice: '',
            })
          }
          go(paths.group(app, group.guid))
        },
      },
    )
  return (
    <SideForm
      title={t`New group`}
      form={form}
      save={t`Create group`}
      onSave={save}
      loading={create.isPending}
      submitError={create.error}
      fieldNames={FIELD_NAMES}
      codeFields={{ conflict: 'guid' }}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="guid"
        label={t`GUID`}
        help={t`The id your own system knows the group by. It cannot be changed later.`}
        limit={LIMITS.guid}
        required
        exact
        autoFocus
      />
      <GroupFields app={app} form={form} secret={secret} />
      <PersonField
        app={app}
        label={t`Owner`}
        help={t`Becomes the first admin. Left empty, the group belongs to the system.`}
        {...form.getInputProps('owner')}
      />
      <MembersField app={app} {...form.getInputProps('members')} />
    </SideForm>
  )
}

type EditGroupProps = NewGroupProps & { guid: string }

/** Edits a group as the service has it now, read anew. */
export function EditGroup(props: EditGroupProps) {
  const { app, guid, onClose } = props
  const { t } = useLingui()
  const group = useQuery({ ...groupQuery(app, guid), staleTime: 0, refetchOnMount: 'always' })
  // Read anew once before the form is filled; what is read later must not take the form away.
  const [read, setRead] = useState<GroupDetail | null>(null)
  if (read === null && group.data && !group.isFetching) setRead(group.data)
  if (read) return <EditLoaded {...props} group={read} />
  return (
    <SidePanel title={t`Edit group`} onClose={onClose}>
      {group.error ? (
        <ErrorPanel problem={group.error} onRetry={() => void group.refetch()} />
      ) : (
        <Lines count={8} label={t`Reading the group`} />
      )}
    </SidePanel>
  )
}

type EditValues = Omit<GroupValues, 'guid' | 'owner' | 'members'>

function EditLoaded({ app, guid, onClose, group }: EditGroupProps & { group: GroupDetail }) {
  const { t } = useLingui()
  const update = useUpdateGroup(app, guid)
  const secret = useTypedSecret()
  const undo = useUndo(app)
  const locked = group.kind === 'password'
  const form = useForm<EditValues>({
    initialValues: valuesOf(group),
    validate: {
      password: (_, { kind }) => passwordFault(secret.text(), kind, locked),
      ...groupRules,
    },
    validateInputOnBlur: true,
  })
  const save = (values: EditValues) =>
    update.mutate(
      { changes: changesOf(valuesOf(group), values), password: secret.text },
      {
        onSuccess: ({ undo: id }) => {
          form.resetDirty()
          toast({ text: t`Saved ${values.name}`, undo: id ? () => undo.mutateAsync(id) : null })
          onClose()
        },
      },
    )
  return (
    <SideForm
      title={t`Edit ${group.name}`}
      form={form}
      save={t`Save changes`}
      onSave={save}
      loading={update.isPending}
      submitError={update.error}
      fieldNames={FIELD_NAMES}
      reason={form.isDirty() ? null : t`Nothing is changed yet.`}
      onClose={onClose}
    >
      <GroupFields app={app} form={form} secret={secret} locked={locked} />
    </SideForm>
  )
}

function valuesOf(group: GroupDetail): EditValues {
  return {
    name: group.name,
    kind: group.kind,
    password: false,
    description: group.description ?? '',
    icon: group.iconUrl ?? '',
    tags: group.tags,
    metadata: group.metadata ?? '',
  }
}

/** Only what the person changed is sent, so that nothing else is written over. */
export function changesOf(before: EditValues, after: EditValues): GroupChanges {
  const changed = <K extends keyof EditValues>(name: K) =>
    JSON.stringify(before[name]) === JSON.stringify(after[name]) ? null : after[name]
  return {
    name: changed('name'),
    kind: changed('kind'),
    description: changed('description'),
    icon: changed('icon'),
    tags: changed('tags'),
    metadata: changed('metadata'),
  }
}
