import { useLingui } from '@lingui/react/macro'
import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, UserColumn } from '@/bindings'
import { SelectField, TagsField } from '@/form/fields/choice-fields'
import { FileFields } from '@/form/fields/file-fields'
import { type AnyForm, DialogForm } from '@/form/form-shell'
import { facetsQuery, groupChoicesQuery, rolesQuery } from './api'
import { type BulkKind, type BulkValues, faultsOf } from './bulk-kinds'
import { LIMITS } from './rules'

type BulkChoiceProps = {
  app: AppRef
  kind: BulkKind
  title: string
  values: BulkValues
  onChosen: (values: BulkValues) => void
  onClose: () => void
}

/** What must be said before a bulk act can be planned: the role, the tags, the group, the file. */
export function BulkChoice({ app, kind, title, values, onChosen, onClose }: BulkChoiceProps) {
  const { t } = useLingui()
  const form = useForm<BulkValues>({
    initialValues: values,
    validate: (typed) => faultsOf(kind, typed),
  })
  return (
    <DialogForm
      title={title}
      form={form}
      save={t`Continue`}
      onSave={onChosen}
      loading={false}
      submitError={null}
      onClose={() => {
        form.resetDirty()
        onClose()
      }}
      intro={kind === 'usersExport' ? t`The file holds what the list shows.` : null}
    >
      {kind === 'usersRole' && <Role app={app} form={form} />}
      {(kind === 'usersTag' || kind === 'usersUntag') && (
        <Tags app={app} form={form} add={kind === 'usersTag'} />
      )}
      {kind === 'usersJoin' && <Group app={app} form={form} />}
      {kind === 'usersExport' && <File form={form} />}
    </DialogForm>
  )
}

type FieldProps = { app: AppRef; form: AnyForm }

function Role({ app, form }: FieldProps) {
  const { t } = useLingui()
  const roles = useQuery(rolesQuery(app))
  const options = (roles.data ?? []).map((role) => ({ value: role.role, label: role.name }))
  return (
    <SelectField
      form={form}
      name="role"
      label={t`Role`}
      options={options}
      loading={roles.isPending}
    />
  )
}

function Tags({ app, form, add }: FieldProps & { add: boolean }) {
  const { t } = useLingui()
  const { data: facets } = useQuery(facetsQuery(app))
  return (
    <TagsField
      form={form}
      name="tags"
      label={add ? t`Tags to add` : t`Tags to take away`}
      help={t`Type a tag and press Enter, or paste several with commas.`}
      most={LIMITS.tags}
      limit={LIMITS.tag}
      known={(facets?.tags ?? []).map((facet) => facet.value)}
    />
  )
}

function Group({ app, form }: FieldProps) {
  const { t } = useLingui()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const wanted = search === chosen?.label ? '' : search
  const groups = useQuery(groupChoicesQuery(app, wanted))
  const input = form.getInputProps('guid')
  const found = (groups.data?.rows ?? []).map((group) => ({
    value: group.guid,
    label: `${group.name} (${group.guid})`,
  }))
  const known = chosen && !found.some((each) => each.value === chosen.value)
  return (
    <Select
      label={t`Group`}
      description={t`They are added as participants.`}
      data={known ? [chosen, ...found] : found}
      value={(input.value as string) || null}
      onChange={(value, option) => {
        form.setFieldValue('guid', value ?? '')
        setChosen(value === null ? null : option)
      }}
      error={input.error as string}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // The index finds parts of names and guids by itself.
      filter={({ options }) => options}
      nothingFoundMessage={groups.isFetching ? t`Loading…` : t`None with this name`}
    />
  )
}

function File({ form }: { form: AnyForm }) {
  const { t } = useLingui()
  const format = form.getInputProps('format')
  const columns = form.getInputProps('columns')
  const names: { value: UserColumn; label: string }[] = [
    { value: 'uid', label: t`UID` },
    { value: 'name', label: t`Name` },
    { value: 'role', label: t`Role` },
    { value: 'tags', label: t`Tags` },
    { value: 'status', label: t`Status` },
    { value: 'avatar', label: t`Picture` },
    { value: 'lastActiveAt', label: t`Last active` },
    { value: 'createdAt', label: t`Created` },
    { value: 'updatedAt', label: t`Changed` },
    { value: 'deactivatedAt', label: t`Deactivated` },
  ]
  return <FileFields format={format} columns={columns} all={names} />
}
