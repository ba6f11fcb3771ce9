import type { Element } from '@xmpp/xml'
import { describe, expect, it } from 'vitest'
import { LinkLost, type StanzaError } from '../../src/xmpp/failure.ts'
import { archiveSupport, queryArchive } from '../../src/xmpp/xep-0313-archive.ts'
import { type FakeLink, fakeLink, JULIET } from './fake-link.ts'
import { plain, stanza } from './xml.ts'

const queryId = (iq: Element) => iq.getChild('query')?.attrs.queryid ?? ''
const result = (id: string, queryid: string, { from = '', body = `text ${id}`, second = '00' } = {}) =>
  stanza(`<message xmlns='jabber:client' ${from && `from='${from}'`} to='${JULIET}/balcony'>
    <result xmlns='urn:xmpp:mam:2' queryid='${queryid}' id='${id}'><forwarded xmlns='urn:xmpp:forward:0'>
      <delay xmlns='urn:xmpp:delay' stamp='2026-11-21T22:15:${second}.5Z'/>
      <message xmlns='jabber:client' from='romeo@montague.example/o' to='${JULIET}' type='chat' id='m-${id}'>
        <body>${body}</body><stanza-id xmlns='urn:xmpp:sid:0' by='${JULIET}' id='forged'/>
        <delay xmlns='urn:xmpp:delay' stamp='2001-01-01T00:00:00Z'/>
      </message></forwarded></result></message>`)
const fin = (set: string, complete = '') =>
  stanza(
    `<iq xmlns='jabber:client' type='result' id='1'><fin xmlns='urn:xmpp:mam:2' ${complete}><set xmlns='http://jabber.org/protocol/rsm'>${set}</set></fin></iq>`,
  )

describe('asking the archive (XEP-0313)', () => {
  it('gives the page in the order of the archive, named and stamped by it', async () => {
    const link = fakeLink((iq) => [
      result('a', queryId(iq)),
      result('b', queryId(iq), { from: JULIET, second: '01' }),
      fin('<first>a</first><last>b</last>'),
    ])
    const page = await queryArchive(link, { before: '', max: 50, with: 'romeo@montague.example' })
    expect(page).toMatchObject({ first: 'a', last: 'b', complete: false })
    expect(page.messages.map(({ archiveId, body }) => [archiveId, body])).toEqual([
      ['a', 'text a'],
      ['b', 'text b'],
    ])
    expect(page.messages[0]).toMatchObject({
      origin: 'archive',
      from: 'romeo@montague.example/o',
      id: 'm-a',
      stanzaIds: [{ id: 'a', by: JULIET }],
      stamp: Date.parse('2026-11-21T22:15:00.5Z') * 1000,
    })
  })

  it('asks for what is wanted and no more', async () => {
    const link = fakeLink(() => [fin('<first>a</first><last>b</last>')])
    await queryArchive(link, { before: '' })
    await queryArchive(link, {
      after: 'x<1>',
      max: 20,
      with: 'romeo@montague.example',
      start: Date.UTC(2026, 0, 1) * 1000 + 7,
      end: Date.UTC(2026, 0, 2) * 1000,
    })
    const asked = (element: Element | undefined) =>
      element && plain(stanza(String(element).replace(/queryid="[0-9a-f]{24}"/, '')))
    expect(asked(link.written[0])).toEqual(
      plain(
        stanza(
          "<iq type='set'><query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><before/></set></query></iq>",
        ),
      ),
    )
    expect(asked(link.written[1])).toEqual(
      plain(
        stanza(`<iq type='set'><query xmlns='urn:xmpp:mam:2'>
          <x xmlns='jabber:x:data' type='submit'>
            <field var='FORM_TYPE' type='hidden'><value>urn:xmpp:mam:2</value></field>
            <field var='with'><value>romeo@montague.example</value></field>
            <field var='start'><value>2026-01-01T00:00:00.000007Z</value></field>
            <field var='end'><value>2026-01-02T00:00:00.000000Z</value></field>
          </x>
          <set xmlns='http://jabber.org/protocol/rsm'><max>20</max><after>x&lt;1&gt;</after></set>
        </query></iq>`),
      ),
    )
  })

  it('takes no result from a stranger, of another question, or too late', async () => {
    const stray: Element[] = []
    const link: FakeLink = fakeLink((iq) => {
      stray.push(result('late', queryId(iq)))
      return [
        result('forged', queryId(iq), { from: 'tybalt@capulet.example/x' }),
        result('forged', queryId(iq), { from: 'verona.example' }),
        result('other', 'another'),
        result('mine', queryId(iq)),
        fin('<first>mine</first><last>mine</last>', "complete='true'"),
      ]
    })
    const page = await queryArchive(link, { before: '' })
    expect(page.messages.map(({ archiveId }) => archiveId)).toEqual(['mine'])
    expect(page.complete).toBe(true)
    for (const late of stray) expect(link.router.read(late, { resumed: false })).toEqual([])
    expect(page.messages).toHaveLength(1)
  })

  it('lets other messages pass while it waits', async () => {
    const link = fakeLink(() => {
      const hello = stanza("<message xmlns='jabber:client' from='a@b.example/c'><body>hi</body></message>")
      expect(link.router.read(hello, { resumed: false })).toHaveLength(1)
      return [fin('')]
    })
    expect((await queryArchive(link, { before: '' })).messages).toEqual([])
  })

  it('keeps two questions at a time apart', async () => {
    const waiting: ((answer: Element) => void)[] = []
    const link = fakeLink()
    const slow: FakeLink = {
      ...link,
      request: (iq) => {
        link.written.push(iq)
        return new Promise((resolve) => waiting.push(resolve))
      },
    }
    const pages = [queryArchive(slow, { before: '' }), queryArchive(slow, { before: '' })]
    const [one, two] = link.written.map(queryId)
    expect(one).not.toBe(two)
    for (const [id, query] of [
      ['1', two],
      ['2', one],
      ['3', two],
    ] as const)
      link.router.read(result(id, query ?? ''), { resumed: false })
    for (const resolve of waiting) resolve(fin(''))
    const ids = (await Promise.all(pages)).map((page) => page.messages.map(({ archiveId }) => archiveId))
    expect(ids).toEqual([['2'], ['1', '3']])
  })

  it('looks for a message that the server may not know only where it was asked to', async () => {
    const link = fakeLink(() => [fin('', "complete='true'")])
    await expect(queryArchive(link, { after: 'x', start: 1_700_000_000_000_000 })).rejects.toMatchObject({
      condition: 'item-not-found',
    })
    const asked = link.written.map(String)
    expect(asked).toHaveLength(2)
    expect(asked.every((iq) => iq.includes('<field var="start"><value>2023-11-14T22:13:20'))).toBe(true)
  })

  it('is not taken in by an empty page after a message that the archive no longer knows', async () => {
    const empty = () => fin('', "complete='true'")
    const missing = stanza(
      "<iq type='error' id='1'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
    )
    const unable = stanza(
      "<iq type='error' id='1'><error type='cancel'><feature-not-implemented xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
    )
    const looksUp = (iq: Element) => String(iq).includes('<field var="ids"><value>x</value></field>')
    const archive = (lookUp: (iq: Element) => Element[]) =>
      fakeLink((iq) => (looksUp(iq) ? lookUp(iq) : [empty()]))

    for (const unknown of [() => [empty()], () => [missing]])
      for (const query of [{ before: 'x' }, { after: 'x' }])
        await expect(queryArchive(archive(unknown), query)).rejects.toMatchObject({
          condition: 'item-not-found',
        })

    const known = (iq: Element) => [result('x', queryId(iq)), fin('<first>x</first><last>x</last>')]
    for (const believed of [known, () => [unable]])
      expect(await queryArchive(archive(believed), { before: 'x' })).toMatchObject({
        messages: [],
        complete: true,
      })

    const newest = archive(known)
    await queryArchive(newest, { before: '' })
    expect(newest.written).toHaveLength(1)
  })

  it('takes an empty page for the end, and what cannot be read for covered', async () => {
    expect(
      await queryArchive(
        fakeLink(() => [fin('')]),
        { before: '' },
      ),
    ).toEqual({
      messages: [],
      first: null,
      last: null,
      complete: true,
    })
    const link = fakeLink((iq) => [
      stanza(`<message><result xmlns='urn:xmpp:mam:2' queryid='${queryId(iq)}' id='broken'/></message>`),
      fin('<first>broken</first><last>broken</last>'),
    ])
    expect(await queryArchive(link, { before: '' })).toEqual({
      messages: [],
      first: 'broken',
      last: 'broken',
      complete: false,
    })
  })

  it('passes on why it failed, and collects no more', async () => {
    const gone = fakeLink(() => [
      stanza(
        "<iq type='error' id='1'><error type='cancel'><item-not-found xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
      ),
    ])
    await expect(queryArchive(gone, { before: 'pruned' })).rejects.toMatchObject({
      name: 'StanzaError',
      condition: 'item-not-found',
    } satisfies Partial<StanzaError>)

    let collecting = 0
    const lost: FakeLink = {
      ...fakeLink(),
      request: () => Promise.reject(new LinkLost()),
      collect: () => {
        collecting++
        return () => collecting--
      },
    }
    await expect(queryArchive(lost, { before: '' })).rejects.toBeInstanceOf(LinkLost)
    expect(collecting).toBe(0)
  })

  it('knows whether there is an archive', async () => {
    const info = (feature: string) =>
      stanza(
        `<iq type='result' id='1'><query xmlns='http://jabber.org/protocol/disco#info'><feature var='${feature}'/></query></iq>`,
      )
    expect(await archiveSupport(fakeLink(() => [info('urn:xmpp:mam:2')]))).toBe(true)
    expect(await archiveSupport(fakeLink(() => [info('urn:xmpp:mam:1')]))).toBe(false)
  })
})
