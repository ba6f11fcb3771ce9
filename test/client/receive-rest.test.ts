import { expect, it } from 'vitest'
import { JULIET, ROMEO, stanzaDesk, type Uttered } from '../support/stanza-desk.ts'

const said = (id: string, at: number, content: string): Uttered => ({
  from: `${ROMEO}/orchard`,
  to: JULIET,
  id,
  at,
  content,
})

it('ends a range at the last of the archive, although what stands there has no row, and our clock was behind', async () => {
  const desk = await stanzaDesk()
  // Here it is second 1 when the server, for which it is second 50, has told all of these.
  await desk.take({ ...said('one', 1, '<body>one</body>') })
  await desk.page([
    said('one', 50, '<body>one</body>'),
    said('got', 51, `<received xmlns='urn:xmpp:receipts' id='nothing'/>`),
    said('two', 52, '<body>two</body>'),
  ])
  const rows = await desk.rows()
  const [range] = await desk.ranges()
  expect(range?.newest).toEqual({ id: 'archive-two', order: rows.at(-1)?.order })
  expect(range?.oldest).toEqual({ id: 'archive-one', order: rows[0]?.order })
})

it('gives what has no row the place of its neighbour, wherever it stands', async () => {
  const desk = await stanzaDesk()
  await desk.page([
    said('got', 1, `<received xmlns='urn:xmpp:receipts' id='nothing'/>`),
    said('one', 2, '<body>one</body>'),
    said('seen', 3, `<displayed xmlns='urn:xmpp:chat-markers:0' id='nothing'/>`),
  ])
  const [row] = await desk.rows()
  const [range] = await desk.ranges()
  expect(range?.oldest).toEqual({ id: 'archive-got', order: row?.order })
  expect(range?.newest).toEqual({ id: 'archive-seen', order: row?.order })
})
