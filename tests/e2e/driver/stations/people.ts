import type { Station } from '../stations.ts'
import {
  allUsers,
  lists,
  openConversation,
  openConversations,
  openDemo,
  openLargeApp,
  openPlace,
  openRow,
  openUser,
  openUsers,
} from '../ways.ts'

/** From the first screen to who is in an app and what they may do. */
export const people: Station[] = [
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
]
