import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type {
  AppRef,
  NoticeValue,
  ProviderConflict,
  ProviderField,
  ProviderGroup,
  ProviderRow,
  ProviderValue,
} from '@/bindings'
import { ConflictDialog } from '@/form/conflict-dialog'
import { SwitchField } from '@/form/fields/choice-fields'
import { TextField } from '@/form/fields/text-field'
import { type AnyForm, SideForm } from '@/form/form-shell'
import { SafeText } from '@/kit/safe-text'
import { toast } from '@/kit/toast'
import { useSaveProvider, useUndo } from './api'
import { CredentialField } from './credential-field'
import classes from './notifications.module.css'
import { SecretOf, type Secrets, useSecrets } from './secret-of'

type ProviderFormProps = {
  app: AppRef
  group: ProviderGroup
  /** The provider that is edited; null for a new one. */
  one: ProviderRow | null
  onClose: () => void
}

type Values = Record<string, NoticeValue | boolean | null>

/** The form of any provider, drawn from the fields that the core tells. */
export function ProviderForm({ app, group, one, onClose }: ProviderFormProps) {
  const { t } = useLingui()
  const save = useSaveProvider(app)
  const undo = useUndo(app)
  const secrets = useSecrets(group.fields)
  const [file, setFile] = useState<string | null>(null)
  const [seen, setSeen] = useState<ProviderValue[]>(one?.values ?? [])
  const [conflicts, setConflicts] = useState<ProviderConflict[]>([])
  const form = useForm<Values>({
    initialValues: initial(group.fields, one),
    validate: (values) =>
      Object.fromEntries(
        group.fields
          .filter((field) => isMissing(field, values, one))
          .map((field) => [field.name.replaceAll('.', ' '), t`${field.title} is needed.`]),
      ),
  })
  const basic = form.values.useBasicAuth !== false

  const send = (against: ProviderValue[]) =>
    save.mutate(
      {
        kind: group.kind,
        id: one ? one.id : null,
        values: typed(group.fields, form.getValues(), one ? initial(group.fields, one) : {}),
        seen: against,
        secrets: secrets.typed,
        file,
      },
      {
        onSuccess: (saved) => {
          if (saved.conflicts.length > 0) return setConflicts(saved.conflicts)
          secrets.clear()
          form.resetDirty()
          const { undo: id } = saved
          toast({
            text: one ? t`Saved ${one.name}` : t`Set up ${group.title}`,
            undo: id ? () => undo.mutateAsync(id) : null,
          })
          onClose()
        },
      },
    )
  const mine = () => {
    const now = seen.map((each) => {
      const other = conflicts.find((conflict) => conflict.field === each.field)
      return other?.now == null ? each : { ...each, value: other.now }
    })
    setSeen(now)
    setConflicts([])
    send(now)
  }
  const names = Object.fromEntries(
    group.fields.map((field) => [field.name, field.name.replaceAll('.', ' ')]),
  )
  return (
    <SideForm
      title={one ? t`Edit ${one.name}` : t`Set up ${group.title}`}
      form={form as AnyForm}
      save={one ? t`Save changes` : t`Set up`}
      onSave={() => send(seen)}
      loading={save.isPending}
      submitError={save.error}
      fieldNames={names}
      reason={one && !form.isDirty() ? t`Nothing is changed yet.` : null}
      onClose={onClose}
    >
      <p className={classes.dim}>{group.help}</p>
      {group.fields
        .filter((field) => basic || !field.name.startsWith('basicAuth'))
        .map((field) => (
          <FieldOf
            key={field.name}
            form={form as AnyForm}
            group={group}
            field={field}
            one={one}
            secrets={secrets}
            onFile={setFile}
          />
        ))}
      {conflicts.length > 0 && (
        <ConflictDialog
          heads={[t`Field`, t`Stored now`, t`Yours`]}
          conflicts={conflicts.map(({ field, title, now, yours }) => ({
            key: field,
            what: title,
            values: [
              <SafeText key="now" text={String(now ?? '–')} />,
              <SafeText key="yours" text={String(yours)} />,
            ],
          }))}
          theirs={t`Go on editing`}
          onTheirs={() => setConflicts([])}
          onMine={mine}
          onClose={() => setConflicts([])}
        />
      )}
    </SideForm>
  )
}

type FieldOfProps = {
  form: AnyForm
  group: ProviderGroup
  field: ProviderField
  one: ProviderRow | null
  secrets: Secrets
  onFile: (id: string | null) => void
}

function FieldOf({ form, group, field, one, secrets, onFile }: FieldOfProps) {
  const name = field.name.replaceAll('.', ' ')
  const set = one?.secrets.find((each) => each.field === field.name)?.masked ?? null
  const shared = { form, name, label: field.title, help: field.help }
  if (field.shape === 'flag') return <SwitchField {...shared} />
  if (field.shape === 'secret') {
    return <SecretOf {...shared} field={field} set={set} secrets={secrets} />
  }
  if (field.shape === 'file') {
    return <CredentialField {...shared} kind={group.kind} set={set} onFile={onFile} />
  }
  return (
    <TextField
      {...shared}
      limit={field.shape === 'id' ? 100 : 255}
      required={field.required}
      readOnly={field.shape === 'id' && one !== null}
      exact
    />
  )
}

/** Values of the form by field, with the points of names as spaces, which paths of forms need. */
function initial(fields: readonly ProviderField[], one: ProviderRow | null): Values {
  const value = (field: ProviderField) => {
    if (field.shape === 'secret' || field.shape === 'file') return false
    const known = one?.values.find((each) => each.field === field.name)?.value
    if (field.shape === 'flag') return known ?? (one ? false : field.usual)
    return known ?? ''
  }
  return Object.fromEntries(
    fields.map((field) => [field.name.replaceAll('.', ' '), value(field)] as const),
  )
}

/** The values that differ from `before`, as the core takes them, without secrets and files. */
function typed(fields: readonly ProviderField[], values: Values, before: Values): ProviderValue[] {
  return fields
    .filter((field) => field.shape !== 'secret' && field.shape !== 'file')
    .map((field) => ({ field: field.name, name: field.name.replaceAll('.', ' ') }))
    .filter(({ name }) => values[name] !== before[name])
    .map(({ field, name }) => ({ field, value: values[name] ?? '' }))
}

function isMissing(field: ProviderField, values: Values, one: ProviderRow | null): boolean {
  if (!field.required) return false
  const value = values[field.name.replaceAll('.', ' ')]
  if (field.shape === 'secret' || field.shape === 'file') {
    const set = one?.secrets.find((each) => each.field === field.name)?.masked
    return value !== true && !set
  }
  return typeof value === 'string' && value.trim() === ''
}
