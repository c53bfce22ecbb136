import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { AppRef, WebhookDraft, WebhookRow, WebhookSaved } from '@/bindings'
import { TextField } from '@/form/fields/text-field'
import { SideForm } from '@/form/form-shell'
import { ReadAnew } from '@/form/read-anew'
import { useTypedSecret } from '@/form/typed-secret'
import { Button } from '@/kit/button'
import { toast, toastProblem } from '@/kit/toast'
import { shortName } from '@/lib/safe-text'
import { useCreateWebhook, useUndo, useUpdateWebhook, webhookQuery } from './api'
import { ChangesList } from './changes-list'
import { settingOf } from './flag-field'
import {
  differences,
  draftOf,
  idFault,
  LIMITS,
  merged,
  nameFault,
  urlFault,
  usernameFault,
} from './rules'
import { TriggerResults } from './trigger-results'
import { useIsDemo } from './use-is-demo'
import { draftOfValues, valuesOf, WebhookFields, type WebhookValues } from './webhook-fields'
import classes from './webhooks.module.css'

const EMPTY: WebhookDraft = {
  fields: { name: '', url: '', enabled: true, retry: false, basicAuth: false, username: '' },
  triggers: [],
}

function faults(here: boolean) {
  return {
    name: nameFault,
    url: (text: string) => urlFault(text, here),
    username: (text: string, values: WebhookValues) =>
      usernameFault(text, settingOf(values.basicAuth) === true),
  }
}

type NewWebhookProps = {
  app: AppRef
  /** What the form starts with. */
  start?: WebhookDraft
  onClose: () => void
}

/** Makes a webhook with its triggers. */
export function NewWebhook({ app, start = EMPTY, onClose }: NewWebhookProps) {
  const { t } = useLingui()
  const here = useIsDemo(app)
  const secret = useTypedSecret()
  const create = useCreateWebhook(app)
  const ending = useEnding(app, onClose)
  const form = useForm<WebhookValues>({
    initialValues: valuesOf('', start),
    validate: {
      id: idFault,
      ...faults(here),
      password: (typed, values) =>
        settingOf(values.basicAuth) === true && !typed
          ? t`Basic authentication needs a password.`
          : null,
    },
    validateInputOnBlur: true,
  })
  const save = (values: WebhookValues) =>
    create.mutate(
      { id: values.id.trim(), draft: draftOfValues(values), password: secret.text },
      {
        onSuccess: (saved) => {
          form.resetDirty()
          secret.clear()
          if (saved.kind === 'saved') ending.end(saved, t`Created ${saved.now.fields.name}`)
        },
      },
    )
  if (ending.results) return ending.results
  return (
    <SideForm
      title={t`New webhook`}
      wide
      form={form}
      save={t`Create webhook`}
      onSave={save}
      loading={create.isPending}
      submitError={create.error}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="id"
        label={t`Webhook id`}
        help={t`Your own name for it, such as orders. It cannot be changed later.`}
        limit={LIMITS.id}
        required
        exact
        autoFocus
      />
      <WebhookFields app={app} form={form} secret={secret} kept={false} />
    </SideForm>
  )
}

type EditWebhookProps = { app: AppRef; id: string; onClose: () => void }

/** Edits a webhook as the service has it now, read anew. */
export function EditWebhook(props: EditWebhookProps) {
  const { t } = useLingui()
  const { app, id, onClose } = props
  return (
    <ReadAnew
      query={webhookQuery(app, id)}
      title={t`Edit webhook`}
      reading={t`Reading the webhook`}
      onClose={onClose}
    >
      {(row) => <EditLoaded {...props} row={row} />}
    </ReadAnew>
  )
}

function EditLoaded({ app, id, onClose, row }: EditWebhookProps & { row: WebhookRow }) {
  const { t } = useLingui()
  const here = useIsDemo(app)
  const secret = useTypedSecret()
  const update = useUpdateWebhook(app)
  const ending = useEnding(app, onClose)
  const [seen, setSeen] = useState(() => draftOf(row))
  const [theirs, setTheirs] = useState<WebhookDraft | null>(null)
  const kept = seen.fields.basicAuth === true
  const form = useForm<WebhookValues>({
    initialValues: valuesOf(id, seen),
    validate: {
      ...faults(here || row.fields.url.startsWith('http:')),
      password: (typed, values) =>
        settingOf(values.basicAuth) === true && !kept && !typed
          ? t`Basic authentication needs a password.`
          : null,
    },
    validateInputOnBlur: true,
  })
  const values = form.getValues()
  const wanted = draftOfValues(values)
  const changes = differences(seen, wanted)
  const changed = changes.length > 0 || values.password

  const send = (from: WebhookDraft, to: WebhookDraft) =>
    update.mutate(
      { id, edit: { seen: from, wanted: to }, password: secret.text },
      {
        onSuccess: (saved) => {
          if (saved.kind === 'conflict') return setTheirs(draftOf(saved.now))
          form.resetDirty()
          secret.clear()
          ending.end(saved, t`Saved ${saved.now.fields.name}`)
        },
      },
    )
  const startFrom = (draft: WebhookDraft, shown: WebhookDraft) => {
    setSeen(draft)
    setTheirs(null)
    form.setValues({ ...valuesOf(id, shown), password: values.password })
  }
  if (ending.results) return ending.results
  return (
    <SideForm
      title={t`Edit ${shortName(row.fields.name)}`}
      wide
      form={form}
      save={t`Save changes`}
      onSave={() => send(seen, wanted)}
      loading={update.isPending}
      submitError={update.error}
      reason={
        theirs
          ? t`Somebody else changed this webhook. Choose below what counts.`
          : changed
            ? null
            : t`Nothing is changed yet.`
      }
      onClose={onClose}
    >
      <WebhookFields app={app} form={form} secret={secret} kept={kept} />
      {changes.length > 0 && !theirs && (
        <section className={classes.diff} aria-label={t`What changes`}>
          <h3>
            <Trans>What changes</Trans>
          </h3>
          <ChangesList changes={changes} label={t`Changes not saved yet`} />
        </section>
      )}
      {theirs && (
        <Conflict
          changes={differences(seen, theirs)}
          onMine={() => {
            const both = merged(seen, wanted, theirs)
            startFrom(theirs, both)
            send(theirs, both)
          }}
          onTheirs={() => startFrom(theirs, theirs)}
        />
      )}
    </SideForm>
  )
}

type ConflictProps = {
  changes: ReturnType<typeof differences>
  onMine: () => void
  onTheirs: () => void
}

/** What somebody else changed since the form was opened, and what to do about it. */
function Conflict({ changes, onMine, onTheirs }: ConflictProps) {
  const { t } = useLingui()
  return (
    <div className={classes.conflict} role="alert" aria-label={t`Changed meanwhile`}>
      <h3>
        <Trans>Somebody else changed this webhook meanwhile</Trans>
      </h3>
      <p className={classes.note}>
        <Trans>Nothing was saved yet. This is what changed since you opened it:</Trans>
      </p>
      <ChangesList changes={changes} label={t`Changes of somebody else`} />
      <div className={classes.choices}>
        <Button tone="primary" onClick={onMine}>
          <Trans>Keep theirs and save mine on top</Trans>
        </Button>
        <Button onClick={onTheirs}>
          <Trans>Start over from theirs</Trans>
        </Button>
      </div>
    </div>
  )
}

/** A toast where all went well; the result of each trigger where not. */
function useEnding(app: AppRef, onClose: () => void) {
  const { t } = useLingui()
  const undo = useUndo(app)
  const [saved, setSaved] = useState<Extract<WebhookSaved, { kind: 'saved' }> | null>(null)
  const end = (done: Extract<WebhookSaved, { kind: 'saved' }>, text: string) => {
    const failed = done.triggers.filter(({ problem }) => problem !== null)
    if (failed.length > 0) return setSaved(done)
    const { undo: id } = done
    toast({ text, undo: id ? () => undo.mutateAsync(id).catch(toastProblem) : null })
    onClose()
  }
  const results = saved && (
    <TriggerResults
      title={t`Saved ${saved.now.fields.name} in part`}
      results={saved.triggers}
      summary={
        <Plural
          value={saved.triggers.filter(({ problem }) => problem !== null).length}
          one="# trigger could not be changed. Everything else is saved."
          other="# triggers could not be changed. Everything else is saved."
        />
      }
      onClose={onClose}
    />
  )
  return { end, results }
}
