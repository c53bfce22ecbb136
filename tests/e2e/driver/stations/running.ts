import type { Station } from '../stations.ts'
import { lists, openCall, openPlace } from '../ways.ts'

/** What an app is set to, and who is told of what. */
export const running: Station[] = [
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
]
