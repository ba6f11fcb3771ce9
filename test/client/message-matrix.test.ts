/**
 * What may come, by every way by which it may come: each cell is a test. Juliet's device hears of what she and Romeo say; every
 * cell ends with the same rows as when everything comes live, once, in order.
 */
import { describe, expect, it } from 'vitest'
import {
  JULIET,
  MERCUTIO,
  ROMEO,
  type StanzaDesk,
  said,
  stanzaDesk,
  type Uttered,
} from '../support/stanza-desk.ts'

const KINDS = ['message', 'correction', 'retraction', 'reaction', 'reply', 'receipt', 'mark', 'file'] as const
type Kind = (typeof KINDS)[number]

const romeo = `${ROMEO}/orchard`
const phone = `${JULIET}/phone`
const tablet = `${JULIET}/tablet`

const utter = (from: string, id: string, at: number, content: string): Uttered => ({
  from,
  to: from.startsWith(JULIET) ? ROMEO : JULIET,
  id,
  at,
  content,
})
const body = (text: string) => `<body>${text}</body>`

/** One message of each, before anything is said of them. */
const THEIRS = utter(romeo, 'theirs', 1, body('theirs'))
const OURS = utter(phone, 'ours', 2, body('ours'))

const FILE = `<body>https://files.example/rose.png</body><file-sharing xmlns='urn:xmpp:sfs:0'><file xmlns='urn:xmpp:file:metadata:0'><name>rose.png</name><media-type>image/png</media-type></file><sources><url-data xmlns='http://jabber.org/protocol/url-data' target='https://files.example/rose.png'/></sources></file-sharing>`
/** What is said, of which message. `own`: of one's own; else of the other's. */
const CONTENT: Record<Kind, (target: string) => string> = {
  message: () => body('words'),
  correction: (target) => `${body('corrected')}<replace xmlns='urn:xmpp:message-correct:0' id='${target}'/>`,
  retraction: (target) =>
    `<retract xmlns='urn:xmpp:message-retract:1' id='${target}'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:message-retract:1'/>${body('/me took something back')}<store xmlns='urn:xmpp:hints'/>`,
  reaction: (target) =>
    `<reactions xmlns='urn:xmpp:reactions:0' id='${target}'><reaction>👋</reaction><reaction>🐢</reaction></reactions><store xmlns='urn:xmpp:hints'/>`,
  reply: (target) =>
    `${body('&gt; quoted\nresponse')}<reply xmlns='urn:xmpp:reply:0' id='${target}'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='9'/></fallback>`,
  receipt: (target) => `<received xmlns='urn:xmpp:receipts' id='${target}'/>`,
  mark: (target) => `<displayed xmlns='urn:xmpp:chat-markers:0' id='${target}'/>`,
  file: () => FILE,
}
const OF_OWN: readonly Kind[] = ['correction', 'retraction']
/** These stand in the conversation themselves. */
const IS_ROW: readonly Kind[] = ['message', 'reply', 'file']
const targetOf = (kind: Kind, from: string) =>
  OF_OWN.includes(kind) === from.startsWith(ROMEO) ? THEIRS : OURS
const of = (kind: Kind, from: string, id = `new-${kind}`, at = 3) =>
  utter(from, id, at, CONTENT[kind](targetOf(kind, from).id))

const theirs = { direction: 'in', body: 'theirs' }
const ours = { direction: 'out', body: 'ours', state: 'sent' }

/** The rows in the end. */
function rowsAfter(kind: Kind, isRomeo: boolean): object[] {
  const own = isRomeo ? 'in' : 'out'
  const state = isRomeo ? {} : { state: 'sent' }
  const target = isRomeo ? 'ours' : 'theirs'
  const who = isRomeo ? ROMEO : JULIET
  const change = (what: object) => {
    const isTheirs = OF_OWN.includes(kind) === isRomeo
    return isTheirs ? [{ ...theirs, ...what }, ours] : [theirs, { ...ours, ...what }]
  }
  switch (kind) {
    case 'message':
      return [theirs, ours, { direction: own, body: 'words', ...state }]
    case 'reply':
      return [
        theirs,
        ours,
        { direction: own, body: 'response', ...state, reply: { id: target, to: null, quote: 'quoted' } },
      ]
    case 'file':
      return [theirs, ours, { direction: own, body: '', ...state, files: ['rose.png'] }]
    case 'correction':
      return change({ body: 'corrected', versions: [isRomeo ? 'theirs' : 'ours', 'corrected'] })
    case 'retraction':
      return change({ body: '', retracted: true })
    case 'reaction':
      return change({ reactions: [`${who} 👋🐢`] })
    case 'receipt':
      return isRomeo ? change({ state: 'delivered' }) : [theirs, ours]
    case 'mark':
      return isRomeo ? change({ state: 'read' }) : [theirs, ours]
  }
}

async function deskWith(...before: Uttered[]): Promise<StanzaDesk> {
  const desk = await stanzaDesk()
  for (const one of before) await desk.take(one)
  return desk
}
const view = async (desk: StanzaDesk) => (await desk.rows()).map(said)
/** The server has it all in its archive, and tells it once more: nothing is to change by that. */
async function expectRows(desk: StanzaDesk, expected: object[], archive: Uttered[]) {
  expect(await view(desk)).toEqual(expected)
  await desk.page(archive)
  expect(await view(desk)).toEqual(expected)
}

describe.each(KINDS)('a %s', (kind) => {
  const fromRomeo = of(kind, romeo)
  const fromPhone = of(kind, phone)

  it('live', async () => {
    const desk = await deskWith(THEIRS, OURS, fromRomeo)
    await expectRows(desk, rowsAfter(kind, true), [THEIRS, OURS, fromRomeo])
    // What is said of messages is no news.
    expect((await desk.conversation())?.unread).toBe(IS_ROW.includes(kind) ? 1 : 0)
  })

  it('carbon in: another of our devices got it', async () => {
    const desk = await deskWith(THEIRS, OURS)
    await desk.take(fromRomeo, 'carbon')
    await expectRows(desk, rowsAfter(kind, true), [THEIRS, OURS, fromRomeo])
  })

  it('carbon out: another of our devices said it', async () => {
    const desk = await deskWith(THEIRS, OURS, fromPhone)
    await expectRows(desk, rowsAfter(kind, false), [THEIRS, OURS, fromPhone])
    if (kind === 'mark') expect((await desk.conversation())?.unread).toBe(0)
  })

  it('archive', async () => {
    const apart = await deskWith(THEIRS, OURS)
    await apart.page([fromRomeo])
    await expectRows(apart, rowsAfter(kind, true), [THEIRS, OURS, fromRomeo])
    const together = await stanzaDesk()
    await together.page([THEIRS, OURS, fromRomeo])
    expect(await view(together)).toEqual(rowsAfter(kind, true))
    // Covered to its end, although what stands there may have no row.
    const [range] = await together.ranges()
    expect(range?.newest.id).toBe(`archive-${fromRomeo.id}`)
    expect(range?.oldest.id).toBe('archive-theirs')
  })

  it('duplicate: again and again, by every way', async () => {
    const desk = await deskWith(THEIRS, OURS, fromRomeo, fromRomeo)
    for (const way of ['carbon', 'resumed', 'delayed', 'live'] as const) await desk.take(fromRomeo, way)
    await expectRows(desk, rowsAfter(kind, true), [THEIRS, OURS, fromRomeo])
    expect((await desk.conversation())?.unread).toBe(IS_ROW.includes(kind) ? 1 : 0)
  })

  it('resumed', async () => {
    const desk = await deskWith(THEIRS, OURS)
    await desk.take(fromRomeo, 'resumed')
    await expectRows(desk, rowsAfter(kind, true), [THEIRS, OURS, fromRomeo])
  })

  it(
    kind === 'message' || kind === 'file' ? 'before its target: it has none' : 'before its target',
    async () => {
      const desk = await stanzaDesk()
      await desk.take(fromRomeo, 'delayed')
      for (const one of [THEIRS, OURS]) await desk.take(one, 'delayed')
      // In its place, once the archive has told it.
      await desk.page([THEIRS, OURS, fromRomeo])
      await expectRows(desk, rowsAfter(kind, true), [THEIRS, OURS, fromRomeo])
      expect(await desk.pending()).toEqual([])
      const upwards = await stanzaDesk()
      await upwards.page([fromRomeo])
      await upwards.page([THEIRS, OURS])
      await upwards.page([THEIRS, OURS, fromRomeo])
      expect(await view(upwards)).toEqual(rowsAfter(kind, true))
    },
  )

  it('from somebody else', async () => {
    const desk = await deskWith(THEIRS, OURS)
    const stranger = { ...fromRomeo, from: `${MERCUTIO}/inn` }
    await desk.take(stranger)
    expect(await view(desk)).toEqual([theirs, ours])
    expect((await desk.rows(MERCUTIO)).length).toBe(IS_ROW.includes(kind) ? 1 : 0)
    // One of the two, of what only the other may speak of.
    if (IS_ROW.includes(kind)) return
    const wrong = { ...fromRomeo, content: CONTENT[kind](OF_OWN.includes(kind) ? 'ours' : 'theirs') }
    if (kind === 'reaction') return
    await desk.take(wrong)
    expect(await view(desk)).toEqual([theirs, ours])
    await desk.page([THEIRS, OURS, wrong])
    expect(await view(desk)).toEqual([theirs, ours])
  })

  it(
    IS_ROW.includes(kind) ? 'after retraction: a copy brings nothing back' : 'after retraction',
    async () => {
      const isRow = IS_ROW.includes(kind)
      const target = isRow ? fromRomeo : targetOf(kind, romeo)
      const retraction = utter(target.from, 'taken-back', 4, CONTENT.retraction(target.id))
      const late = { ...fromRomeo, at: 5 }
      const desk = await deskWith(THEIRS, OURS, ...(isRow ? [fromRomeo] : []), retraction)
      for (const way of ['live', 'carbon', 'delayed'] as const) await desk.take(isRow ? fromRomeo : late, way)
      const all = isRow ? [THEIRS, OURS, fromRomeo, retraction] : [THEIRS, OURS, retraction, late]
      await desk.page(all)
      const rows = await desk.rows()
      const tombstone = rows.find((row) => row.retracted)
      expect(tombstone).toMatchObject({ body: '' })
      for (const gone of ['versions', 'reactions', 'attachments', 'reply'] as const)
        expect(tombstone).not.toHaveProperty(gone)
      expect(rows).toHaveLength(isRow ? 3 : 2)
      const words = { message: 'words', reply: 'response', file: 'rose.png' }
      const gone = kind in words ? words[kind as keyof typeof words] : 'corrected'
      expect(JSON.stringify([rows, await desk.conversation(), await desk.pending()])).not.toContain(gone)
    },
  )

  it('from two of our own devices at once', async () => {
    const [one, other] = [of(kind, phone, 'by-phone', 3), of(kind, tablet, 'by-tablet', 4)]
    const results = []
    for (const order of [
      [one, other],
      [other, one],
    ]) {
      const desk = await deskWith(THEIRS, OURS, ...order)
      await desk.page([THEIRS, OURS, one, other])
      results.push(await view(desk))
    }
    expect(results[0]).toEqual(results[1])
    expect(results[0]).toHaveLength(IS_ROW.includes(kind) ? 4 : 2)
  })
})
