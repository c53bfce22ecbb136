import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Json } from './http.ts'
import { stages } from './stage.ts'

const text = (receiver: string, said: string, receiverType = 'user') => ({
  receiver,
  receiverType,
  category: 'message',
  type: 'text',
  text: said,
  data: { text: said, metadata: {} },
})

stages('what models say', (stage) => {
  const tagged = async (uid: string, tag: string) => {
    const user = { uid, name: uid, tags: [tag] }
    const made = await stage.program.chat(stage.app, 'POST', '/users', user)
    assert.equal(made.status, 200)
  }

  it('is about the conversation that was asked about', async () => {
    const ann = await stage.user('ai-ann')
    const ben = await stage.user('ai-ben')
    await tagged('ai-bot', 'bot')
    await ann.call('POST', '/messages', text('ai-ben', 'Shall we meet at ten?'))
    await ben.call('POST', '/messages', text('ai-ann', 'Ten it is'))
    const replies = await ann.call('GET', '/ai/smart-replies/users/ai-ben')
    for (const mood of ['positive', 'neutral', 'negative']) {
      assert.match(replies['smart-replies'][mood], /Ten it is/)
    }
    const summary = await ann.call('GET', '/ai/conversation-summary/users/ai-ben')
    assert.match(summary['conversation-summary'], /^2 messages of Ai-ann, Ai-ben/)
    const starter = await ann.call('GET', '/ai/conversation-starter/users/ai-ben')
    assert.equal(starter['conversation-starter'].length, 3)
    assert.match(starter['conversation-starter'][0], /Ai-ben/)
    const question = encodeURIComponent('When & where?')
    const path = `/ai/bots/ai-bot/assistance/users/ai-ben?question=${question}`
    assert.match((await ann.call('GET', path))['bot-reply'], /When & where\?.*Ten it is/)
    await assert.rejects(ann.call('GET', path.replace('ai-bot', 'ai-ben')), {
      code: 'ERR_BOT_NOT_FOUND',
    })
  })

  it('is kept from those who do not belong to a group', async () => {
    const owner = await stage.user('ai-owner')
    const stranger = await stage.user('ai-stranger')
    const group = { guid: 'ai-club', name: 'Club', type: 'private' }
    await owner.call('POST', '/groups', group)
    await owner.call('POST', '/messages', text('ai-club', 'Welcome', 'group'))
    for (const what of ['smart-replies', 'conversation-starter', 'conversation-summary']) {
      const answer = await owner.call('GET', `/ai/${what}/groups/ai-club`)
      assert.ok(what in answer)
      await assert.rejects(stranger.call('GET', `/ai/${what}/groups/ai-club`), {
        code: 'ERR_GROUP_NOT_JOINED',
      })
    }
  })

  it('is streamed by an agent and then kept as a message of its own', async () => {
    const ann = await stage.online('run-ann')
    await tagged('run-agent', 'agent')
    const asked = await ann.call('POST', '/messages', text('run-agent', 'Where is my order?'))
    const pieces: Json[] = []
    do pieces.push(await ann.event('streamed_message'))
    while (pieces.at(-1).body.type !== 'run_finished')
    const kinds = pieces.map(({ body }) => body.type)
    assert.deepEqual(kinds.slice(0, 2), ['run_started', 'text_message_start'])
    assert.deepEqual(kinds.slice(-2), ['text_message_end', 'run_finished'])
    for (const { receiver, sender, body } of pieces) {
      assert.deepEqual([receiver, sender, body.id], ['run-ann', 'run-agent', asked.id])
      assert.equal(body.conversationId, asked.conversationId)
      assert.equal(body.data.runId, pieces[0].body.data.runId)
    }
    const said = pieces.map(({ body }) => body.data.delta ?? '').join('')
    const kept = await ann.event('message')
    const { category, type, data } = kept.body
    assert.deepEqual([category, type], ['agentic', 'assistant'])
    assert.deepEqual([data.text, data.runId], [said, pieces[0].body.data.runId])
    assert.deepEqual(data.elements, [{ type: 'text', value: said }])
    const withAgents = await ann.list('/conversations?per_page=10&onlyAgentic=true')
    assert.equal(withAgents.data.length, 1)
    const without = await ann.list('/conversations?per_page=10&hideAgentic=true')
    assert.deepEqual(without.data, [])
    const history = await ann.list('/users/run-agent/messages?per_page=10')
    assert.deepEqual(
      history.data.map((message) => message.category),
      ['message', 'agentic'],
    )
  })
})
