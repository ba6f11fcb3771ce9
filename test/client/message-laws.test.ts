/** Whatever way and however often stanzas come, and whichever first: what they leave behind is the same. */
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import {
  MERCUTIO,
  ROMEO,
  type StanzaDesk,
  said,
  stanzaDesk,
  type Uttered,
  type Way,
} from '../support/stanza-desk.ts'
import { JULIET } from '../xmpp/fake-link.ts'

vi.setConfig({ testTimeout: 240_000 })

const romeo = `${ROMEO}/orchard`
const phone = `${JULIET}/phone`
const uttered = (from: string, id: string, at: number, content: string): Uttered => ({
  from,
  to: from === phone ? ROMEO : JULIET,
  id,
  at,
  content,
})
const body = (text: string) => `<body>${text}</body>`
const correct = (id: string, text: string) =>
  `${body(text)}<replace id='${id}' xmlns='urn:xmpp:message-correct:0'/>`
const retract = (id: string) =>
  `<retract id='${id}' xmlns='urn:xmpp:message-retract:1'/>${body('/me took it back')}`
const react = (id: string, ...emojis: string[]) =>
  `<reactions id='${id}' xmlns='urn:xmpp:reactions:0'>${emojis.map((emoji) => `<reaction>${emoji}</reaction>`).join('')}</reactions>`
const receipt = (id: string) => `<received id='${id}' xmlns='urn:xmpp:receipts'/>`
const answer = (id: string, quote: string, words: string, to?: string) =>
  `${body(`&gt; ${quote}\n${words}`)}<reply id='${id}' ${to ? `to='${to}' ` : ''}xmlns='urn:xmpp:reply:0'/><fallback xmlns='urn:xmpp:fallback:0' for='urn:xmpp:reply:0'><body start='0' end='${quote.length + 3}'/></fallback>`
const seen = (id: string) => `<displayed id='${id}' xmlns='urn:xmpp:chat-markers:0'/>`

const STORY: readonly Uttered[] = [
  uttered(romeo, 'r1', 1, body('first')),
  uttered(phone, 'j1', 2, body('mine')),
  uttered(romeo, 'r2', 3, body('secret')),
  uttered(phone, 'j2', 4, body('mine, too')),
  uttered(romeo, 'c1', 5, correct('r1', 'second')),
  uttered(romeo, 'c2', 6, correct('r1', 'third')),
  uttered(phone, 'e1', 7, react('r1', '👋')),
  uttered(phone, 'e2', 8, react('r1')),
  uttered(romeo, 'e3', 9, react('j1', '🐢', '👋')),
  uttered(romeo, 'g1', 10, receipt('j2')),
  uttered(romeo, 's1', 11, seen('j1')),
  uttered(romeo, 'c3', 12, correct('r2', 'secret, still')),
  uttered(romeo, 't1', 13, retract('r2')),
  uttered(romeo, 'e4', 14, react('r2', '👋')),
  uttered(phone, 'c4', 15, correct('j2', 'mine, corrected')),
  // What quotes is as gone as what it quotes; also where that goes by the name of its last wording, or is all that is said.
  uttered(phone, 'a1', 20, answer('r2', 'secret', 'indeed', romeo)),
  uttered(romeo, 'a2', 21, answer('r2', 'secret', '')),
  uttered(romeo, 'a3', 22, answer('c3', 'secret, still', 'it was')),
  uttered(phone, 'a4', 23, answer('r1', 'third', 'good morning', romeo)),
  uttered(romeo, 'a5', 24, answer('j2', 'mine, corrected', 'no, mine', phone)),
  uttered(phone, 'a6', 25, answer('nowhere', 'what was', 'never here')),
  // What nobody may do: to what is not theirs.
  uttered(romeo, 'x1', 16, correct('j1', 'forged')),
  uttered(romeo, 'x2', 17, retract('j2')),
  uttered(phone, 'x3', 18, retract('r1')),
  uttered(`${MERCUTIO}/inn`, 'x4', 19, retract('r1')),
]

const view = async (desk: StanzaDesk) => {
  const rows = (await desk.rows()).map((row) => JSON.stringify({ ...said(row), times: row.times }))
  return { rows: rows.sort(), preview: (await desk.conversation())?.last }
}

it('has one outcome for any order, any ways, and any repetition (fast-check)', async () => {
  const reference = await stanzaDesk()
  await reference.page(STORY)
  const expected = (await view(reference)).rows
  expect(expected.join()).not.toMatch(/forged|secret/)
  expect(expected.join()).toMatch(
    /"quote":"third".*"quote":"mine, corrected"|"quote":"mine, corrected".*"quote":"third"/,
  )
  const ways = fc.constantFrom<Way | 'page'>('delayed', 'carbon', 'resumed', 'page')
  const copies = fc.array(fc.tuple(fc.nat(STORY.length - 1), ways), { maxLength: 12 })
  const order = fc.shuffledSubarray([...STORY.keys()], { minLength: STORY.length })
  await fc.assert(
    fc.asyncProperty(
      order,
      fc.array(ways, { minLength: STORY.length, maxLength: STORY.length }),
      copies,
      async (places, by, again) => {
        const desk = await stanzaDesk()
        const take = (place: number, way: Way | 'page') => {
          const one = STORY[place] as Uttered
          return way === 'page' ? desk.page([one]) : desk.take(one, way === 'resumed' ? 'delayed' : way)
        }
        for (const [index, place] of places.entries()) await take(place, by[index] ?? 'page')
        for (const [place, way] of again) await take(place, way)
        expect((await view(desk)).rows).toEqual(expected)
        expect(await desk.words()).not.toContain('secret')
        // The archive has the last word on places, too.
        await desk.page(STORY)
        expect((await desk.rows()).map(said)).toEqual((await reference.rows()).map(said))
      },
    ),
    { numRuns: 40 },
  )
})

it('keeps a limited number of what is said of messages that never come, the newest of it', async () => {
  const desk = await stanzaDesk()
  const page = (from: number) =>
    Array.from({ length: 100 }, (_, index) =>
      uttered(romeo, `e${from + index}`, from + index, react(`nothing-${from + index}`, '👋')),
    )
  for (let from = 0; from < 1200; from += 100) await desk.page(page(from))
  const pending = await desk.pending()
  expect(pending.length).toBeLessThanOrEqual(500)
  expect(pending.length).toBeGreaterThanOrEqual(400)
  expect(pending.some(({ id }) => id.endsWith('e1199'))).toBe(true)
})

it('keeps no words of what was taken back before it came', async () => {
  const desk = await stanzaDesk()
  await desk.take(uttered(romeo, 'c3', 2, correct('r2', 'secret, still')))
  await desk.take(uttered(romeo, 't1', 3, retract('r2')))
  await desk.take(uttered(romeo, 'c5', 4, correct('r2', 'secret, again')))
  expect(JSON.stringify(await desk.pending())).not.toContain('secret')
  await desk.take(uttered(romeo, 'r2', 1, body('secret')), 'delayed')
  expect(JSON.stringify([await desk.rows(), await desk.pending(), await desk.conversation()])).not.toContain(
    'secret',
  )
})

it('keeps no quote of what was taken back, also when nobody knows here what that was', async () => {
  const words = () => answer('r2', 'secret', 'indeed', romeo)
  for (const isFirst of [true, false]) {
    const desk = await stanzaDesk()
    const steps = [uttered(romeo, 't1', 3, retract('r2')), uttered(phone, 'a1', 4, words())]
    for (const step of isFirst ? steps : steps.reverse()) await desk.take(step)
    expect((await desk.rows()).map(said)).toMatchObject([
      { body: 'indeed', reply: { id: 'r2', to: romeo, quote: null } },
    ])
    expect(await desk.words()).not.toContain('secret')
  }
})

it('keeps no preview of a reply that was nothing but its quote', async () => {
  const desk = await stanzaDesk()
  await desk.take(uttered(romeo, 'r2', 1, body('secret')))
  await desk.take(uttered(romeo, 'a2', 2, answer('r2', 'secret', '')))
  expect((await desk.conversation())?.last?.preview).toBe('> secret')
  await desk.take(uttered(romeo, 't1', 3, retract('r2')))
  expect(await desk.words()).not.toContain('secret')
})

it('keeps the quote of what somebody tried to take back who may not', async () => {
  const desk = await stanzaDesk()
  await desk.take(uttered(phone, 'j1', 1, body('mine')))
  await desk.take(uttered(romeo, 'a1', 2, answer('j1', 'mine', 'so it is', phone)))
  await desk.take(uttered(romeo, 'x1', 3, retract('j1')))
  expect((await desk.rows()).map(said)).toMatchObject([{ body: 'mine' }, { reply: { quote: 'mine' } }])
})
