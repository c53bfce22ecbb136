// The stations of the tour, in the order of the main job; the flows go the same ways.

import type { Page } from './page.ts'
import {
  allUsers,
  lists,
  openCall,
  openConversation,
  openConversations,
  openDemo,
  openLargeApp,
  openPlace,
  openRow,
  openUser,
  openUsers,
} from './ways.ts'

/** One screen of the tour. */
export type Station = {
  name: string
  /** Whether its picture stands in the README. */
  readme: boolean
  /** Goes there from the station before, and waits until it is there. */
  go(page: Page): Promise<void>
}

export const stations: Station[] = [
  {
    name: 'first-screen',
    readme: true,
    go: async (page) => {
      await page.role('button', /try the demo/i)
    },
  },
  {
    name: 'connect-account',
    readme: false,
    go: async (page) => {
      await page.click('button', /connect an account/i)
      await page.role('button', /^connect$/i)
    },
  },
  {
    name: 'fleet',
    readme: true,
    go: async (page) => {
      await page.driver.press('Escape')
      await page.gone('dialog')
      await openDemo(page)
    },
  },
  {
    name: 'app-panel',
    readme: false,
    go: async (page) => {
      await page.driver.press('ArrowDown')
      await page.driver.press('Space')
      await page.role('heading', 'Notes')
    },
  },
  {
    name: 'app-new',
    readme: false,
    go: async (page) => {
      await page.click('button', 'New app')
      await page.role('button', 'Create app')
    },
  },
  {
    name: 'fleet-usage',
    readme: false,
    go: async (page) => {
      const menu = await page.within('navigation', 'Places')
      await menu.click('link', 'Usage of all apps')
      await lists(page, '23 apps in use', 23)
      await page.click('button', 'Fill in missing days')
      await page.until('a chart', () => document.querySelector('main figure path') !== null)
    },
  },
  {
    name: 'overview',
    readme: true,
    go: async (page) => {
      const menu = await page.within('navigation', 'Places')
      await menu.click('link', 'All apps')
      await lists(page, '24 apps', 24)
      await openLargeApp(page)
    },
  },
  {
    name: 'users',
    readme: true,
    go: async (page) => {
      await openUsers(page)
      await allUsers(page)
    },
  },
  {
    name: 'users-searched',
    readme: false,
    go: async (page) => {
      await page.fill(/find a user/i, 'mari')
      await page.until('only what was searched for is listed', () =>
        [...document.querySelectorAll('[role=row]')]
          .slice(1, 4)
          .every((found) => /mari/i.test(found.textContent ?? '')),
      )
    },
  },
  { name: 'user', readme: false, go: (page) => openUser(page, 'maria-lopez') },
  {
    name: 'user-conversations',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Conversations')
      await lists(page, 'conversations of the user', 1)
    },
  },
  {
    name: 'user-blocked',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Blocked')
      await page.role('button', 'Look at both sides')
    },
  },
  {
    name: 'user-notifications',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Notifications')
      await page.role('list', 'In groups')
    },
  },
  { name: 'conversations', readme: false, go: openConversations },
  {
    name: 'conversation-peek',
    readme: false,
    go: async (page) => {
      await page.driver.press('ArrowDown')
      await page.driver.press('Space')
      await page.role('link', 'Open the conversation')
      await page.until('messages', () => document.querySelector('[data-message]') !== null)
    },
  },
  {
    name: 'conversation',
    readme: true,
    go: async (page) => {
      await page.driver.press('Escape')
      await page.gone('log')
      await openConversation(page)
    },
  },
  {
    name: 'groups',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Groups')
      await lists(page, 'groups', 1)
    },
  },
  {
    name: 'group-peek',
    readme: false,
    go: async (page) => {
      await page.driver.press('ArrowDown')
      await page.driver.press('Space')
      await page.role('link', 'Open the group')
    },
  },
  {
    name: 'group',
    readme: false,
    go: async (page) => {
      await page.driver.press('Escape')
      await page.gone('link', 'Open the group')
      await openRow(page, 'bargain-hunters-4')
      await page.role('tab', 'General')
    },
  },
  {
    name: 'group-permissions',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Permissions')
      await page.role('table', 'Permissions by scope')
    },
  },
  {
    name: 'roles',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Roles')
      await lists(page, 'roles', 3)
    },
  },
  {
    name: 'role-permissions',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Permissions')
      await page.role('table', 'Permissions by role')
    },
  },
  {
    name: 'role-abilities',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'What may they do?')
      await page.text('Can join groups.')
    },
  },
  {
    name: 'role-restrictions',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Older restrictions')
      await page.text('Cannot delete calls')
    },
  },
  { name: 'api-keys', readme: false, go: (page) => openPlace(page, 'API keys') },
  {
    name: 'extensions',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Extensions')
      await page.role('switch', 'Polls')
      await page.until('what is set up is told', () =>
        [...document.querySelectorAll('main li')].some((card) =>
          card.textContent?.includes('Set up'),
        ),
      )
    },
  },
  {
    name: 'extensions-switched',
    readme: false,
    go: async (page) => {
      await page.click('switch', 'Avatar')
      await page.click('switch', 'Polls')
      await page.role('button', 'Save 2 changes')
    },
  },
  {
    name: 'extension-settings',
    readme: false,
    go: async (page) => {
      await page.click('button', 'Discard')
      await page.click('link', 'Settings of Profanity Filter')
      await page.role('switch', 'Drop the whole message')
    },
  },
  {
    name: 'webhooks',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Webhooks')
      await lists(page, 'webhooks', 2)
    },
  },
  {
    name: 'webhook',
    readme: false,
    go: async (page) => {
      await page.click('gridcell', 'Message archive')
      await page.within('complementary', 'Message archive')
      await page.text('Message edited')
    },
  },
  {
    name: 'webhook-edit',
    readme: false,
    go: async (page) => {
      const panel = await page.within('complementary', 'Message archive')
      await panel.click('button', /^Edit/)
      const form = await page.within('complementary', /^Edit Message archive/)
      await form.role('checkbox', 'Message edited')
    },
  },
  {
    name: 'webhook-listen',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Listen')
      await page.role('button', 'Start listening')
    },
  },
  {
    name: 'webhook-compare',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Compare')
      await page.role('combobox', 'Compare with')
    },
  },
  {
    name: 'calls',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Calls')
      await lists(page, 'calls', 3)
    },
  },
  {
    name: 'call',
    readme: false,
    go: async (page) => {
      const panel = await openCall(page)
      await panel.role('table', 'Who was called')
    },
  },
  {
    name: 'settings',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Settings')
      await page.click('switch', 'Calls move a conversation up')
      await page.role('button', 'Save 1 change')
      await page.click('button', 'Discard')
    },
  },
  {
    name: 'usage',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Usage')
      await page.click('button', 'Count now')
      await page.until('a chart', () => document.querySelector('main figure path') !== null)
    },
  },
  {
    name: 'notifications',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Notifications')
      await page.role('list', 'In groups')
    },
  },
  {
    name: 'notification-texts',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Texts and sounds')
      await page.role('list', 'Examples: Text messages')
    },
  },
  {
    name: 'notification-providers',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Providers')
      await page.role('button', 'Set up Google (FCM)')
    },
  },
  {
    name: 'notification-provider',
    readme: false,
    go: async (page) => {
      await page.click('button', 'Set up Google (FCM)')
      await page.role('button', 'Choose the file')
    },
  },
  {
    name: 'notification-log',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'Log')
      await page.role('grid', 'Log of notifications')
    },
  },
  {
    name: 'team',
    readme: false,
    go: async (page) => {
      await openPlace(page, 'Team')
      await lists(page, 'people of the team', 3)
    },
  },
  {
    name: 'team-everywhere',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'All apps')
      await page.click('button', 'Read all teams')
      await page.role('table', 'Roles by person and app')
      await page.click('button', 'Stop')
      await page.role('button', 'Read again')
    },
  },
  {
    name: 'team-roles',
    readme: false,
    go: async (page) => {
      await page.click('tab', 'What roles may do')
      await page.role('table', 'What each role may do')
    },
  },
  { name: 'import', readme: false, go: (page) => openPlace(page, 'Import') },
  { name: 'activity', readme: false, go: (page) => openPlace(page, 'Activity') },
  { name: 'jobs', readme: false, go: (page) => openPlace(page, 'Jobs') },
  { name: 'preferences', readme: false, go: (page) => openPlace(page, 'Preferences') },
  {
    name: 'palette',
    readme: false,
    go: async (page) => {
      await page.driver.press('Control+k')
      await page.role('combobox', 'Find or do something')
    },
  },
]
