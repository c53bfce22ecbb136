import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Form } from './http.ts'
import { stages } from './stage.ts'

const refused = (code: string) => ({ code })

stages('logging in', (stage) => {
  it('answers a login by token with all that the next step needs', async () => {
    const token = await stage.program.user(stage.app, 'ada')
    for (const path of ['', '/v3.0']) {
      const me = await stage.client(path).login(token)
      assert.equal(me.authToken, token)
      assert.equal(me.uid, 'ada')
      assert.equal(me.jwt.split('.').length, 3)
      assert.equal(typeof me.settings.CHAT_WSS_PORT, 'string')
      assert.equal(me.settings.CHAT_HOST.includes(':'), false)
      assert.ok([3, 4].includes(me.settings.APP_VERSION))
      assert.equal(me.settings.ANALYTICS_PING_DISABLED, true)
    }
  })

  it('logs in by uid and key', async () => {
    await stage.program.user(stage.app, 'bea')
    const client = stage.client()
    const me = await client.loginByUid('bea', stage.app.authKey)
    assert.equal(me.uid, 'bea')
    assert.equal(me.authToken.startsWith('bea_'), true)
    await assert.rejects(
      stage.client().loginByUid('bea', 'f'.repeat(40)),
      refused('AUTH_ERR_APIKEY_NOT_FOUND'),
    )
    await assert.rejects(
      stage.client().loginByUid('nobody', stage.app.authKey),
      refused('ERR_UID_NOT_FOUND'),
    )
  })

  it('repeats proof and token whenever it answers the user', async () => {
    const client = await stage.user('cid')
    const { authToken } = client.me
    const changed = await client.call('PUT', '/me', { name: 'Cid the Second', metadata: { a: 1 } })
    assert.equal(changed.name, 'Cid the Second')
    assert.deepEqual(changed.metadata, { a: 1 })
    assert.equal(changed.authToken, authToken)
    const again = await client.refresh()
    assert.equal(again.name, 'Cid the Second')
    assert.equal(again.authToken, authToken)
    await client.connect()
  })

  it('tells the settings, takes the installation, and makes proofs anew', async () => {
    const client = await stage.user('dot')
    const settings = await client.call('GET', '/settings')
    assert.equal(settings.CLIENT_API_HOST, client.settings.CLIENT_API_HOST)
    const session = { sessionId: 'ab12', data: { meta: {} }, generatedAt: 1 }
    assert.equal((await client.call('POST', '/user_sessions', session)).sessionId, 'ab12')
    const { jwt } = await client.call('POST', '/me/jwt', { passthrough: { x: 1 } })
    assert.equal((await client.knock(jwt)).body.status, 'OK')
  })

  it('lets a socket in by its proof alone, and answers pings', async () => {
    const client = await stage.user('eve')
    await client.connect()
    await client.ping()
    const stranger = await stage.another(client.me.authToken)
    const answer = await stranger.knock(client.me.authToken)
    assert.notEqual(answer.body.code, '200')
    await stranger.closed()
  })

  it('ends the token and the socket of who logs out', async () => {
    const client = await stage.online('fay')
    const closed = client.closed()
    await client.logout()
    await closed
    await assert.rejects(client.refresh(), refused('AUTH_ERR_AUTH_TOKEN_NOT_FOUND'))
  })

  it('logs out whom the app throws out', async () => {
    const client = await stage.online('gus')
    const closed = client.closed()
    await stage.program.chat(stage.app, 'DELETE', '/users/gus/auth_tokens')
    await closed
    await assert.rejects(client.call('GET', '/users'), refused('AUTH_ERR_AUTH_TOKEN_NOT_FOUND'))
  })

  it('refuses calls without a token, of another app, and with a broken form', async () => {
    const client = await stage.user('hal')
    await assert.rejects(stage.client().refresh(), refused('AUTH_ERR_EMPTY_AUTH_TOKEN'))
    const other = await stage.program.app('Other')
    const { settings } = client
    client.settings = {
      ...settings,
      CLIENT_API_HOST: settings.CLIENT_API_HOST.replace(stage.app.id, other.id),
    }
    await assert.rejects(client.refresh(), refused('AUTH_ERR_AUTH_TOKEN_NOT_FOUND'))
    client.settings = settings
    const broken = new Form([{ name: 'type', text: 'image' }])
    const { json } = await client.answer('POST', '/messages', broken)
    assert.match(json.error.code, /^ERR_/)
  })
})
