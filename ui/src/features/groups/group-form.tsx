import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, GroupChanges, GroupDetail } from '@/bindings'
import { SelectField, TagsField } from '@/form/fields/choice-fields'
import { JsonField } from '@/form/fields/json-field'
import { LongTextField, SecretField, TextField } from '@/form/fields/text-field'
import { type AnyForm, SideForm } from '@/form/form-shell'
import { useGo } from '@/frame/address'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { ErrorPanel } from '@/kit/error-panel'
import { Lines } from '@/kit/skeleton'
import { toast, toastProblem } from '@/kit/toast'
import { facetsQuery, groupQuery, useCreateGroup, useUndo, useUpdateGroup } from './api'
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
  password: '',
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
  const form = useForm<GroupValues>({
    initialValues: EMPTY,
    validate: {
      guid: guidFault,
      owner: ownerFault,
      password: (password, { kind }) => passwordFault(password, kind, false),
      members: membersFault,
      ...groupRules,
    },
    validateInputOnBlur: true,
  })
  const save = (values: GroupValues) =>
    create.mutate(
      {
        ...values,
        guid: values.guid.trim().toLowerCase(),
        password: values.kind === 'password' ? values.password : '',
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
      <GroupFields app={app} form={form} />
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
  const undo = useUndo(app)
  const locked = group.kind === 'password'
  const form = useForm<EditValues>({
    initialValues: valuesOf(group),
    validate: {
      password: (password, { kind }) => passwordFault(password, kind, locked),
      ...groupRules,
    },
    validateInputOnBlur: true,
  })
  const save = (values: EditValues) =>
    update.mutate(
      {
        changes: changesOf(valuesOf(group), values),
        password: values.kind === 'password' && values.password !== '' ? values.password : null,
      },
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
      <GroupFields app={app} form={form} locked={locked} />
    </SideForm>
  )
}

function GroupFields({ app, form, locked }: { app: AppRef; form: AnyForm; locked?: boolean }) {
  const { t } = useLingui()
  const { data: facets } = useQuery(facetsQuery(app))
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={t`Name`}
        limit={LIMITS.name}
        required
        help={t`What members see. Two groups may have the same name.`}
      />
      <SelectField
        form={form}
        name="kind"
        label={t`Type`}
        help={t`Public: anyone finds and joins it. Private: members are added. Password: anyone finds it and joins with the password.`}
        options={[
          { value: 'public', label: t`public` },
          { value: 'private', label: t`private` },
          { value: 'password', label: t`password` },
        ]}
      />
      {form.getValues().kind === 'password' && (
        <SecretField
          form={form}
          name="password"
          label={locked ? t`New password` : t`Password`}
          help={
            locked
              ? t`Left empty, the password stays. The one of now cannot be read, and a change of it cannot be undone.`
              : t`Whoever joins must type it. It cannot be read again later.`
          }
          limit={LIMITS.password}
          required={!locked}
        />
      )}
      <LongTextField
        form={form}
        name="description"
        label={t`Description`}
        limit={LIMITS.description}
      />
      <TagsField
        form={form}
        name="tags"
        label={t`Tags`}
        help={t`Words to find groups by. Press Enter after each.`}
        most={LIMITS.tags}
        limit={LIMITS.tag}
        known={(facets?.tags ?? []).map((tag) => tag.value)}
      />
      <TextField
        form={form}
        name="icon"
        label={t`Picture`}
        help={t`Address of an image; only the address is kept.`}
        limit={LIMITS.url}
        placeholder="https://"
        exact
      />
      <JsonField
        form={form}
        name="metadata"
        label={t`Metadata`}
        help={t`Your own data about the group, as a JSON object.`}
        limit={LIMITS.metadataBytes}
      />
    </>
  )
}

function valuesOf(group: GroupDetail): EditValues {
  return {
    name: group.name,
    kind: group.kind,
    password: '',
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
