import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { AppRef, FormField } from '@/bindings'
import { SafeText } from '@/kit/safe-text'
import classes from './schema.module.css'
import { SchemaField } from './schema-field'
import type { FormStore } from './store'

type SchemaFormProps = {
  app: AppRef
  store: FormStore
  /** Why nothing can be changed, or null. */
  reason: string | null
  /** What stands under the heading of a group: a button that fills it from a file. */
  beside?: Readonly<Record<string, ReactNode>>
}

/** The fields of a form, under their headings. The form itself is described by the core. */
export function SchemaForm({ app, store, reason, beside = {} }: SchemaFormProps) {
  const { t } = useLingui()
  const groups = groupsOf(store.form.fields)
  return (
    <div className={classes.form}>
      {groups.length > 4 && (
        <nav aria-label={t`Parts of the form`} className={classes.parts}>
          {groups.map(({ name }) => (
            <button
              key={name}
              type="button"
              onClick={() => {
                const heading = document.getElementById(idOf(name))
                heading?.scrollIntoView({ block: 'start' })
                heading?.focus({ preventScroll: true })
              }}
            >
              <SafeText text={name} />
            </button>
          ))}
        </nav>
      )}
      <div className={classes.groups}>
        {groups.map(({ name, fields }) => (
          <section key={name} aria-labelledby={idOf(name)} className={classes.group}>
            <h2 id={idOf(name)} tabIndex={-1} className={classes.heading}>
              <SafeText text={name} />
            </h2>
            {beside[name]}
            {fields.map((field) => (
              <SchemaField key={field.path} app={app} field={field} store={store} reason={reason} />
            ))}
          </section>
        ))}
      </div>
    </div>
  )
}

type Group = { name: string; fields: FormField[] }

/** Fields by heading, in the order in which headings come. */
function groupsOf(fields: readonly FormField[]): Group[] {
  const groups = new Map<string, Group>()
  for (const field of fields) {
    const group = groups.get(field.group) ?? { name: field.group, fields: [] }
    group.fields.push(field)
    groups.set(field.group, group)
  }
  return [...groups.values()]
}

function idOf(group: string): string {
  return `part-${group.replace(/[^A-Za-z0-9]+/g, '-')}`
}
