import assert from 'node:assert/strict'
import { it } from 'node:test'
import { stages } from './stage.ts'

stages('presence', (stage) => {
  it('tells everybody, some roles, friends or nobody, as each socket wishes', async () => {
    await stage.program.chat(stage.app, 'POST', '/roles', { role: 'agent', name: 'Agent' })
    const comer = await stage.user('comer', 'agent')
    const other = await stage.user('other')
    const all = await stage.online('all', { presenceSubscription: 'ALL_USERS' })
    const roles = await stage.online('roles', { presenceSubscription: 'ROLES', roles: ['agent'] })
    const friends = await stage.online('friend', { presenceSubscription: 'FRIENDS' })
    const none = await stage.online('none')
    await stage.program.chat(stage.app, 'POST', '/users/friend/friends', { accepted: ['comer'] })

    const of = (uid: string, action: string) => (frame: { type: string; sender: string }) =>
      frame.type === 'presence' &&
      frame.sender === uid &&
      (frame as unknown as { body: { action: string } }).body.action === action
    await other.connect()
    await comer.connect()
    for (const watcher of [all, roles, friends]) {
      const { body } = await watcher.frame(of('comer', 'online'))
      assert.equal(body.user.name, 'Comer')
      assert.ok(body.timestamp > 1_700_000_000 && body.timestamp < 10_000_000_000)
    }
    await all.frame(of('other', 'online'))
    assert.equal((await all.call('GET', '/users/comer')).status, 'available')

    comer.disconnect()
    other.disconnect()
    for (const watcher of [all, roles, friends]) await watcher.frame(of('comer', 'offline'))
    await all.frame(of('other', 'offline'))
    assert.equal((await all.call('GET', '/users/comer')).status, 'offline')
    for (const watcher of [roles, friends, none]) await watcher.ping()
    assert.deepEqual([...roles.left('presence'), ...friends.left('presence')], [])
    assert.deepEqual(none.left('presence'), [])
  })

  it('counts a user as gone with the last of his sockets', async () => {
    const watcher = await stage.online('watcher', { presenceSubscription: 'ALL_USERS' })
    const first = await stage.online('twice')
    const second = await stage.another(first.me.authToken)
    await second.connect()
    await watcher.event('presence', 'online')
    const closed = first.closed()
    first.disconnect()
    await closed
    await watcher.ping()
    assert.deepEqual(watcher.left('presence'), [])
    second.disconnect()
    const gone = await watcher.event('presence', 'offline')
    assert.equal(gone.sender, 'twice')
  })
})
