import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, RoleRow, UserDetail } from '@/bindings'
import { changesOf, judgeChanged } from '@/form/changes-of'
import { SelectField } from '@/form/fields/choice-fields'
import { TextField } from '@/form/fields/text-field'
import { ThingMetadata, ThingPicture, ThingTags } from '@/form/fields/thing-fields'
import { type AnyForm, SideForm } from '@/form/form-shell'
import { ReadAnew } from '@/form/read-anew'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'
import { facetsQuery, useCreateUser, userQuery, useUndo, useUpdateUser } from './api'
import { LIMITS, type UserValues, uidFault, userRules, whyNotEdit } from './rules'

const EMPTY: UserValues = {
  uid: '',
  name: '',
  role: '',
  avatar: '',
  link: '',
  statusMessage: '',
  tags: [],
  metadata: '',
}

/** The fields that can be changed. */
const CHANGED = ['name', 'role', 'statusMessage', 'avatar', 'link', 'tags', 'metadata'] as const

type NewUserProps = { app: AppRef; roles: readonly RoleRow[]; onClose: () => void }

export function NewUser({ app, roles, onClose }: NewUserProps) {
  const { t } = useLingui()
  const go = useGo()
  const why = useRights()
  const create = useCreateUser(app)
  const form = useForm<UserValues>({
    initialValues: EMPTY,
    validate: { uid: uidFault, ...userRules },
    validateInputOnBlur: true,
  })
  const save = (values: UserValues) =>
    create.mutate(
      { ...values, uid: values.uid.trim().toLowerCase(), role: values.role || null },
      {
        onSuccess: ({ value }) => {
          form.resetDirty()
          toast({ text: t`Created ${value.name}` })
          go(paths.user(app, value.uid))
        },
      },
    )
  return (
    <SideForm
      title={t`New user`}
      form={form}
      save={t`Create user`}
      onSave={save}
      loading={create.isPending}
      submitError={create.error}
      codeFields={{ conflict: 'uid' }}
      reason={why('userCreate')}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="uid"
        label={t`UID`}
        help={t`The id your own system knows the user by. It cannot be changed later.`}
        limit={LIMITS.uid}
        required
        exact
        autoFocus
      />
      <UserFields app={app} form={form} roles={roles} />
    </SideForm>
  )
}

type EditUserProps = NewUserProps & { uid: string }

/** Edits a user as the service has it now, read anew. */
export function EditUser(props: EditUserProps) {
  const { app, uid, onClose } = props
  const { t } = useLingui()
  return (
    <ReadAnew
      query={userQuery(app, uid)}
      title={t`Edit user`}
      reading={t`Reading the user`}
      onClose={onClose}
    >
      {(user) => <EditLoaded {...props} user={user} />}
    </ReadAnew>
  )
}

function EditLoaded({ app, uid, roles, onClose, user }: EditUserProps & { user: UserDetail }) {
  const { t } = useLingui()
  const update = useUpdateUser(app, uid)
  const undo = useUndo(app)
  const why = useRights()
  const form = useForm<Omit<UserValues, 'uid'>>({
    initialValues: valuesOf(user),
    validate: judgeChanged(userRules, valuesOf(user)),
    validateInputOnBlur: true,
  })
  const save = (values: Omit<UserValues, 'uid'>) =>
    update.mutate(changesOf(valuesOf(user), values, CHANGED), {
      onSuccess: ({ undo: id }) => {
        form.resetDirty()
        toast({ text: t`Saved ${values.name}`, undo: id ? () => undo.mutateAsync(id) : null })
        onClose()
      },
    })
  return (
    <SideForm
      title={t`Edit ${user.name}`}
      form={form}
      save={t`Save changes`}
      onSave={save}
      loading={update.isPending}
      submitError={update.error}
      reason={
        why('userUpdate') ??
        whyNotEdit(user) ??
        (form.isDirty() ? null : t`Nothing is changed yet.`)
      }
      onClose={onClose}
    >
      <UserFields app={app} form={form} roles={roles} />
    </SideForm>
  )
}

function UserFields({
  app,
  form,
  roles,
}: {
  app: AppRef
  form: AnyForm
  roles: readonly RoleRow[]
}) {
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
        help={t`What others see. Two users may have the same name.`}
      />
      <SelectField
        form={form}
        name="role"
        label={t`Role`}
        help={t`Decides what the user may do in this app.`}
        placeholder="default"
        options={roles.map((role) => ({ value: role.role, label: role.name || role.role }))}
        creatable
        clearable
      />
      <TextField
        form={form}
        name="statusMessage"
        label={t`Status message`}
        help={t`A line that others see beside the name.`}
      />
      <ThingTags
        form={form}
        help={t`Words to find users by. Press Enter after each.`}
        known={facets?.tags}
      />
      <ThingPicture form={form} name="avatar" />
      <TextField
        form={form}
        name="link"
        label={t`Profile page`}
        help={t`Address of a page about the user.`}
        limit={LIMITS.url}
        placeholder="https://"
        exact
      />
      <ThingMetadata form={form} help={t`Your own data about the user, as a JSON object.`} />
      <p className="only-heard">
        <Trans>Control or Command with Enter saves.</Trans>
      </p>
    </>
  )
}

function valuesOf(user: UserDetail): Omit<UserValues, 'uid'> {
  return {
    name: user.name,
    role: user.role ?? '',
    avatar: user.avatarUrl ?? '',
    link: user.link ?? '',
    statusMessage: user.statusMessage ?? '',
    tags: user.tags,
    metadata: user.metadata ?? '',
  }
}
