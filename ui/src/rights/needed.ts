import type { Act, Profile } from '@/bindings'

/** From the one that may least to the one that may all. */
const PROFILES: readonly Profile[] = ['readOnly', 'support', 'manager', 'administrator']

/**
 * The least profile that may do an act to one object, as the core's gate has it
 * (`crates/halley-core/src/gate/rights.rs`); the spec beside compares the two.
 */
export const NEEDED: Readonly<Record<Act, Profile>> = {
  authTokenDelete: 'support',
  authTokensFlush: 'support',
  block: 'support',
  friendAdd: 'support',
  friendRemove: 'support',
  groupMembersAdd: 'support',
  groupMembersBan: 'support',
  groupMembersKick: 'support',
  groupMembersScope: 'support',
  groupMembersUnban: 'support',
  listExport: 'support',
  messageDelete: 'support',
  previewLive: 'support',
  pushTokensRemove: 'support',
  unblock: 'support',
  userContact: 'support',
  userMute: 'support',
  userNoticesReset: 'support',
  userNoticesUpdate: 'support',
  userTimezone: 'support',
  userUnmute: 'support',
  userUpdate: 'support',
  usersDeactivate: 'support',
  usersExport: 'support',
  usersFlush: 'support',
  usersJoin: 'support',
  usersLeave: 'support',
  usersReactivate: 'support',
  usersRole: 'support',
  usersTag: 'support',
  usersUntag: 'support',

  apiKeyCopy: 'manager',
  appLabel: 'manager',
  appNotes: 'manager',
  appUsageReport: 'manager',
  authTokenCopy: 'manager',
  authTokenCreate: 'manager',
  extensionAddressCopy: 'manager',
  extensionSettingsDelete: 'manager',
  extensionSettingsSave: 'manager',
  extensionsSwitch: 'manager',
  groupCreate: 'manager',
  groupTransfer: 'manager',
  groupUpdate: 'manager',
  groupsImport: 'manager',
  membersImport: 'manager',
  noticesUpdate: 'manager',
  permissionsSet: 'manager',
  pushCertificateUpload: 'manager',
  restrictionsLift: 'manager',
  restrictionsMove: 'manager',
  restrictionsSet: 'manager',
  roleCreate: 'manager',
  roleUpdate: 'manager',
  settingsSet: 'manager',
  usageThreshold: 'manager',
  userCreate: 'manager',
  usersImport: 'manager',
  webhookCreate: 'manager',
  webhookSample: 'manager',
  webhookUpdate: 'manager',

  apiKeyCreate: 'administrator',
  apiKeyDelete: 'administrator',
  apiKeyRename: 'administrator',
  apiKeyReveal: 'administrator',
  apiKeyUse: 'administrator',
  appCreate: 'administrator',
  appDelete: 'administrator',
  groupDelete: 'administrator',
  noticesReset: 'administrator',
  providerAdd: 'administrator',
  providerDefault: 'administrator',
  providerRemove: 'administrator',
  providerUpdate: 'administrator',
  roleDelete: 'administrator',
  settingsReset: 'administrator',
  teamChange: 'administrator',
  teamRemove: 'administrator',
  userDelete: 'administrator',
  usersDelete: 'administrator',
  webhookDelete: 'administrator',
}

/** Done to several, these take the manager profile. */
export const ONE_AT_A_TIME: ReadonlySet<Act> = new Set<Act>([
  'groupMembersAdd',
  'groupMembersBan',
  'groupMembersKick',
  'groupMembersScope',
  'groupMembersUnban',
  'usersDeactivate',
  'usersFlush',
  'usersJoin',
  'usersLeave',
  'usersReactivate',
  'usersRole',
  'usersTag',
  'usersUntag',
])

/** Whether a word, such as one of the record, is an act. */
export function isAct(word: string): word is Act {
  return word in NEEDED
}

/** Whether one profile may all that another may. */
export function reaches(profile: Profile, needed: Profile): boolean {
  return PROFILES.indexOf(profile) >= PROFILES.indexOf(needed)
}
