import type { ExtensionForm, ExtensionRow, FormField } from '@/bindings'
import type { Bridge } from '@/ipc/host'

export function extensionRow(changes: Partial<ExtensionRow> = {}): ExtensionRow {
  return {
    id: 'polls',
    name: 'Polls',
    category: 'Engagement',
    onMeans: 'Users can ask questions and vote.',
    offMeans: 'Users cannot make polls.',
    on: false,
    offered: true,
    thirdParty: false,
    hasSettings: false,
    ...changes,
  }
}

export const GIPHY = extensionRow({
  id: 'gifs-giphy',
  name: 'Giphy',
  onMeans: 'Users can find and send animations from Giphy.',
  offMeans: 'Users cannot send animations from Giphy.',
  on: true,
  hasSettings: true,
})

export const REPORT = extensionRow({
  id: 'report-user',
  name: 'Report User',
  category: 'Moderation',
  onMeans: 'Users can report other users to moderators.',
  offMeans: 'Users cannot report other users.',
  on: true,
  hasSettings: true,
})

export const PUSH = extensionRow({
  id: 'push-notification',
  name: 'Push Notification',
  category: 'Notifications',
  onMeans: 'Phones and browsers show new messages while the app is closed.',
  offMeans: 'Users see new messages only when they open the app.',
  on: true,
  hasSettings: true,
})

export const WIDGET = extensionRow({
  id: 'widget',
  name: 'Chat Widget',
  category: 'Websites and moving',
  onMeans: 'A ready-made chat can be put on a website.',
  offMeans: 'Websites that show the chat widget show none.',
  on: true,
  hasSettings: true,
})

export function formField(path: string, changes: Partial<FormField> = {}): FormField {
  return {
    path,
    group: 'Your server',
    label: path,
    help: '',
    shape: { kind: 'text', form: 'plain' },
    required: false,
    known: true,
    when: null,
    default: null,
    value: null,
    masked: null,
    mark: null,
    ...changes,
  }
}

export function extensionForm(changes: Partial<ExtensionForm> = {}): ExtensionForm {
  return {
    extension: 'report-user',
    name: 'Report User',
    widget: null,
    fields: [
      formField('maxReports', {
        group: 'When',
        label: 'Reports before something happens',
        shape: { kind: 'number', min: 1, unit: null },
        value: '3',
      }),
      formField('useWebhook', {
        label: 'Tell your server',
        shape: { kind: 'flag' },
        value: true,
      }),
      formField('webhookURL', {
        label: 'Address',
        shape: { kind: 'text', form: 'web' },
        required: true,
        when: { path: 'useWebhook', values: ['true'] },
        value: 'https://example.com/hook',
      }),
      formField('basicAuthPassword', {
        label: 'Password',
        shape: { kind: 'secret', long: false },
        when: { path: 'useWebhook', values: ['true'] },
        masked: '••••••••',
        mark: 'm1',
      }),
    ],
    stored: true,
    deletable: true,
    replyAddress: null,
    json: '{\n  "maxReports": 3,\n  "basicAuthPassword": "••••••••"\n}',
    ...changes,
  }
}

const written = { activity: 'a1', undo: 'u1' }

/** What a small app answers about its extensions. */
export function extensionAnswers(): Partial<Bridge> {
  return {
    extensionsList: async () => [extensionRow(), GIPHY, REPORT, PUSH, WIDGET],
    extensionSetUps: async () => [
      { id: 'gifs-giphy', state: { kind: 'missing', labels: ['API key'] } },
      { id: 'report-user', state: { kind: 'ready' } },
    ],
    extensionsSwitch: async (_app, { on, off }) => ({
      ...written,
      value: [...on, ...off].map((id) => ({
        id,
        name: id,
        on: on.includes(id),
        unchanged: false,
        problem: null,
      })),
    }),
    extensionForm: async (_app, extension, widget) =>
      extension === 'widget'
        ? extensionForm({
            extension,
            name: 'Chat Widget',
            widget,
            stored: widget !== '',
            fields: [formField('name', { group: 'Widget', label: 'Name', required: true })],
          })
        : extensionForm({ extension }),
    extensionSettingsSave: async (_app, _extension, widget) => ({
      conflicts: [],
      widget: widget === '' ? 'w2' : widget,
      activity: 'a1',
      undo: 'u1',
      lost: [],
    }),
    extensionSettingsDelete: async () => ({ ...written, value: null, undo: null }),
    extensionAddressCopy: async () => null,
    widgetsList: async () => [{ id: 'w1', name: 'Shop' }],
    pushFileChoose: async () => null,
    pushCertificates: async () => ({ p8: true, p12: false }),
    pushCertificateUpload: async () => ({
      ...written,
      value: { p8: true, p12: false },
      undo: null,
    }),
  }
}
