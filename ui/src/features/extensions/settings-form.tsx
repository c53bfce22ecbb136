import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AppRef, ExtensionForm, FieldConflict, FormSaved } from '@/bindings'
import { SchemaForm } from '@/form/schema/schema-form'
import { SchemaConflicts, SchemaUnsaved } from '@/form/schema/schema-unsaved'
import { createFormStore, useFormChanges } from '@/form/schema/store'
import { useDirtyGuard } from '@/form/use-dirty-guard'
import { useGo } from '@/frame/address'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { Dialog } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { JsonView } from '@/kit/json-view'
import { toast } from '@/kit/toast'
import { useSaveSettings, useUndo } from './api'
import classes from './extensions.module.css'
import { AppleFiles, FirebaseFile } from './push-files'
import { ReplyAddress } from './reply-address'
import { useSettingsActs } from './use-settings-acts'
import { useWhyNot } from './use-switches'

type SettingsFormProps = {
  app: AppRef
  /** The form as it was read last; one that is being changed stays until it is saved. */
  read: ExtensionForm
  crumbs: { label: string; href: string }[]
}

/** Settings as a form, with the list of changes before Save. */
export function SettingsForm({ app, read, crumbs }: SettingsFormProps) {
  const { t } = useLingui()
  const go = useGo()
  const [open, setOpen] = useState(() => ({ read, store: createFormStore(read) }))
  const { store } = open
  const changes = useFormChanges(store)
  if (open.read !== read && changes.length === 0) {
    setOpen({ read, store: createFormStore(read) })
  }
  const form = store.form as ExtensionForm
  const [conflicts, setConflicts] = useState<readonly FieldConflict[]>([])
  const [json, setJson] = useState(false)
  const reason = useWhyNot()
  const call = useSaveSettings(app, form.extension, form.widget)
  const undo = useUndo(app)
  const isNewWidget = form.widget === ''
  useDirtyGuard(changes.length > 0 && !call.isPending)

  const saved = ({ widget, undo: id, lost }: FormSaved) => {
    store.settle()
    const kept = lost.join(', ')
    const text = isNewWidget ? t`Made the widget` : t`Saved the settings of ${form.name}`
    toast({
      text:
        id && kept !== ''
          ? t`${text}. Undo brings back all but ${kept}, which Halley does not keep.`
          : text,
      undo: id ? () => undo.mutateAsync(id) : null,
    })
    if (isNewWidget && widget) {
      go(paths.extension(app, form.extension, { widget }), { replace: true })
    }
  }
  const save = () => {
    if (call.isPending || reason) return
    call.mutate(store, {
      onSuccess: (answer) => {
        setConflicts(answer.conflicts)
        if (answer.conflicts.length === 0) saved(answer)
      },
      onError: (error) => {
        store.refuse(error.fields)
        requestAnimationFrame(() => {
          document.querySelector<HTMLElement>('[data-path] [aria-invalid="true"]')?.focus()
        })
      },
    })
  }
  const decide = (whose: 'mine' | 'theirs') => {
    store.decide(conflicts, whose)
    setConflicts([])
    if (store.changes().length > 0) save()
  }
  const title = form.widget === null ? form.name : isNewWidget ? t`New widget` : nameOf(form)
  const isPush = form.extension === 'push-notification'
  return (
    <Page
      title={title}
      crumbs={crumbs}
      full
      acts={useSettingsActs(app, form, { reason, onJson: () => setJson(true) })}
    >
      <div className={classes.page}>
        <div className={classes.scroller}>
          {call.error && (
            <div className={classes.problem}>
              <ErrorPanel inline problem={call.error} />
            </div>
          )}
          {reason && <p className={classes.dim}>{reason}</p>}
          {!form.stored && form.widget === null && (
            <p className={classes.dim}>
              <Trans>Nothing is stored yet. What you see is what it starts with.</Trans>
            </p>
          )}
          {form.replyAddress && (
            <ReplyAddress app={app} extension={form.extension} address={form.replyAddress} />
          )}
          <SchemaForm
            app={app}
            store={store}
            reason={reason}
            beside={
              isPush
                ? {
                    'Firebase (FCM)': <FirebaseFile store={store} reason={reason} />,
                    'Apple (APNs)': <AppleFiles app={app} store={store} reason={reason} />,
                  }
                : undefined
            }
          />
        </div>
        {!reason && (
          <SchemaUnsaved
            store={store}
            save={isNewWidget ? t`Make the widget` : form.stored ? t`Save changes` : t`Set up`}
            saving={call.isPending}
            always={!form.stored}
            onSave={save}
          />
        )}
      </div>
      {conflicts.length > 0 && (
        <SchemaConflicts
          store={store}
          conflicts={conflicts}
          onDecide={decide}
          onClose={() => setConflicts([])}
        />
      )}
      {json && (
        <Dialog opened title={t`Settings as JSON`} onClose={() => setJson(false)} size={720}>
          <p className={classes.dim}>
            <Trans>As CometChat has them now. Keys and passwords are masked.</Trans>
          </p>
          <JsonView json={form.json} height="60vh" />
        </Dialog>
      )}
    </Page>
  )
}

function nameOf(form: ExtensionForm): string {
  const name = form.fields.find((field) => field.path === 'name')?.value
  return typeof name === 'string' && name !== '' ? name : form.name
}
