import type { AppRef, SampleRequest, WebhookDraft, WebhookEdit } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read, useCall } from '@/ipc/query'

export const webhooksQuery = (app: AppRef) =>
  read(keys.app(app, 'webhooks'), (signal) => host.webhooksList(app, signal))

export const webhookQuery = (app: AppRef, id: string) =>
  read(keys.app(app, 'webhooks', 'one', id), (signal) => host.webhookGet(app, id, signal))

/** The known triggers by what they are about; they do not change while the program runs. */
export const familiesQuery = {
  ...read(['triggers'], () => host.triggerFamilies()),
  staleTime: Number.POSITIVE_INFINITY,
}

export const sampleQuery = (app: AppRef, webhook: string, trigger: string) =>
  read(['triggers', 'sample', app.app, webhook, trigger], () =>
    host.triggerSample(app, webhook, trigger),
  )

export const historyQuery = (app: AppRef, id: string) =>
  read([...keys.activity, 'of', app.app, 'webhook', id], () =>
    host.activityList({ app: app.app, object: id, search: '', before: null, limit: 20 }),
  )

const touched = (app: AppRef) => ({
  stale: () => [keys.app(app, 'webhooks'), keys.activity],
})

type Creation = { id: string; draft: WebhookDraft; password: () => string }

/** The password is asked for as late as can be, so that no cache ever holds it. */
export const useCreateWebhook = (app: AppRef) =>
  useCall(
    ({ id, draft, password }: Creation) => host.webhookCreate(app, id, draft, password()),
    touched(app),
  )

type Update = { id: string; edit: WebhookEdit; password: () => string }

export const useUpdateWebhook = (app: AppRef) =>
  useCall(
    ({ id, edit, password }: Update) => host.webhookUpdate(app, id, edit, password()),
    touched(app),
  )

export const useDeleteWebhook = (app: AppRef) =>
  useCall((id: string) => host.webhookDelete(app, id, id), touched(app))

export const useSendSample = (app: AppRef) =>
  useCall(
    ({ request, password }: { request: SampleRequest; password: () => string }) =>
      host.webhookSample(app, request, password()),
    { stale: () => [keys.activity] },
  )

export const useUndo = (app: AppRef) => useCall((id: string) => host.activityUndo(id), touched(app))
