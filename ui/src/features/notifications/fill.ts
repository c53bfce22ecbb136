/** Texts of notifications with their `{{places}}` filled in from an example. */

export type Filled = { text: string; unknown: string[] }

const SENDER = { uid: 'maria-lopez', name: 'Maria Lopez' }
const GROUP = { guid: 'weekend-trip', name: 'Weekend trip' }

/** What the preview fills in; `receiver` is the group, as in a group's notification. */
export const EXAMPLE = {
  message: {
    id: '4711',
    type: 'image',
    category: 'message',
    data: {
      text: 'See you at eight?',
      entities: {
        sender: { entity: SENDER, entityType: 'user' },
        receiver: { entity: GROUP, entityType: 'group' },
      },
      interactiveData: { title: 'Which day suits you?', text: 'Choose a day' },
      customData: {},
    },
  },
  senderDetails: SENDER,
  groupDetails: GROUP,
  messages: { length: 3 },
}

/** Fills the places of a text; those that are not known are left out, as the service does. */
export function fill(template: string, about: unknown = EXAMPLE): Filled {
  const unknown: string[] = []
  const text = template.replace(/\{\{([^}]*)\}\}/g, (_, place: string) => {
    const path = place.trim()
    // Preferences write `data.…` where settings write `message.data.…`.
    const found = at(about, path) ?? at(about, `message.${path}`)
    if (typeof found === 'string' || typeof found === 'number') return String(found)
    unknown.push(path)
    return ''
  })
  return { text, unknown }
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
          ? (inner as Record<string, unknown>)[key]
          : undefined,
      value,
    )
}
