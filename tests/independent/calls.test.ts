import assert from 'node:assert/strict'
import { it } from 'node:test'
import { stages } from './stage.ts'

const ring = (receiver: string, type = 'audio', receiverType = 'user') => ({
  type,
  receiverType,
  category: 'call',
  status: 'initiated',
  receiver,
})

stages('calls', (stage) => {
  it('ring, are answered and end', async () => {
    const ann = await stage.online('ann')
    const ben = await stage.online('ben')
    const placed = await ann.call('POST', '/calls', ring('ben', 'video'))
    const { sessionid } = placed.data.entities.on.entity
    assert.ok(sessionid)
    assert.equal(placed.status, undefined)
    const { body } = await ben.event('message', 'initiated')
    assert.deepEqual([body.category, body.type], ['call', 'video'])
    const { by, on } = body.data.entities
    assert.deepEqual([by.entity.uid, on.entityType, on.entity.status], ['ann', 'call', 'initiated'])
    assert.equal(on.entity.sessionid, sessionid)
    assert.equal(on.entity.data.entities.receiver.entity.uid, 'ben')

    await ben.call('PUT', `/calls/${sessionid}`, { status: 'ongoing' })
    const answered = await ann.event('message', 'ongoing')
    assert.equal(answered.body.data.entities.by.entity.uid, 'ben')
    await ann.call('PATCH', `/calls/${sessionid}/type`, { type: 'audio' })
    await ann.call('PUT', `/calls/${sessionid}`, { status: 'ended' })
    const ended = await ben.event('message', 'ended')
    assert.equal(ended.body.data.entities.on.entity.status, 'ended')
    await assert.rejects(ben.call('PUT', `/calls/${sessionid}`, { status: 'ended' }), {
      code: 'ERR_CALL_TERMINATED',
    })
  })

  it('are refused, cancelled, busy or not answered', async () => {
    const ann = await stage.online('ref-a')
    const ben = await stage.online('ref-b')
    const ends = [
      [ben, ann, 'rejected'],
      [ann, ben, 'cancelled'],
      [ben, ann, 'busy'],
      [ann, ben, 'unanswered'],
    ] as const
    for (const [who, told, status] of ends) {
      const placed = await ann.call('POST', '/calls', ring('ref-b'))
      const { sessionid } = placed.data.entities.on.entity
      await ben.event('message', 'initiated')
      await who.call('PUT', `/calls/${sessionid}`, { status })
      const { body } = await told.event('message', status)
      assert.equal(body.data.entities.on.entity.sessionid, sessionid)
    }
  })

  it('reach the members of a group, and nobody who has no part in them', async () => {
    const ann = await stage.online('gr-a')
    const ben = await stage.online('gr-b')
    const out = await stage.online('gr-out')
    const group = { guid: 'room', name: 'Room', type: 'public' }
    await ann.call('POST', '/groups', { ...group, members: { participants: ['gr-b'] } })
    const placed = await ann.call('POST', '/calls', ring('room', 'audio', 'group'))
    const { sessionid } = placed.data.entities.on.entity
    const { body } = await ben.event('message', 'initiated')
    assert.equal(body.data.entities.for.entity.guid, 'room')
    await ben.call('PUT', `/calls/${sessionid}`, { status: 'ongoing' })
    await ann.event('message', 'ongoing')
    await ben.call('PUT', `/calls/${sessionid}`, { status: 'ended' })
    await ann.event('message', 'ended')
    await assert.rejects(out.call('PUT', `/calls/${sessionid}`, { status: 'ongoing' }), {
      code: 'ERR_CALL_NOT_A_PART',
    })
    await assert.rejects(out.call('PUT', '/calls/none', { status: 'ongoing' }), {
      code: 'ERR_CALL_SESSION_NOT_FOUND',
    })
    await assert.rejects(ann.call('POST', '/calls', ring('gr-a')), { code: 'ERR_CALLING_SELF' })
    await ann.call('POST', '/blockedusers', { blockedUids: ['gr-out'] })
    await assert.rejects(out.call('POST', '/calls', ring('gr-a')), {
      code: 'ERR_BLOCKED_SENDER',
    })
  })
})
