// Made from crates/cometchat-sandbox by its test `control_types`; not to be edited.

export type HeaderSpelling = 'joined' | 'dashed' | 'none'

export type Fault =
  | {
      kind: 'rateLimited'
      /**
       * How the headers are spelled.
       */
      spelling: HeaderSpelling
      /**
       * Seconds in `Retry-After`; no such header when absent.
       */
      retryAfter: number | null
    }
  | {
      kind: 'status'
      /**
       * For instance 500.
       */
      status: number
    }
  | {
      kind: 'code'
      /**
       * For instance `ERR_PLAN_RESTRICTION`.
       */
      code: string
    }
  | { kind: 'html502' }
  | { kind: 'html200' }
  | { kind: 'cutBody' }
  | { kind: 'malformedJson' }
  | {
      kind: 'slowDrip'
      /**
       * Bytes a second of real time.
       */
      bytesPerSec: number
    }
  | { kind: 'reset' }
  | { kind: 'closeSocket' }
  | { kind: 'dropAnswer' }
  | { kind: 'refuseAuth' }
  | { kind: 'framesOutOfOrder' }
  | { kind: 'framesTwice' }
  | { kind: 'hang' }

export type FaultPlan = {
  /**
   * What goes wrong.
   */
  fault: Fault
  /**
   * Path template, for instance `/users/{uid}`, or `websocket`; everywhere when absent.
   */
  on: string | null
  /**
   * Requests that pass before it strikes.
   */
  after: number
  /**
   * How often it strikes.
   */
  times: number
}

export type Planned = {
  /**
   * The plans.
   */
  plans: Array<FaultPlan>
}

export type Recorded = {
  /**
   * HTTP verb.
   */
  verb: string
  /**
   * Path template of the operation.
   */
  template: string
  /**
   * Path as it came, below the base.
   */
  path: string
  /**
   * Query as it came, without the question mark.
   */
  query: string
  /**
   * Headers, lower-case names, without those that hold credentials.
   */
  headers: Record<string, string>
  /**
   * JSON body, if there was one that could be read.
   */
  body: unknown
  /**
   * Status of the answer; absent while there is none.
   */
  status: number | null
  /**
   * When it arrived, Unix milliseconds of the world's time.
   */
  atMs: number
}

export type SandboxApp = {
  /**
   * Id.
   */
  id: string
  /**
   * Name.
   */
  name: string
  /**
   * Region.
   */
  region: string
  /**
   * Whether it was deleted and waits to be purged.
   */
  archived: boolean
  /**
   * Users, deactivated ones too.
   */
  users: number
  /**
   * Groups.
   */
  groups: number
  /**
   * Messages, actions too.
   */
  messages: number
  /**
   * REST API key.
   */
  fullAccessKey: string
  /**
   * Auth Key.
   */
  authOnlyKey: string
  /**
   * Base address of the chat API.
   */
  chatBase: string
  /**
   * Base address of the calls API.
   */
  callsBase: string
  /**
   * Base address of the client API.
   */
  clientBase: string
}

export type SandboxState = {
  /**
   * Apps, oldest first.
   */
  apps: Array<SandboxApp>
  /**
   * Base address of the management API.
   */
  managementBase: string
  /**
   * Management key.
   */
  key: string
  /**
   * Management secret.
   */
  secret: string
  /**
   * The world's time, Unix milliseconds.
   */
  nowMs: number
}

export type Ready = {
  /**
   * Scheme, host and port; the control API is below `/_sandbox` there.
   */
  base: string
  /**
   * The certificate to trust, as PEM, with `--https`.
   */
  certificate: string | null
  /**
   * What it holds and how to reach it.
   */
  state: SandboxState
}

export type SavedWorld = {
  /**
   * Size of the file.
   */
  bytes: number
}

export type SayAs = {
  /**
   * Who; `app_system` for the app itself.
   */
  uid: string
  /**
   * Uid or guid it goes to.
   */
  receiver: string
  /**
   * `user` or `group`.
   */
  receiverType: string
  /**
   * Text.
   */
  text?: string
  /**
   * Category, `message` where absent.
   */
  category?: string
  /**
   * Type, `text` where absent.
   */
  type?: string
  /**
   * Content in place of the text.
   */
  data?: unknown
  /**
   * Message in whose thread it answers.
   */
  parentId?: string
}

export type TypeAs = {
  /**
   * Who.
   */
  uid: string
  /**
   * Uid or guid he types to.
   */
  receiver: string
  /**
   * `user` or `group`.
   */
  receiverType: string
  /**
   * Whether begun.
   */
  started: boolean
}

export type SendNotice = {
  /**
   * To whom.
   */
  uid: string
  /**
   * What kind of notice it is.
   */
  category: string
  /**
   * What it shows.
   */
  content?: unknown
  /**
   * Data of the sender's.
   */
  metadata?: unknown
  /**
   * Tags.
   */
  tags?: Array<string>
  /**
   * Whether a push notification goes too.
   */
  push?: boolean
}

export type JoinAs = {
  /**
   * Who.
   */
  uid: string
  /**
   * Password of a group that has one.
   */
  password?: string
}

export type DropSockets = {
  /**
   * Whose; all of the app where absent.
   */
  uid?: string
}

export type Advance = {
  /**
   * Milliseconds.
   */
  ms: number
}

export type SetRate = {
  /**
   * `core`, `standard`, `import` or `management`.
   */
  class: string
  /**
   * Requests a minute.
   */
  perMinute: number
}
