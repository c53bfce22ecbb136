/** What people and programs may put into names, tags and messages, and what the window makes of it. */
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { paths } from '@/frame/paths'
import { ofRole, permissionColumn, permissionRow, roleRow } from '@/testing/dev/roles'
import { talkAnswers } from '@/testing/dev/talk'
import { type Answers, fakeHost } from '@/testing/fake-host'
import {
  connection,
  demoApp,
  fleetApp,
  message,
  NOW,
  userDetail,
  userRow,
} from '@/testing/fixtures'
import { renderAt } from '@/testing/render'

const LONG = 65_536
const names: Record<string, string> = {
  'a name of 65,536 letters': 'W'.repeat(LONG),
  'a name that is turned around, half hidden and looks like markup':
    'Maria\u202egnp.exe \u200b\u2060\ufeff\u00adمريم <img src=x onerror=alert(1)><script>alert(2)</script> \ud83d',
  'a name that hides fillers, tags and a joiner':
    'Maria\u200dA\u034f\u061c\u115f\u1160\u180e\u2061\u2064\u3164\uffa0\u{e0001}\u{e0061}\u{e007f}',
}
/** What must be shown by name and never reach the page as it is. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|\u034f|\u200d|\p{Surrogate}/u
const ready = { phase: 'ready', done: 1, total: 1, asOf: NOW, problem: null } as const

function world(name: string): Answers {
  const short = name.slice(0, 300)
  return {
    ...talkAnswers(),
    connectionsList: async () => [connection({ name })],
    fleetList: async () => ({
      apps: [fleetApp({ name, owner: name })],
      asOf: NOW,
      refreshing: false,
    }),
    appGet: async () => fleetApp({ name, owner: name }),
    usersList: async () => ({
      rows: [userRow({ name, role: short, tags: [short] })],
      total: 1,
      index: ready,
    }),
    userGet: async () =>
      userDetail({
        name,
        role: short,
        tags: [short],
        statusMessage: name,
        link: 'javascript:alert(1)',
        avatarUrl: 'file:///etc/passwd',
        metadata: JSON.stringify({ name: short }),
      }),
    rolesList: async () => [roleRow({ name, description: name })],
    rolePermissions: async () => ({
      rows: [permissionRow('pinMessage', { title: name, help: name, group: short })],
      columns: [permissionColumn(ofRole('seller'), name, { set: { pinMessage: [name] } })],
    }),
    restrictionsList: async () => [
      {
        role: 'seller',
        name,
        features: [{ key: 'new', cannot: name, since: NOW, permission: null }],
        problem: null,
      },
    ],
    groupsList: async () => ({
      rows: [
        {
          guid: 'returns',
          name,
          kind: 'public',
          owner: 'maria-lopez',
          members: 2,
          tags: [short],
          createdAt: NOW,
          updatedAt: null,
        },
      ],
      total: 1,
      index: ready,
    }),
    conversationsList: async () => ({
      rows: [
        {
          id: 'a_user_b',
          kind: 'user',
          peers: [{ kind: 'user', uid: 'maria-lopez', name, avatar: null }],
          title: name,
          lastText: name,
          lastSender: name,
          lastAt: NOW,
          lastId: '1',
          unread: 0,
          tags: [short],
        },
      ],
      page: 1,
      more: false,
      fromCache: false,
    }),
    conversationGet: async (_, id) => ({
      id,
      kind: 'user',
      peers: [{ kind: 'user', uid: 'maria-lopez', name, avatar: null }],
      title: name,
      lastText: name,
      lastSender: name,
      lastAt: NOW,
      lastId: '1',
      unread: 0,
      tags: [],
    }),
    messagesPage: async () => ({
      messages: [
        message({
          sender: { uid: 'maria-lopez', name, avatar: null, system: false },
          parts: [{ kind: 'text', text: name.slice(0, 4000) }],
          truncated: name.length > 4000,
          quoted: { id: '0', sender: name, text: short },
          tags: [short],
        }),
      ],
      older: false,
      newer: false,
      fromCache: false,
    }),
    roleAbilities: async () => ({
      groups: [{ title: 'Groups', abilities: [{ may: false, sentence: name, because: [short] }] }],
      notes: [],
    }),
    activityList: async () => [
      {
        id: 'a1',
        at: NOW,
        connection: 'demo',
        connectionName: name,
        app: demoApp.app,
        appName: name,
        act: 'userUpdate',
        sentence: `Changed ${name}`,
        object: { kind: 'user', id: 'maria-lopez', name },
        before: null,
        after: null,
        outcome: 'done',
        problem: null,
        requestId: null,
        undo: 'none',
      },
    ],
  }
}

const places = {
  'the fleet': paths.fleet('demo'),
  'the users': paths.users(demoApp),
  'a user beside the list': paths.users(demoApp, { peek: 'maria-lopez' }),
  'a user': paths.user(demoApp, 'maria-lopez'),
  'the groups': paths.groups(demoApp),
  'a group beside the list': paths.groups(demoApp, { peek: 'g1' }),
  'the roles': paths.roles(demoApp, { peek: 'default' }),
  'permissions of roles': paths.roles(demoApp, { tab: 'permissions' }),
  'what roles may do': paths.roles(demoApp, { tab: 'may' }),
  'older restrictions': paths.roles(demoApp, { tab: 'restrictions' }),
  'the conversations': paths.conversations(demoApp),
  'a conversation beside the list': paths.conversations(demoApp, { peek: 'a_user_b' }),
  'a conversation': paths.conversation(demoApp, 'a_user_b'),
  'the activity': paths.activity({ peek: 'a1' }),
  'the connections': paths.home(),
}

/** All that stands on the page. */
function shown(): string {
  const page = document.body.cloneNode(true) as HTMLElement
  for (const each of page.querySelectorAll('style')) each.remove()
  return page.textContent ?? ''
}

/** All that it says to ears, or in a tip. */
function spoken(): string[] {
  const attributes = ['aria-label', 'title', 'alt', 'placeholder', 'data-tip']
  return [...document.querySelectorAll('*')].flatMap((each) =>
    attributes.flatMap((name) => each.getAttribute(name) ?? []),
  )
}

test.each(
  Object.entries(places).flatMap(([place, path]) =>
    Object.entries(names).map(([kind, name]) => [place, kind, path, name] as const),
  ),
)('%s shows %s as harmless text', async (_place, _kind, path, name) => {
  fakeHost(world(name))
  await renderAt(path)
  await waitFor(() => expect(document.body).toHaveTextContent(name.slice(0, 5)))
  const said = [shown(), document.title, ...spoken()]
  expect(said.filter((each) => UNSEEN.test(each))).toEqual([])
  expect(document.querySelector('img[src="x"], script')).toBeNull()
  expect(document.querySelector('a[href^="javascript:"], a[href^="file:"]')).toBeNull()
  // What one line cannot show is not laid out either.
  expect(shown().length).toBeLessThan(20_000)
  expect(spoken().filter((each) => each.length > 1100)).toEqual([])
})

test.each(['javascript:alert(1)', 'file:///etc/passwd'])(
  'the address %s of a message is shown, and not followed but explained',
  async (href) => {
    const fake = fakeHost({
      ...world('Maria'),
      messagesPage: async () => ({
        messages: [message({ parts: [{ kind: 'link', text: href, href }] })],
        older: false,
        newer: false,
        fromCache: false,
      }),
      linkCheck: async () => ({
        allowed: false,
        host: '',
        warning: 'Only web addresses are opened: http and https.',
      }),
    })
    const { user } = await renderAt(paths.conversation(demoApp, 'a_user_b'))
    await user.click(await screen.findByRole('button', { name: href }))
    expect(await screen.findByText('Only web addresses are opened: http and https.')).toBeVisible()
    expect(fake.calls('linkOpen')).toEqual([])
    expect(screen.queryByRole('alertdialog')).toBeNull()
  },
)

test('a picture that is too large is named instead of shown', async () => {
  fakeHost({
    ...world('Maria'),
    messagesPage: async () => ({
      messages: [
        message({
          type: 'image',
          attachments: [
            {
              name: 'wall.png',
              mimeType: 'image/png',
              extension: 'png',
              size: 200_000_000,
              url: 'halley-media://1/wall.png',
              external: null,
            },
          ],
        }),
      ],
      older: false,
      newer: false,
      fromCache: false,
    }),
  })
  await renderAt(paths.conversation(demoApp, 'a_user_b'))
  const picture = await screen.findByRole('img', { name: 'wall.png' })
  picture.dispatchEvent(new Event('error'))
  expect(await screen.findByText(/not shown: too large, or not a picture/)).toBeVisible()
  expect(screen.getByText(/200 MB/)).toBeVisible()
})
