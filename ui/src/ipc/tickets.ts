/**
 * Commands that read over the network and end with a cancellation ticket. `host` makes the ticket
 * and takes an optional `AbortSignal` in its place. The spec beside compares this list with the
 * bindings.
 */
export const TICKETED = [
  'connectAccount',
  'connectApp',
  'connectionCheck',
  'fleetRefresh',
  'apiKeysList',
  'settingsList',
  'usageCount',
  'usageFill',
  'appStats',
  'messageMetrics',
  'userGet',
  'userRaw',
  'userAuthTokens',
  'userFriends',
  'userGroups',
  'userBlocked',
  'userBlocks',
  'groupGet',
  'groupRaw',
  'groupMembers',
  'groupBanned',
  'scopePermissions',
  'rolesList',
  'rolePermissions',
  'roleAbilities',
  'restrictionsList',
  'extensionsList',
  'extensionSetUps',
  'extensionForm',
  'widgetsList',
  'pushCertificates',
  'callsList',
  'callGet',
  'callTranscripts',
  'webhooksList',
  'webhookGet',
  'teamList',
  'noticesGet',
  'noticeLogs',
  'userNoticesGet',
  'userMutesList',
  'userTimezoneGet',
  'userContactGet',
  'userDevicesList',
  'providersList',
  'conversationsList',
  'conversationGet',
  'messagesPage',
  'messagesSearch',
  'threadPage',
  'messageGet',
  'messageText',
  'messageRaw',
  'find',
] as const

export type Ticketed = (typeof TICKETED)[number]

const names: ReadonlySet<string> = new Set(TICKETED)

export function isTicketed(command: string): command is Ticketed {
  return names.has(command)
}
