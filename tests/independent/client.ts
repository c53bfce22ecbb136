// A client of the service, written from contract/realtime.md and nothing else.

import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { type Answer, ask, type Form, type Json } from './http.ts'

/** How long a frame may take, in milliseconds. */
const PATIENCE = 5_000

/** Whose comings and goings a client wants to see. */
export type Presence =
  | { presenceSubscription: 'ALL_USERS' | 'FRIENDS' }
  | { presenceSubscription: 'ROLES'; roles: string[] }

/** Where a client finds the service before it has logged in. */
export type Place = {
  appId: string
  /** Host and port, perhaps with a path, pasted in before the paths. */
  host: string
  /** The certificate to trust; without one, everything is plain. */
  certificate: string | undefined
}

/** An error that the service answered. */
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

type Waiting = { wants: (frame: Json) => boolean; found: (frame: Json) => void }

/** One installed program of one user. */
export class Client {
  /** The session: the header `resource` and the frames' `deviceId`. */
  readonly session = `WEB-4_2_0-${randomUUID()}-${Date.now()}`
  private readonly device: string
  private token = ''
  private jwt = ''
  private socket: WebSocket | undefined
  private readonly frames: Json[] = []
  private readonly waiting: Waiting[] = []
  /** The user as the login answered him, once there is one. */
  me: Json
  /** What the login told of the app. */
  settings: Json

  constructor(private readonly place: Place) {
    this.device = `${place.appId}_${randomUUID()}_${Date.now()}`
  }

  // --- Login -------------------------------------------------------------------------------

  async login(token: string): Promise<Json> {
    this.token = token
    return this.keep(await this.call('PUT', '/me', this.aboutMe()))
  }

  async loginByUid(uid: string, apiKey: string): Promise<Json> {
    const made = await this.admin('POST', `/users/${uid}/auth_tokens`, this.aboutMe(), apiKey)
    return this.login(made.authToken)
  }

  /** Asks for a fresh proof, as after a refused auth frame. */
  async refresh(): Promise<Json> {
    return this.keep(await this.call('GET', '/me'))
  }

  async logout(): Promise<void> {
    await this.call('DELETE', '/me')
    this.socket?.close(1000, 'User logged out')
  }

  private keep(me: Json): Json {
    this.me = me
    this.jwt = me.jwt
    this.settings = me.settings ?? this.settings
    this.token = me.authToken
    return me
  }

  private aboutMe(): Json {
    const appInfo = { version: 'v4.2.0', apiVersion: 'v3.0', userAgent: 'independent' }
    return { platform: 'WEB', deviceId: this.device, appInfo }
  }

  // --- REST --------------------------------------------------------------------------------

  /** A call of the client API: its `data`, or the error thrown. */
  async call(method: string, path: string, body?: Json): Promise<Json> {
    return data(await this.answer(method, path, body))
  }

  /** A list with its `meta`. */
  async list(path: string): Promise<{ data: Json[]; meta: Json }> {
    const answer = await this.answer('GET', path)
    data(answer)
    return answer.json
  }

  /** A call whose status and headers matter. */
  answer(method: string, path: string, body?: Json | Form): Promise<Answer> {
    const { CLIENT_API_HOST: host, CHAT_API_VERSION: version } = this.settings ?? {}
    const base = host === undefined ? this.place.host : `${host}/${version}`
    return this.send(method, `${base}${path}`, body, { authToken: this.token })
  }

  private async admin(method: string, path: string, body: Json, apiKey: string): Promise<Json> {
    const { ADMIN_API_HOST: host, CHAT_API_VERSION: version } = this.settings ?? {}
    const base = host === undefined ? this.place.host : `${host}/${version}`
    return data(await this.send(method, `${base}${path}`, body, { apiKey }))
  }

  private send(method: string, url: string, body: Json, proof: Record<string, string>) {
    const { appId, certificate } = this.place
    const headers = { appId, resource: this.session, sdk: 'javascript@4.2.0', ...proof }
    const scheme = certificate === undefined ? 'http' : 'https'
    return ask({ method, url: `${scheme}://${url}`, headers, body, certificate })
  }

  // --- Socket ------------------------------------------------------------------------------

  /** Opens the socket and waits until it is let in. */
  async connect(presence?: Presence): Promise<void> {
    const answer = await this.knock(this.jwt, presence)
    if (answer.body.status !== 'OK' || answer.body.code !== '200') throw new Refused('auth')
  }

  /** Opens the socket with a proof; the answer to it. */
  async knock(jwt: string, presence?: Presence): Promise<Json> {
    const host = this.settings.CHAT_HOST_OVERRIDE ?? this.settings.CHAT_HOST
    const { certificate, appId } = this.place
    const scheme = certificate === undefined ? 'ws' : 'wss'
    const url = `${scheme}://${host}:${this.settings.CHAT_WSS_PORT}`
    const options = certificate === undefined ? {} : { ca: certificate }
    const socket = new WebSocket(url, { ...options, perMessageDeflate: false })
    this.socket = socket
    await new Promise((opened, failed) => {
      socket.once('open', opened)
      socket.once('error', failed)
    })
    socket.on('message', (bytes) => this.hear(JSON.parse(String(bytes))))
    const appInfo = { version: '4.2.0', apiVersion: 'v3.0', origin: 'here', uts: Date.now() }
    const params = { appInfo, userAgent: 'node', deviceId: this.device, platform: 'javascript' }
    const body = { auth: jwt, deviceId: this.session, ...presence, params }
    this.say({ appId, deviceId: this.session, type: 'auth', sender: this.me.uid, body })
    return this.frame((frame) => frame.type === 'auth')
  }

  /** Resolves when the socket is closed, with the code. */
  closed(): Promise<number> {
    const { socket } = this
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return Promise.resolve(0)
    return within('the end of the socket', (closed) => socket.once('close', closed))
  }

  disconnect(): void {
    this.socket?.close(1000)
  }

  /** Sends a ping and waits for the answer, which has three seconds. */
  async ping(): Promise<void> {
    this.say({ action: 'ping', ack: 'true' })
    await this.frame((frame) => frame.action === 'pong', 3_000)
  }

  /** Sends a frame as it is. */
  say(frame: Json): void {
    this.socket?.send(JSON.stringify(frame))
  }

  /** Sends a frame to somebody. */
  tell(receiver: string, receiverType: string, type: string, body: Json, more: Json = {}): void {
    const { uid, name } = this.me
    const user = { uid, name, status: 'online', hasBlockedMe: false, blockedByMe: false }
    const { appId } = this.place
    const deviceId = this.session
    const frame = { appId, receiver, receiverType, deviceId, type, sender: uid, ...more }
    this.say({ ...frame, body: { ...body, user } })
  }

  /** The first frame of a kind that came or comes and was not taken before. */
  frame(wants: (frame: Json) => boolean, patience = PATIENCE): Promise<Json> {
    const at = this.frames.findIndex(wants)
    if (at >= 0) return Promise.resolve(this.frames.splice(at, 1)[0])
    return within(
      `a frame of ${this.me?.uid}; there are ${JSON.stringify(this.frames)}`,
      (found) => this.waiting.push({ wants, found }),
      patience,
    )
  }

  /** The first frame of this type and, in its body, this action. */
  event(type: string, action?: string): Promise<Json> {
    return this.frame(
      (frame) => frame.type === type && (action === undefined || actionOf(frame) === action),
    )
  }

  /** Frames that came and were not taken. */
  left(type: string): Json[] {
    return this.frames.filter((frame) => frame.type === type)
  }

  private hear(frame: Json): void {
    const mine = frame.deviceId === this.session
    const exempt = frame.type === 'auth' || frame.type === 'on_moderation_status_changed'
    if (mine && !exempt && frame.action !== 'pong') return
    const at = this.waiting.findIndex(({ wants }) => wants(frame))
    if (at >= 0) this.waiting.splice(at, 1)[0]?.found(frame)
    else this.frames.push(frame)
  }
}

function actionOf(frame: Json): string | undefined {
  return frame.body.action ?? frame.body.data?.action
}

/** Success is a `data` key, whatever the status says. */
function data({ json }: Answer): Json {
  if (json?.data !== undefined) return json.data
  throw new Refused(json?.error?.code ?? 'FAILED_TO_FETCH')
}

function within<T>(
  what: string,
  begin: (done: (value: T) => void) => void,
  patience = PATIENCE,
): Promise<T> {
  return new Promise((done, failed) => {
    const over = setTimeout(() => failed(new Error(`waited too long for ${what}`)), patience)
    begin((value) => {
      clearTimeout(over)
      done(value)
    })
  })
}
