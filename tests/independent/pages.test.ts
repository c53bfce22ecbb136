// What a page in a browser needs of every answer (section 7).

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ask } from './http.ts'
import { stages } from './stage.ts'

stages('pages in browsers', (stage) => {
  it('may ask with every header the SDK sends, and read every answer', async () => {
    const { base, certificate } = stage.program
    const asked =
      'apikey,appid,authorization,authtoken,chatapiversion,content-type,onbehalfofuser,resource,sdk,settingshash,settingshashreceivedat'
    for (const path of ['/me', '/v3.0/me', `/apps/${stage.app.id}/client/v3.0/users`]) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const headers = {
          Origin: 'https://page.example',
          'Access-Control-Request-Method': method,
          'Access-Control-Request-Headers': asked,
        }
        const url = base + path
        const preflight = await ask({ method: 'OPTIONS', url, headers, certificate })
        assert.ok(preflight.status >= 200 && preflight.status < 300)
        assert.equal(preflight.headers['access-control-allow-origin'], '*')
        const methods = preflight.headers['access-control-allow-methods'] ?? ''
        assert.ok(methods.split(', ').includes(method))
        const allowed = (preflight.headers['access-control-allow-headers'] ?? '').toLowerCase()
        for (const header of asked.split(','))
          assert.ok(allowed.split(/, ?/).includes(header), header)
      }
    }
    const client = await stage.user('ann')
    const good = await client.answer('GET', '/users')
    const bad = await client.answer('GET', '/users/nobody')
    const none = await client.answer('GET', '/no/such/thing')
    for (const answer of [good, bad, none]) {
      assert.equal(answer.headers['access-control-allow-origin'], '*')
    }
    assert.deepEqual([bad.json.data, bad.json.error.code], [undefined, 'ERR_UID_NOT_FOUND'])
    assert.match(none.json.error.code, /^ERR_/)
  })
})
