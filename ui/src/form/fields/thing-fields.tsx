/** The fields that users and groups share. */
import { useLingui } from '@lingui/react/macro'
import type { Facet } from '@/bindings'
import { SHARED_LIMITS } from '../faults'
import type { AnyForm } from '../form-shell'
import { TagsField } from './choice-fields'
import { JsonField } from './json-field'
import { TextField } from './text-field'

/** Characters of metadata that every document of the service allows (semantics section 5). */
const METADATA_WARNS = 1600

type ThingTagsProps = { form: AnyForm; help: string; known?: readonly Facet[] }

/** Tags, with those that others have to choose from. */
export function ThingTags({ form, help, known = [] }: ThingTagsProps) {
  const { t } = useLingui()
  return (
    <TagsField
      form={form}
      name="tags"
      label={t`Tags`}
      help={help}
      most={SHARED_LIMITS.tags}
      limit={SHARED_LIMITS.tag}
      known={known.map((tag) => tag.value)}
    />
  )
}

/** The address of a picture. */
export function ThingPicture({ form, name }: { form: AnyForm; name: string }) {
  const { t } = useLingui()
  return (
    <TextField
      form={form}
      name={name}
      label={t`Picture`}
      help={t`Address of an image; only the address is kept.`}
      limit={SHARED_LIMITS.url}
      placeholder="https://"
      exact
    />
  )
}

/** The app's own data. */
export function ThingMetadata({ form, help }: { form: AnyForm; help: string }) {
  const { t } = useLingui()
  return (
    <JsonField
      form={form}
      name="metadata"
      label={t`Metadata`}
      help={help}
      limit={SHARED_LIMITS.metadataBytes}
      warnAbove={METADATA_WARNS}
    />
  )
}
