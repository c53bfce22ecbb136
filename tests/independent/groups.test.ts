import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Json } from './http.ts'
import { stages } from './stage.ts'

const ids = (users: Json[]) => users.map((user) => user.uid).sort()

stages('groups', (stage) => {
  it('are made, joined, moderated and left', async () => {
    const owner = await stage.online('owner')
    const joiner = await stage.online('joiner')
    const added = await stage.online('added')
    const group = { guid: 'club', name: 'The Club', type: 'password', password: 'secret' }
    const made = await owner.call('POST', '/groups', group)
    assert.deepEqual([made.owner, made.scope, made.hasJoined], ['owner', 'admin', true])
    await assert.rejects(joiner.call('POST', '/groups/club/members', { ...group, password: 'x' }), {
      code: 'ERR_WRONG_GROUP_PASS',
    })
    const joined = await joiner.call('POST', '/groups/club/members', group)
    const as = joined.data.entities.for.entity
    assert.deepEqual(
      [as.guid, as.hasJoined, as.scope, as.membersCount],
      ['club', true, 'participant', 2],
    )
    const told = await owner.event('message', 'joined')
    assert.equal(told.body.type, 'groupMember')
    assert.equal(told.body.data.entities.by.entity.uid, 'joiner')
    assert.deepEqual([told.receiver, told.receiverType], ['club', 'group'])

    const results = await owner.call('PUT', '/groups/club/members', {
      participants: ['added', 'nobody'],
    })
    assert.deepEqual(Object.keys(results).sort(), [
      'admins',
      'moderators',
      'participants',
      'usersToBan',
    ])
    assert.equal(results.participants.added.success, true)
    assert.ok(results.participants.nobody.error.message)
    for (const client of [owner, added]) {
      const { body } = await client.event('message', 'added')
      assert.equal(body.data.entities.on.entity.uid, 'added')
    }
    const members = await joiner.list('/groups/club/members?per_page=30&page=1')
    assert.deepEqual(ids(members.data), ['added', 'joiner', 'owner'])
    assert.equal(members.meta.pagination.total, 3)

    await owner.call('PUT', '/groups/club/members/joiner', { scope: 'moderator' })
    const scope = await joiner.event('message', 'scopeChanged')
    assert.deepEqual(scope.body.data.extras.scope, { new: 'moderator', old: 'participant' })
    await assert.rejects(added.call('DELETE', '/groups/club/members/joiner'), {
      code: 'ERR_GROUP_NO_SCOPE_CLEARANCE',
    })
    await joiner.call('DELETE', '/groups/club/members/added')
    assert.equal(
      (await added.event('message', 'kicked')).body.data.entities.by.entity.uid,
      'joiner',
    )
    await joiner.call('POST', '/groups/club/bannedusers/added')
    await added.event('message', 'banned')
    await assert.rejects(added.call('POST', '/groups/club/members', group), {
      code: 'ERR_BANNED_GROUPMEMBER',
    })
    const banned = await owner.call('GET', '/groups/club/bannedusers?per_page=5&page=1')
    assert.deepEqual(ids(banned), ['added'])
    await owner.call('DELETE', '/groups/club/bannedusers/added')
    await added.event('message', 'unbanned')

    await assert.rejects(owner.call('DELETE', '/groups/club/members'), {
      code: 'ERR_GROUP_NO_CLEARANCE',
    })
    await owner.call('PATCH', '/groups/club/owner', { owner: 'joiner' })
    assert.equal((await joiner.call('GET', '/groups/club')).owner, 'joiner')
    await owner.call('DELETE', '/groups/club/members')
    const left = await joiner.event('message', 'left')
    assert.equal(left.body.data.entities.by.entity.uid, 'owner')
    const changed = await joiner.call('PUT', '/groups/club', { name: 'Our Club', type: 'public' })
    assert.deepEqual([changed.name, changed.type], ['Our Club', 'public'])
    await joiner.call('DELETE', '/groups/club')
    await assert.rejects(joiner.call('GET', '/groups/club'), { code: 'ERR_GUID_NOT_FOUND' })
  })

  it('carry messages, typing and receipts to all members and nobody else', async () => {
    const [ann, ben, cid] = await Promise.all(['ga', 'gb', 'gc'].map((uid) => stage.online(uid)))
    const out = await stage.online('outside')
    assert.ok(ann && ben && cid)
    const members = { participants: ['gb', 'gc'] }
    await ann.call('POST', '/groups', { guid: 'trio', name: 'Trio', type: 'public', members })
    const body = { receiver: 'trio', receiverType: 'group', category: 'message', type: 'text' }
    const { id } = await ann.call('POST', '/messages', { ...body, data: { text: 'all of you' } })
    for (const client of [ben, cid]) {
      const { body } = await client.frame((frame) => frame.body?.data?.text === 'all of you')
      assert.equal(body.data.entities.receiver.entity.guid, 'trio')
    }
    ben.tell('trio', 'groupchat', 'typing_indicator', { action: 'started' })
    for (const client of [ann, cid]) {
      const frame = await client.event('typing_indicator', 'started')
      assert.deepEqual([frame.receiver, frame.receiverType], ['trio', 'group'])
    }
    const receipt = { action: 'read', messageId: id }
    ben.tell('trio', 'group', 'receipts', receipt, { messageSender: 'ga' })
    assert.equal((await ann.event('receipts', 'read')).sender, 'gb')
    await assert.rejects(out.call('POST', '/messages', { ...body, data: { text: 'me too' } }), {
      code: 'ERR_GROUP_NOT_JOINED',
    })
    await out.ping()
    assert.deepEqual([...out.left('message'), ...out.left('typing_indicator')], [])
    const mine = await ben.call('GET', '/groups?per_page=30&page=1&hasJoined=1')
    assert.deepEqual(
      mine.map((group: Json) => group.guid),
      ['trio'],
    )
  })
})
