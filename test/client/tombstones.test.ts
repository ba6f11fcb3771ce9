/** What a server keeps in its archive of something that was taken back (XEP-0424 §5). */
import { describe, expect, it } from 'vitest'
import { ROMEO, said, stanzaDesk, type Uttered } from '../support/stanza-desk.ts'
import { JULIET } from '../xmpp/fake-link.ts'

const romeo = `${ROMEO}/orchard`
const theirs = (content: string, id = 'r1', at = 1): Uttered => ({ from: romeo, to: JULIET, id, at, content })
const SECRET = theirs('<body>secret</body>')
const GONE = [
  ['XEP-0424', `<retracted xmlns='urn:xmpp:message-retract:1' id='t1' stamp='2026-03-10T12:00:09Z'/>`],
  [
    'Prosody',
    `<moderated xmlns='urn:xmpp:message-moderate:0'><retracted xmlns='urn:xmpp:message-retract:0' stamp='2026-03-10T12:00:09Z'/></moderated>`,
  ],
] as const
const at = (seconds: number) => Date.UTC(2026, 2, 10, 12) + seconds * 1000
const view = async (desk: Awaited<ReturnType<typeof stanzaDesk>>) => (await desk.rows()).map(said)

describe.each(GONE)('a tombstone as in %s', (_name, stone) => {
  const tombstone = theirs(`${stone}<body>secret</body>`)

  it('is shown as taken back on a device that has never seen the message', async () => {
    const desk = await stanzaDesk()
    await desk.page([theirs('<body>before</body>', 'r0', 0), tombstone])
    expect(await view(desk)).toEqual([
      { direction: 'in', body: 'before' },
      { direction: 'in', body: '', retracted: true },
    ])
    const [, row] = await desk.rows()
    expect(row).toMatchObject({ time: at(1), retracted: { time: at(9) } })
    expect((await desk.conversation())?.last).toMatchObject({ preview: '', retracted: true })
    expect(JSON.stringify([await desk.rows(), await desk.conversation()])).not.toContain('secret')
  })

  it('takes back what is here already, and no copy brings that back', async () => {
    const desk = await stanzaDesk()
    await desk.take(SECRET)
    await desk.take(
      theirs(`<body>secret, too</body><replace id='r1' xmlns='urn:xmpp:message-correct:0'/>`, 'c1', 2),
    )
    await desk.page([tombstone])
    await desk.take(SECRET, 'carbon')
    await desk.page([SECRET])
    expect(await view(desk)).toEqual([{ direction: 'in', body: '', retracted: true }])
    expect(JSON.stringify([await desk.rows(), await desk.conversation()])).not.toContain('secret')
  })

  it('is one with the retraction that is in the archive, too, whichever comes first', async () => {
    const retraction = theirs(`<retract id='r1' xmlns='urn:xmpp:message-retract:1'/>`, 't1', 9)
    for (const order of [
      [tombstone, retraction],
      [retraction, tombstone],
    ]) {
      const desk = await stanzaDesk()
      for (const one of order) await desk.page([one])
      expect(await desk.rows()).toMatchObject([{ body: '', retracted: { time: at(9) } }])
      expect(await desk.pending()).toEqual([])
    }
  })

  it('means nothing outside of an archive: that one is gone there is the archive’s to say', async () => {
    const desk = await stanzaDesk()
    await desk.take(theirs(stone))
    expect(await view(desk)).toEqual([])
  })
})
