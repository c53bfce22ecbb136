import assert from 'node:assert/strict'
import { it } from 'node:test'
import { stages } from './stage.ts'

const own = '/notifications/push/v1/preferences'

stages("a user's own preferences", (stage) => {
  it('are read, changed and set back', async () => {
    const ann = await stage.user('pref-ann')
    const before = await ann.call('GET', own)
    const groupPreferences = { groupMessages: 1 }
    await ann.call('PATCH', own, { groupPreferences })
    assert.notDeepEqual(await ann.call('GET', own), before)
    await ann.call('DELETE', own)
    assert.deepEqual(await ann.call('GET', own), before)
  })

  it('mute conversations, and tell the time zone', async () => {
    const ann = await stage.user('pref-mute')
    await stage.user('pref-loud')
    const conversations = [{ id: 'pref-loud', type: 'oneOnOne', until: Date.now() + 3_600_000 }]
    await ann.call('PUT', `${own}/mute`, { conversations })
    assert.deepEqual((await ann.call('GET', `${own}/mute`)).mutedConversations, conversations)
    await ann.call('DELETE', `${own}/mute`, { conversations })
    assert.deepEqual((await ann.call('GET', `${own}/mute`)).mutedConversations, [])
    const zone = '/notifications/v1/preferences/timezone'
    await ann.call('PATCH', zone, { timezone: 'Asia/Kolkata' })
    assert.deepEqual(await ann.call('GET', zone), { timezone: 'Asia/Kolkata' })
  })

  it('know the devices of the login', async () => {
    const ann = await stage.user('pref-devices')
    const tokens = '/notifications/push/v1/tokens'
    await ann.call('POST', tokens, { platform: 'fcm_android', fcmToken: 'device-1' })
    const listed = await ann.call('GET', tokens)
    assert.deepEqual(
      listed.pushTokens.map((device: { platform: string }) => device.platform),
      ['fcm_android'],
    )
    await ann.call('DELETE', tokens)
    assert.deepEqual((await ann.call('GET', tokens)).pushTokens, [])
  })
})
