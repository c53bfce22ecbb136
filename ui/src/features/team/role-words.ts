import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What each role of a team opens in CometChat's dashboard (`contract/semantics.md` section 16). */
export type RoleLine = {
  id: string
  what: MessageDescriptor
  /** Where it stands in the dashboard. */
  where: string
  may: { owner: boolean; admin: boolean; moderator: boolean; developer: boolean }
}

const all = { owner: true, admin: true, moderator: true, developer: true }
const builders = { ...all, moderator: false }

export const ROLE_LINES: readonly RoleLine[] = [
  {
    id: 'overview',
    what: msg`See the overview of an app with its usage`,
    where: 'Overview',
    may: { ...all, moderator: false, developer: false },
  },
  {
    id: 'integrate',
    what: msg`Set up widgets and features, bots and their instructions`,
    where: 'Integrate; Chats → Widget, Features; bots',
    may: builders,
  },
  {
    id: 'keys',
    what: msg`See and make API keys, and set up webhooks`,
    where: 'Credentials; Webhooks',
    may: builders,
  },
  {
    id: 'people',
    what: msg`Manage users, groups and their roles`,
    where: 'Users; Groups; User roles',
    may: all,
  },
  {
    id: 'logs',
    what: msg`Read chat logs, call logs and insights`,
    where: 'Chat logs; Insights; Call logs',
    may: all,
  },
  {
    id: 'notifications',
    what: msg`Set up notifications and older webhooks`,
    where: 'Notifications; legacy webhooks',
    may: all,
  },
  { id: 'team', what: msg`See who is in the team`, where: 'Team members', may: all },
  {
    id: 'moderation',
    what: msg`Decide about flagged and blocked messages and calls`,
    where: 'Chat and call moderation',
    may: { ...all, developer: false },
  },
  {
    id: 'settings',
    what: msg`Change the settings of the app`,
    where: 'Settings',
    may: { ...all, moderator: false, developer: false },
  },
  {
    id: 'billing',
    what: msg`Change the plan and see bills`,
    where: 'Plans & Billing',
    may: { owner: true, admin: false, moderator: false, developer: false },
  },
]

export const ROLE_COLUMNS = ['owner', 'admin', 'moderator', 'developer'] as const
