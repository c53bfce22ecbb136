import assert from 'node:assert/strict'
import { it } from 'node:test'
import { stages } from './stage.ts'

stages('a dropped socket', (stage) => {
  it('is opened again with the same proof, and what was missed is read', async () => {
    const ann = await stage.online('ann')
    const ben = await stage.online('ben')
    const watcher = await stage.online('watcher', { presenceSubscription: 'ALL_USERS' })
    const say = (text: string) => {
      const body = { receiver: 'ben', receiverType: 'user', category: 'message', type: 'text' }
      return ann.call('POST', '/messages', { ...body, data: { text } })
    }
    await say('before')
    const { body: last } = await ben.event('message')

    const closed = ben.closed()
    await stage.program.control(`apps/${stage.app.id}/sockets/drop`, { uid: 'ben' })
    await closed
    await watcher.frame((frame) => frame.type === 'presence' && frame.body.action === 'offline')
    const missed = [await say('meanwhile'), await say('and then')]

    await ben.connect()
    await watcher.frame((frame) => frame.type === 'presence' && frame.sender === 'ben')
    const { data, meta } = await ben.list(`/messages?id=${last.id}&affix=append&per_page=100`)
    assert.deepEqual(
      data.map((message) => message.id),
      missed.map((message) => message.id),
    )
    assert.equal(meta.cursor, undefined)
    await ben.ping()
    assert.deepEqual(ben.left('message'), [])
    await say('after')
    assert.equal((await ben.event('message')).body.data.text, 'after')
  })

  it('is let in with a fresh proof after its old one was refused', async () => {
    const client = await stage.online('fresh')
    const plans = [{ fault: { kind: 'refuseAuth' }, on: 'websocket', after: 0, times: 1 }]
    client.disconnect()
    await client.closed()
    await stage.program.control('faults', { plans })
    await assert.rejects(client.connect(), { code: 'auth' })
    await client.closed()
    await client.refresh()
    await client.connect()
    await client.ping()
  })
})
