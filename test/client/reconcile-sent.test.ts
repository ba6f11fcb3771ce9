/** A person changes a message in the very moment in which it leaves. */
import { expect, it } from 'vitest'
import { createChanges } from '../../src/client/outgoing/change-message.ts'
import { createMessages } from '../../src/client/outgoing/messages.ts'
import { createOutbox } from '../../src/client/outgoing/outbox.ts'
import { messagesBetween } from '../../src/storage/messages.ts'
import { listOutbox } from '../../src/storage/outbox.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob } from '../storage/rows.ts'
import { fakeLink } from '../xmpp/fake-link.ts'

const clock = { now: () => Date.UTC(2026, 2, 10) * 1000, observe: () => {} }

async function meanwhile(change: (changes: ReturnType<typeof createChanges>, id: string) => Promise<void>) {
  const storage = await freshStorage()
  const messages = createMessages({ account: alice, storage, clock, typing: () => {} })
  await messages.send(bob, 'Good nihgt')
  const rows = () => storage.read(['messages'], (tx) => messagesBetween(tx, alice, bob, {}))
  const [row] = await rows()
  const link = fakeLink()
  let changing: Promise<void> | null = null
  const send = link.send
  // The words are on the wire, and nobody has written down yet that they are.
  link.send = (element) => {
    changing ??= change(createChanges({ account: alice, storage, clock }), row?.id ?? '')
    return send(element)
  }
  const outbox = createOutbox({
    account: alice,
    storage,
    clock,
    inOrder: () => Promise.resolve(),
    displayed: { tell: () => Promise.resolve() },
    onAnswered: () => {},
  })
  const stream = {
    link,
    session: 'one',
    askArchive: () => Promise.resolve(),
    confirm: null,
    confirmed: () => {},
  }
  await outbox.begin(stream, false)
  const text = () => link.written.map((element) => element.toString())
  return {
    row,
    rows,
    text,
    changing: () => changing,
    left: () => storage.read(['outbox'], (tx) => listOutbox(tx, alice)),
    stop: outbox.stop,
  }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
}

it('what was corrected on its way is corrected there, too', async () => {
  const { row, rows, text, stop } = await meanwhile((changes, id) => changes.correct(id, 'Good night'))
  await until(() => text().length === 2)
  expect(text()[1]).toContain('Good night')
  expect(text()[1]).toContain(`<replace xmlns="urn:xmpp:message-correct:0" id="${row?.id}"/>`)
  expect(await rows()).toMatchObject([
    { body: 'Good night', versions: [{ body: 'Good nihgt' }, { body: 'Good night' }] },
  ])
  stop()
})

it('what was taken back on its way is taken back there, too', async () => {
  const { row, rows, text, stop } = await meanwhile((changes, id) => changes.retract(id))
  await until(() => text().length === 2)
  expect(text()[1]).toContain(`<retract xmlns="urn:xmpp:message-retract:1" id="${row?.id}"/>`)
  expect(await rows()).toEqual([])
  stop()
})
