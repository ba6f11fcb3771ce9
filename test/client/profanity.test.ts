/** Against a real client of other people, and a real server. Where one of them is not to be had, it is skipped and says so. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { adviceWithoutProfanity } from '../../scripts/profanity.mjs'
import { adviceWithoutServer } from '../../server/find-prosody.mjs'
import type { RunningClient } from '../../src/client/create-client.ts'
import type { Message } from '../../src/model/message.ts'
import { hasProfanity, Profanity } from '../support/profanity.ts'
import { type Person, startProsody, type TestServer } from '../support/prosody.ts'
import { realDevice } from '../support/real-device.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let server: TestServer | null = null
let profanity: Profanity | null = null
let client: RunningClient
let me: Person
let them: Person
let reason = hasProfanity() ? '' : adviceWithoutProfanity

beforeAll(async () => {
  if (!reason)
    server = await startProsody({ c2s: true }).catch((error: Error) => {
      if (error.message !== adviceWithoutServer) throw error
      reason = adviceWithoutServer
      return null
    })
  if (!server) return console.warn(`skipped: ${reason}`)
  ;[me, them] = [await server.person('juliet'), await server.person('romeo')]
  await server.befriend(me.jid, them.jid)
  client = await realDevice({ [me.domain]: server.websocket() })
  const found = { address: me.jid, websocket: server.websocket() }
  expect(await client.signIn.submit(found, me.password)).toMatchObject({ status: 'signed-in' })
  profanity = await Profanity.start(them, server.ports.c2s ?? 0)
})
afterAll(async () => {
  profanity?.close()
  await client?.stop()
  await server?.close()
})
beforeEach(({ skip }) => skip(!profanity, reason))

const other = () => {
  if (!profanity) throw new Error('it is not here')
  return profanity
}
/** Of the conversation, oldest first, as soon as it is as expected. */
async function eventually(holds: (messages: Message[]) => void): Promise<Message[]> {
  const { window, close } = client.conversations.open(them.jid)
  const stop = window.subscribe(() => {})
  const messages = () => window.get().items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
  try {
    await vi.waitFor(() => holds(messages()), 20_000)
    return messages()
  } finally {
    stop()
    close()
  }
}
const last = (messages: Message[]) => messages.at(-1)

it('ours: words, their receipt, other words, a link, that we write', async () => {
  client.messages.typing(them.jid, 'composing')
  await other().hears('<composing', me.jid)
  await client.messages.send(them.jid, 'But soft, what lihgt?')
  await other().hears('But soft, what lihgt?', 'urn:xmpp:receipts', 'urn:xmpp:chat-markers:0')
  const [message] = await eventually((all) => expect(last(all)?.state).toBe('delivered'))
  await client.messages.correct(message?.id ?? '', 'But soft, what light?')
  await other().hears('But soft, what light?', 'urn:xmpp:message-correct:0', message?.id ?? '')
  await other().types(`/msg ${me.jid}`)
  await other().shows('But soft, what light?')
  // Corrected in its place, not said a second time.
  expect(other().screen()).not.toContain('what lihgt?')
  await client.messages.send(them.jid, 'https://files.example/rose.png')
  await other().shows('https://files.example/rose.png')
  await client.messages.react(message?.id ?? '', ['👋'])
  await other().hears('urn:xmpp:reactions:0', '👋')
  await client.messages.retract(message?.id ?? '')
  await other().hears('urn:xmpp:message-retract:1', message?.id ?? '')
})

it('theirs: that they write, words, our receipt, other words, a link', async () => {
  await other().types(`/msg ${me.jid}`)
  const typing = client.conversations.isTyping(them.jid)
  other().begins('It is the eats')
  await vi.waitFor(() => expect(typing.get()).toBe(true), 20_000)
  await other().types(' and Juliet')
  const heard = await eventually((all) => expect(last(all)?.body).toBe('It is the eats and Juliet'))
  expect(typing.get()).toBe(false)
  const id =
    last(heard)
      ?.aliases.find((name) => name.startsWith('id:'))
      ?.split('\n')[3] ?? ''
  await other().hears('<received', 'urn:xmpp:receipts', id)
  await other().types('/correct It is the east, and Juliet')
  const corrected = await eventually((all) => expect(last(all)?.body).toBe('It is the east, and Juliet'))
  expect(last(corrected)?.versions?.map(({ body }) => body)).toEqual([
    'It is the eats and Juliet',
    'It is the east, and Juliet',
  ])
  expect(corrected).toHaveLength(heard.length)
  await other().types('https://files.example/sun.png')
  await eventually((all) => expect(last(all)?.body).toBe('https://files.example/sun.png'))
})
