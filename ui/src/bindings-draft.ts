// The commands, events and streams between window and core. Drafted by hand so that both sides can
// be built at once; `bindings.ts`, generated from Rust, replaces it with the same names and shapes.
// All times are Unix seconds (number). All ids are strings. Every command can fail with ConsoleError.

// ---------- errors ----------
export type Code =
  | 'keyRejected' | 'keyTooSmall' | 'wrongApp' | 'wrongRegion' | 'accountRejected' | 'permissionDenied' | 'profileDenied'
  | 'rateLimited' | 'notFound' | 'userGone' | 'conflict' | 'invalid' | 'planRestricted' | 'quotaReached' | 'appArchived'
  | 'offline' | 'timeout' | 'tls' | 'clockOff' | 'proxyAnswered' | 'badAnswer' | 'serviceFailed'
  | 'vaultUnavailable' | 'vaultLocked' | 'wrongPassphrase' | 'storeFailed' | 'connectionClosed' | 'cancelled' | 'internal'
export type ConsoleError = {
  code: Code
  message: string            // what happened and why, one or two plain sentences
  advice: string             // what to do next; may be empty
  fields: FieldError[]       // sentences that belong to a field of the request
  serviceCode: string | null // e.g. ERR_UID_NOT_FOUND
  status: number | null
  requestId: string | null
  retryAfterSecs: number | null
}
export type FieldError = { field: string; message: string } // field: uid, name, avatar, link, metadata, tags, role, appId, region, apiKey, key, secret, passphrase …

// ---------- connections ----------
export type ConnectionId = string
export type AppRef = { connection: ConnectionId; app: string }
export type Keep = 'keychain' | 'file' | 'session'
export type ConnectionKind = 'account' | 'app' | 'demo'
export type Connection = {
  id: ConnectionId; kind: ConnectionKind; name: string
  keep: Keep
  credential: string          // masked, e.g. "••••••••3f9a"; never the whole
  app: string | null; region: string | null   // of an app connection
  state: 'ready' | 'sealed' | 'starting' | 'failed'  // sealed: its secrets are in the locked passphrase file
  createdAt: number; lastUsedAt: number | null
}
export type ConnectAccount = { name: string; key: string; secret: string; keep: Keep }
export type ConnectApp = { name: string; app: string; region: string; apiKey: string; keep: Keep }
export type CheckReport = { ok: boolean; millis: number; apps: number | null; problem: ConsoleError | null; clockSkewSecs: number | null }
export type VaultState = {
  keychain: 'available' | 'unavailable' | 'locked'
  keychainName: string                          // "Keychain", "Credential Manager", "Secret Service"
  file: 'none' | 'locked' | 'open'
}

// ---------- fleet ----------
export type Label = 'none' | 'production' | 'staging' | 'development'
export type FleetApp = {
  app: string; name: string; region: string; regionName: string
  plan: string | null; state: string; owner: string | null
  createdAt: number | null; trialEndsAt: number | null
  label: Label; colour: string                  // colour: one of 12 names: grey red pink grape violet indigo blue cyan teal green orange yellow
  users: number | null; usersAsOf: number | null
}
export type FleetSort = { by: 'name' | 'app' | 'region' | 'plan' | 'state' | 'label' | 'createdAt' | 'users'; descending: boolean }
export type Fleet = { apps: FleetApp[]; asOf: number | null; refreshing: boolean } // whole list (thousands are fine); the table filters and sorts locally
export type AppLabel = { label: Label; colour: string }

// ---------- app overview ----------
export type MaskedKey = { id: string; name: string; scope: 'fullAccess' | 'authOnly' | string; masked: string; createdAt: number | null; createdBy: string | null; inUse: boolean }
export type RevealedKey = { value: string }
export type AppStats = { activeUsers: number | null; concurrentUsers: number | null; audioMinutes: number | null; videoMinutes: number | null; recordedMinutes: number | null; from: number | null; to: number | null }
export type MessageMetrics = { points: MetricPoint[] }                 // last hour, 5-minute buckets, oldest first
export type MetricPoint = { at: number; messagesSent: number; readReceipts: number; deliveryReceipts: number }
export type RateLimit = { class: 'core' | 'standard' | 'management' | 'import'; limit: number | null; remaining: number | null; resetsInSecs: number | null; waiting: number; blockedForSecs: number | null }

// ---------- users ----------
export type UserRow = {
  uid: string; name: string; role: string | null; tags: string[]; status: 'online' | 'offline' | null
  avatar: string | null        // address on our image protocol, or null
  lastActiveAt: number | null; createdAt: number | null; updatedAt: number | null; deactivatedAt: number | null
}
export type UserFilter = {
  search: string                                  // contains, on name and uid
  roles: string[]; tags: string[]; status: 'online' | 'offline' | null
  shown: 'active' | 'deactivated' | 'all'
}
export type UserSort = { by: 'name' | 'uid' | 'role' | 'lastActiveAt' | 'createdAt'; descending: boolean }
export type UsersPage = { rows: UserRow[]; total: number; index: IndexState }
export type IndexState = { phase: 'none' | 'syncing' | 'ready' | 'failed'; done: number; total: number | null; asOf: number | null; problem: ConsoleError | null }
export type Facets = { roles: Facet[]; tags: Facet[] }
export type Facet = { value: string; count: number }
export type UserDetail = UserRow & { avatarUrl: string | null; link: string | null; metadata: string | null /* pretty JSON */; statusMessage: string | null }
export type MaskedToken = { id: string; masked: string; platform: string | null; createdAt: number | null }
export type Page<T> = { rows: T[]; total: number | null; more: boolean }        // page numbers from 1
export type UserGroupRow = { guid: string; name: string; kind: string; scope: string | null; members: number | null; joinedAt: number | null }
export type BlockedRow = UserRow & { blockedAt: number | null; direction: 'blockedByThem' | 'blockedThem' }
export type NewUser = { uid: string; name: string; role: string | null; avatar: string; link: string; tags: string[]; metadata: string }  // '' = not given
export type UserChanges = { name?: string | null; role?: string | null; avatar?: string | null; link?: string | null; tags?: string[] | null; metadata?: string | null } // null/absent = unchanged, '' = clear
export type Selection = { kind: 'some'; uids: string[] } | { kind: 'all'; filter: UserFilter; except: string[] }
export type BatchReport = { done: number; unchanged: number; failed: BatchFailure[]; activity: string | null; undo: string | null }
export type BatchFailure = { id: string; message: string; serviceCode: string | null }
export type Written<T> = { value: T; activity: string; undo: string | null }      // undo: id for activityUndo, or null where the service cannot

// ---------- groups and roles (reading; their screens come with the next issue) ----------
export type GroupRow = { guid: string; name: string; kind: 'public' | 'private' | 'password' | string; owner: string | null; members: number | null; tags: string[]; createdAt: number | null; updatedAt: number | null }
export type GroupFilter = { search: string; kinds: string[]; tags: string[] }
export type GroupSort = { by: 'name' | 'guid' | 'members' | 'createdAt'; descending: boolean }
export type GroupsPage = { rows: GroupRow[]; total: number; index: IndexState }
export type GroupDetail = GroupRow & { description: string | null; metadata: string | null; icon: string | null }
export type MemberRow = UserRow & { scope: string; joinedAt: number | null }
export type RoleRow = { role: string; name: string; description: string | null; users: number | null; createdAt: number | null }

// ---------- writing: the gate ----------
export type Act = 'userCreate' | 'userUpdate' | 'usersDeactivate' | 'usersReactivate' | 'userDelete' | 'authTokenCreate' | 'authTokenDelete' | 'authTokensFlush' | 'messageDelete' | 'friendRemove' | 'unblock' | 'groupMemberRemove' | 'appLabel' | 'apiKeyReveal' | 'apiKeyCopy' | 'authTokenCopy' | 'previewLive'
export type Plan = {                                // what an act would do, asked before a confirmation is shown
  allowed: boolean; reason: string | null           // reason it is not allowed, a sentence
  count: number
  reversible: boolean
  title: string; text: string; button: string       // ready-made words of the confirmation
  mustType: string | null                           // text to type first (uid or count), else null
  production: boolean
}
export type PlanRequest = { act: Act; app: AppRef; selection: Selection | null; subject: string | null }
export type Profile = 'readOnly' | 'support' | 'manager' | 'administrator'
export type ProfileState = { profile: Profile; lockedBy: string | null }          // lockedBy: sentence when a managed policy fixes it
export type ActivityEntry = {
  id: string; at: number; connection: ConnectionId; connectionName: string; app: string | null; appName: string | null
  act: string; sentence: string                      // "Deactivated Maria Lopez"
  object: { kind: string; id: string; name: string | null } | null
  before: string | null; after: string | null        // pretty JSON, no secrets
  outcome: 'done' | 'partly' | 'failed'; problem: string | null; requestId: string | null
  undo: 'possible' | 'done' | 'none'
}
export type ActivityFilter = { app: string | null; object: string | null; search: string; before: string | null /* entry id: keyset paging */; limit: number }

// ---------- conversations ----------
export type Peer = { kind: 'user'; uid: string; name: string; avatar: string | null } | { kind: 'group'; guid: string; name: string; icon: string | null; members: number | null }
export type ConversationRow = {
  id: string; kind: 'user' | 'group'
  peers: Peer[]                                      // two users, or one group
  title: string; lastText: string; lastSender: string | null; lastAt: number | null; lastId: string | null; unread: number | null; tags: string[]
}
export type ConversationFilter = { search: string; kind: 'user' | 'group' | null; tags: string[] }
export type ConversationsPage = { rows: ConversationRow[]; page: number; more: boolean; fromCache: boolean }
export type Attachment = { name: string; extension: string; mimeType: string; size: number | null; url: string | null /* our image protocol; null when it may not be loaded */; external: string | null /* shown, opened outside after a check */ }
export type TextPart =                                // message text, already split; every part is plain text
  | { kind: 'text'; text: string } | { kind: 'mention'; uid: string; name: string } | { kind: 'link'; text: string; href: string }
export type Reaction = { emoji: string; count: number }
export type MessageView = {
  id: string; conversation: string; parent: string | null
  sender: { uid: string; name: string; avatar: string | null; system: boolean }
  category: string; type: string
  sentAt: number; editedAt: number | null; editedBy: string | null; deletedAt: number | null; deletedBy: string | null
  deliveredAt: number | null; readAt: number | null
  parts: TextPart[]; truncated: boolean               // truncated: text over 20,000 characters; messageText gives all
  attachments: Attachment[]
  action: string | null                               // sentence of an action or call: "Ada added Cy to Support room"
  call: { status: string; kind: 'audio' | 'video'; durationSecs: number | null } | null
  custom: string | null                               // pretty JSON of custom/interactive data, at most 4,000 characters
  interactive: { title: string | null; elements: string[] } | null
  reactions: Reaction[]; replies: number; tags: string[]
  moderation: 'pending' | 'approved' | 'disapproved' | 'unmoderated' | null
  quoted: { id: string; sender: string; text: string } | null
  pinnedAt: number | null
}
export type Anchor = { kind: 'newest' } | { kind: 'before'; id: string } | { kind: 'after'; id: string } | { kind: 'around'; id: string } | { kind: 'date'; at: number }
export type MessagesPage = { messages: MessageView[] /* oldest first */; older: boolean; newer: boolean; fromCache: boolean }
export type Receipt = { uid: string; name: string; deliveredAt: number | null; readAt: number | null }
export type ReactionBy = { emoji: string; uid: string; name: string; at: number | null }
export type MessageDetail = { message: MessageView; receipts: Receipt[]; reactions: ReactionBy[] }

// ---------- preview ----------
export type PreviewKind = { kind: 'quiet' } | { kind: 'live'; as: string /* uid that appears online */ }
export type PreviewState = { state: 'connecting' | 'live' | 'watching' | 'catchingUp' | 'offline' | 'refused'; sentence: string; retryInSecs: number | null; everySecs: number | null }
export type PreviewEvent =                            // batched: the channel carries PreviewEvent[]
  | { kind: 'state'; state: PreviewState }
  | { kind: 'messages'; messages: MessageView[] }     // new ones, in order, never twice
  | { kind: 'changed'; messages: MessageView[] }      // edited, deleted, reacted, receipts: replace by id
  | { kind: 'typing'; uid: string; name: string; on: boolean }
  | { kind: 'presence'; uid: string; online: boolean; at: number | null }

// ---------- finding, preferences, system ----------
export type Hit =
  | { kind: 'app'; app: AppRef; name: string } | { kind: 'user'; app: AppRef; uid: string; name: string }
  | { kind: 'group'; app: AppRef; guid: string; name: string } | { kind: 'conversation'; app: AppRef; id: string; title: string }
  | { kind: 'message'; app: AppRef; id: string; conversation: string; text: string }
export type Preferences = {
  theme: 'system' | 'light' | 'dark'; density: 'comfortable' | 'compact'; reduceMotion: boolean
  sidebarCollapsed: boolean; lastPlace: string | null
  columns: ColumnSet[]                                // per list
  proxy: { kind: 'system' } | { kind: 'none' } | { kind: 'manual'; url: string }
}
export type ColumnSet = { list: string; columns: { id: string; shown: boolean; width: number | null }[] }
export type Health = { connection: ConnectionId; state: 'online' | 'slow' | 'offline' | 'limited'; sentence: string }
export type About = { version: string; platform: string; dataDir: string }

type R<T> = Promise<T>   // generated: Promise<Result>; `host` unwraps and throws ConsoleError
// Commands that read over the network take a trailing `ticket: string`; `callCancel(ticket)` ends them (host does it from an AbortSignal).
export interface Commands {
  connectionsList(): R<Connection[]>
  vaultState(): R<VaultState>
  vaultFileOpen(passphrase: string): R<VaultState>            // opens, or makes it the first time
  connectAccount(request: ConnectAccount, ticket: string): R<Connection>
  connectApp(request: ConnectApp, ticket: string): R<Connection>
  demoStart(): R<Connection>
  connectionClose(id: ConnectionId): R<null>                  // the demo's sandbox stops
  connectionRename(id: ConnectionId, name: string): R<Connection>
  connectionCheck(id: ConnectionId, ticket: string): R<CheckReport>
  connectionRemove(id: ConnectionId): R<null>

  fleetList(connection: ConnectionId): R<Fleet>               // at once, from the store; starts a refresh when stale (FleetChanged follows)
  fleetRefresh(connection: ConnectionId, ticket: string): R<Fleet>
  appGet(app: AppRef): R<FleetApp>
  appLabelSet(app: AppRef, label: AppLabel): R<FleetApp>

  apiKeysList(app: AppRef, ticket: string): R<MaskedKey[]>
  apiKeyCopy(app: AppRef, id: string): R<null>                // to the clipboard by the core; cleared after 60 s
  apiKeyReveal(app: AppRef, id: string): R<RevealedKey>       // audited
  appStats(app: AppRef, ticket: string): R<AppStats>
  messageMetrics(app: AppRef, ticket: string): R<MessageMetrics>
  rateLimits(app: AppRef): R<RateLimit[]>

  usersList(app: AppRef, filter: UserFilter, sort: UserSort, offset: number, limit: number): R<UsersPage>   // from the index, instant
  usersFacets(app: AppRef): R<Facets>
  usersRefresh(app: AppRef): R<IndexState>                    // starts a sync; PeopleChanged / IndexProgress follow
  userGet(app: AppRef, uid: string, ticket: string): R<UserDetail>
  userRaw(app: AppRef, uid: string, ticket: string): R<string>
  userAuthTokens(app: AppRef, uid: string, ticket: string): R<MaskedToken[]>
  userAuthTokenCreate(app: AppRef, uid: string): R<Written<MaskedToken>>
  userAuthTokenCopy(app: AppRef, uid: string, id: string): R<null>
  userAuthTokenDelete(app: AppRef, uid: string, id: string): R<Written<null>>
  userAuthTokensFlush(app: AppRef, uid: string): R<Written<null>>
  userFriends(app: AppRef, uid: string, page: number, ticket: string): R<Page<UserRow>>
  userGroups(app: AppRef, uid: string, page: number, ticket: string): R<Page<UserGroupRow>>
  userBlocked(app: AppRef, uid: string, page: number, ticket: string): R<Page<BlockedRow>>
  userCreate(app: AppRef, user: NewUser): R<Written<UserDetail>>
  userUpdate(app: AppRef, uid: string, changes: UserChanges): R<Written<UserDetail>>
  usersDeactivate(app: AppRef, selection: Selection): R<BatchReport>
  usersReactivate(app: AppRef, selection: Selection): R<BatchReport>
  userDeleteForGood(app: AppRef, uid: string, typedUid: string): R<Written<null>>

  groupsList(app: AppRef, filter: GroupFilter, sort: GroupSort, offset: number, limit: number): R<GroupsPage>
  groupGet(app: AppRef, guid: string, ticket: string): R<GroupDetail>
  groupRaw(app: AppRef, guid: string, ticket: string): R<string>
  groupMembers(app: AppRef, guid: string, page: number, ticket: string): R<Page<MemberRow>>
  rolesList(app: AppRef, ticket: string): R<RoleRow[]>

  gatePlan(request: PlanRequest): R<Plan>
  profileGet(): R<ProfileState>
  profileSet(profile: Profile): R<ProfileState>
  activityList(filter: ActivityFilter): R<ActivityEntry[]>
  activityUndo(id: string): R<Written<null>>

  conversationsList(app: AppRef, filter: ConversationFilter, page: number, ticket: string): R<ConversationsPage>
  conversationGet(app: AppRef, id: string, ticket: string): R<ConversationRow>
  messagesPage(app: AppRef, conversation: string, anchor: Anchor, limit: number, ticket: string): R<MessagesPage>
  messagesSearch(app: AppRef, conversation: string, text: string, ticket: string): R<MessageView[]>
  threadPage(app: AppRef, parent: string, anchor: Anchor, limit: number, ticket: string): R<MessagesPage>
  messageGet(app: AppRef, id: string, ticket: string): R<MessageDetail>
  messageText(app: AppRef, id: string, ticket: string): R<string>
  messageRaw(app: AppRef, id: string, ticket: string): R<string>
  messageDelete(app: AppRef, id: string): R<Written<null>>    // soft: leaves a tombstone
  previewOpen(app: AppRef, conversation: string, kind: PreviewKind, lastId: string | null, events: /* Channel */ unknown): R<string>
  previewClose(preview: string): R<null>

  find(text: string, scope: AppRef | null, ticket: string): R<Hit[]>    // apps, people index, and ids asked of the service
  preferencesGet(): R<Preferences>
  preferencesSet(preferences: Preferences): R<Preferences>
  linkCheck(href: string): R<{ allowed: boolean; host: string; warning: string | null }>
  linkOpen(href: string): R<null>
  textCopy(text: string): R<null>
  windowOpen(path: string): R<null>
  healthGet(connection: ConnectionId): R<Health>
  about(): R<About>
  shellReady(): R<null>                                       // the first screen is interactive
  callCancel(ticket: string): R<null>
}

// Events (nudges): the window asks again.
export type ConnectionsChanged = Record<string, never>
export type FleetChanged = { connection: ConnectionId; problem: ConsoleError | null }
export type PeopleChanged = { app: AppRef }                   // users or groups of the index changed
export type IndexProgress = { app: AppRef; users: IndexState; groups: IndexState }
export type ActivityChanged = Record<string, never>
export type ConversationsChanged = { app: AppRef }
export type HealthChanged = { health: Health }
export type BatchProgress = { app: AppRef; act: Act; done: number; total: number }
