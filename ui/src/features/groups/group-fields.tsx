import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef } from '@/bindings'
import { SelectField } from '@/form/fields/choice-fields'
import { LongTextField, SecretField, TextField } from '@/form/fields/text-field'
import { ThingMetadata, ThingPicture, ThingTags } from '@/form/fields/thing-fields'
import type { AnyForm } from '@/form/form-shell'
import type { TypedSecret } from '@/form/typed-secret'
import { facetsQuery } from './api'
import { LIMITS } from './rules'

type GroupFieldsProps = {
  app: AppRef
  form: AnyForm
  secret: TypedSecret
  /** The group has a password already. */
  locked?: boolean
}

/** The fields that a new group and a changed one share. */
export function GroupFields({ app, form, secret, locked }: GroupFieldsProps) {
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
          secret={secret}
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
      <ThingTags
        form={form}
        help={t`Words to find groups by. Press Enter after each.`}
        known={facets?.tags}
      />
      <ThingPicture form={form} name="icon" />
      <ThingMetadata form={form} help={t`Your own data about the group, as a JSON object.`} />
    </>
  )
}
