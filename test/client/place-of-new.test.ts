import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { newConversation } from '../../src/client/incoming/conversation-row.ts'
import { createMessages } from '../../src/client/outgoing/messages.ts'
import { putConversation } from '../../src/storage/conversations.ts'
import { messagePage, putMessage } from '../../src/storage/messages.ts'
import { openStorage } from '../../src/storage/storage.ts'

it('puts what I write below everything that is there, also when that was moved below what our clock says', async () => {
  const storage = await openStorage({ name: 'place-of-new' })
  const [account, conversation] = ['romeo@verona.example', 'juliet@verona.example']
  const messages = createMessages({
    account,
    storage,
    clock: { now: () => 1000, observe: () => {} },
    typing: () => {},
  })
  await messages.send(conversation, 'first')
  await storage.write(['messages', 'conversations'], async (tx) => {
    const [first] = await messagePage(tx, account, conversation, { limit: 1 })
    if (first) await putMessage(tx, { ...first, order: 5000 })
    await putConversation(tx, newConversation(account, conversation, 1000))
  })
  await messages.send(conversation, 'second')
  const bodies = await storage.read(['messages'], (tx) =>
    messagePage(tx, account, conversation, { limit: 9 }),
  )
  expect(bodies.map(({ body }) => body)).toEqual(['first', 'second'])
  storage.close()
})
