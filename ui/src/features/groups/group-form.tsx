import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { AppRef, GroupDetail, MemberScope } from '@/bindings'
import { changesOf, judgeChanged } from '@/form/changes-of'
import { PersonField } from '@/form/fields/person-field'
import { TextField } from '@/form/fields/text-field'
import { SideForm } from '@/form/form-shell'
import { JobPlanDialog } from '@/form/job-plan-dialog'
import { ReadAnew } from '@/form/read-anew'
import { useTypedSecret } from '@/form/typed-secret'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { toast, toastProblem } from '@/kit/toast'
import { AT_ONCE, membersJob } from '@/members/rules'
import { useRights } from '@/rights/use-rights'
import { groupQuery, useCreateGroup, useUndo, useUpdateGroup } from './api'
import { GroupFields } from './group-fields'
import { MembersField } from './members-field'
import { type GroupValues, groupRules, guidFault, LIMITS, ownerFault, passwordFault } from './rules'

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

/** The fields that can be changed; a password goes its own way. */
const CHANGED = ['name', 'kind', 'description', 'icon', 'tags', 'metadata'] as const

type NewGroupProps = { app: AppRef; onClose: () => void }

export function NewGroup({ app, onClose }: NewGroupProps) {
  const { t } = useLingui()
  const go = useGo()
  const create = useCreateGroup(app)
  const why = useRights()
  const secret = useTypedSecret()
  const form = useForm<GroupValues>({
    initialValues: EMPTY,
    validate: {
      guid: guidFault,
      owner: ownerFault,
      password: (_, { kind }) => passwordFault(secret.text(), kind, false),
      ...groupRules,
    },
    validateInputOnBlur: true,
  })
  const [planned, setPlanned] = useState<{ guid: string; members: MemberScope[] } | null>(null)
  const save = ({ password: _, ...values }: GroupValues) => {
    // Many first members are added as a job, once the group is there.
    const many = values.members.length > AT_ONCE
    create.mutate(
      {
        group: {
          ...values,
          guid: values.guid.trim().toLowerCase(),
          members: many ? [] : values.members,
        },
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
          if (many) setPlanned({ guid: group.guid, members: values.members })
          else go(paths.group(app, group.guid))
        },
      },
    )
  }
  if (planned) {
    const open = () => go(paths.group(app, planned.guid))
    return (
      <JobPlanDialog
        app={app}
        {...membersJob(planned.guid, { kind: 'add', scopes: planned.members }, planned.members)}
        title={t`Add the first members`}
        onBegun={(job) => {
          toast({ text: t`Begun: ${job.title}. Jobs shows how far it is.` })
          open()
        }}
        onClose={open}
      />
    )
  }
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
      reason={why('groupCreate')}
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
  return (
    <ReadAnew
      query={groupQuery(app, guid)}
      title={t`Edit group`}
      reading={t`Reading the group`}
      onClose={onClose}
    >
      {(group) => <EditLoaded {...props} group={group} />}
    </ReadAnew>
  )
}

type EditValues = Omit<GroupValues, 'guid' | 'owner' | 'members'>

function EditLoaded({ app, guid, onClose, group }: EditGroupProps & { group: GroupDetail }) {
  const { t } = useLingui()
  const update = useUpdateGroup(app, guid)
  const why = useRights()
  const secret = useTypedSecret()
  const undo = useUndo(app)
  const locked = group.kind === 'password'
  const form = useForm<EditValues>({
    initialValues: valuesOf(group),
    validate: {
      password: (_, { kind }) => passwordFault(secret.text(), kind, locked),
      ...judgeChanged<EditValues>(groupRules, valuesOf(group)),
    },
    validateInputOnBlur: true,
  })
  const save = (values: EditValues) =>
    update.mutate(
      { changes: changesOf(valuesOf(group), values, CHANGED), password: secret.text },
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
      reason={why('groupUpdate') ?? (form.isDirty() ? null : t`Nothing is changed yet.`)}
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
