import { Element, Parser } from '@xmpp/xml'
import { describe, expect, it } from 'vitest'
import type { IncomingMessage } from '../../src/xmpp/incoming.ts'
import { createRouter } from '../../src/xmpp/router.ts'
import { JULIET } from './fake-link.ts'
import { plain, stanza } from './xml.ts'

const router = createRouter({ account: JULIET })
const read = (element: Element) => router.read(element, { resumed: false })
const CHAT = "from='romeo@montague.example/o' to='juliet@verona.example' type='chat'"

function message(text: string): IncomingMessage | null {
  const [first, ...more] = read(stanza(text))
  expect(more).toEqual([])
  return first?.kind === 'message' ? first.message : null
}

/** As @xmpp's own lenient parser builds it, inside a stream. */
function lenient(text: string): Element {
  const parser = new Parser()
  const found: Element[] = []
  parser.on('element', (element) => found.push(element))
  parser.write(`<stream>${text}`)
  const [element] = found
  if (!element) throw new Error('no element')
  return element
}

describe('stanzas that mean harm', () => {
  it('keeps a hundred thousand characters of a megabyte', () => {
    const body = message(`<message ${CHAT}><body>${'x'.repeat(1_000_000)}</body></message>`)?.body
    expect(body).toBe('x'.repeat(100_000))
  })

  it('never keeps half a character', () => {
    const body = message(`<message ${CHAT}><body>x${'🌹'.repeat(60_000)}</body></message>`)?.body
    expect(body).toBe(`x${'🌹'.repeat(49_999)}`)
  })

  it('takes out what XML forbids, should a parser have let it pass', () => {
    const element = new Element('message', { from: 'romeo@montague.example/o', type: 'chat' })
    const body = new Element('body')
    body.append('a\u0000b\u001b[31mc\ud800d\ufffe', 'e\r\nf\rg')
    element.append(body)
    expect(read(element)).toMatchObject([{ message: { body: 'ab[31mcde\nf\ng' } }])
  })

  it('survives a depth of 2000, in a message and in an envelope', () => {
    const deep = `${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}`
    expect(read(lenient(`<message ${CHAT}>${deep}<body>hi</body></message>`))).toMatchObject([
      { message: { body: 'hi' } },
    ])
    const open =
      "<sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'><message xmlns='jabber:client'>"
    const close = '</message></forwarded></sent>'
    expect(
      read(lenient(`<message from='${JULIET}'>${open.repeat(700)}${close.repeat(700)}</message>`)),
    ).toMatchObject([{ kind: 'message', message: { origin: 'carbon', body: null } }])
    expect(router.answer(lenient(`<iq type='get' id='1'>${deep}</iq>`))?.attrs.type).toBe('error')
  })

  it('reads the text between ten thousand children', () => {
    const children = "<x xmlns='urn:example:x'/><body xmlns='urn:example:x'>no</body>".repeat(5000)
    expect(message(`<message ${CHAT}>${children}<body>hi</body></message>`)?.body).toBe('hi')
  })

  it('reads one of ten thousand texts, and no stanza-id of ten thousand', () => {
    const ids = `<stanza-id xmlns='urn:xmpp:sid:0' by='${JULIET}' id='1'/>`.repeat(10_000)
    const read = message(`<message ${CHAT}>${'<body>hi</body>'.repeat(10_000)}${ids}</message>`)
    expect(read).toMatchObject({ body: 'hi', stanzaIds: [] })
  })

  it('takes an attribute that is given twice for one', () => {
    const from = "from='romeo@montague.example/o'"
    expect(read(lenient(`<message ${from} type='chat' type='error'><body>hi</body></message>`))).toHaveLength(
      1,
    )
  })

  it('does not look into what every object has', () => {
    const element = new Element('message', { from: 'romeo@montague.example/o' })
    element.attrs = Object.create(
      { id: 'inherited', type: 'chat' },
      { from: { value: 'romeo@montague.example/o' } },
    )
    expect(read(element)).toMatchObject([{ message: { id: null, type: 'normal' } }])
  })

  it.each([
    '@',
    '@montague.example',
    'ro meo@montague.example',
    'romeo@',
    'romeo@montague.example/',
    'a@b@c',
    '',
    'x'.repeat(5000),
  ])('ignores what comes from the address %j', (from) => {
    expect(read(stanza(`<message from='${from}'><body>hi</body></message>`))).toEqual([])
    expect(read(stanza(`<presence from='${from}'/>`))).toEqual([])
  })

  it('ignores what goes to no address', () => {
    expect(message("<message from='romeo@montague.example/o' to='@'><body>hi</body></message>")).toBeNull()
  })

  it('takes a message without sender for one of our own server', () => {
    expect(message('<message><body>hi</body></message>')).toMatchObject({
      from: JULIET,
      to: JULIET,
      body: 'hi',
    })
  })

  it('keeps no id that nobody would write', () => {
    const long = 'i'.repeat(1025)
    const read = message(
      `<message ${CHAT} id='${long}'><origin-id xmlns='urn:xmpp:sid:0' id='${long}'/><stanza-id xmlns='urn:xmpp:sid:0' by='${JULIET}' id='${long}'/></message>`,
    )
    expect(read).toMatchObject({ id: null, originId: null, stanzaIds: [] })
  })

  it('clips the words of an error, and takes no strange condition', () => {
    const ns = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"
    const read = message(
      `<message from='x.example' type='error'><error type='sad'><__proto__ ${ns}/><text ${ns}>${'t'.repeat(5000)}</text></error></message>`,
    )
    expect(read?.error).toEqual({ condition: 'undefined-condition', text: 't'.repeat(1000) })
  })

  it('bounds what a list entry may hold', () => {
    const groups = Array.from({ length: 500 }, (_, i) => `<group>${i}</group>`).join('')
    const [push] = read(
      stanza(
        `<iq type='set' id='1'><query xmlns='jabber:iq:roster'><item jid='a@b.example' name='${'n'.repeat(9000)}'>${groups}</item></query></iq>`,
      ),
    )
    expect(push?.kind === 'roster-push' && [push.item.name.length, push.item.groups.length]).toEqual([
      1024, 100,
    ])
  })

  it('reads nothing in elements that are no stanzas of ours', () => {
    for (const text of [
      `<message xmlns='jabber:server' ${CHAT}><body>hi</body></message>`,
      "<stream:error xmlns:stream='http://etherx.jabber.org/streams'><conflict/></stream:error>",
      "<r xmlns='urn:xmpp:sm:3'/>",
      "<iq type='result' id='1'><query xmlns='jabber:iq:roster'><item jid='a@b.example'/></query></iq>",
    ]) {
      expect(read(stanza(text))).toEqual([])
      expect(router.answer(stanza(text))).toBeNull()
    }
  })

  it('answers a stranger without repeating what was said', () => {
    const answer = router.answer(
      stanza("<iq from='a@b.example/c' type='set' id='1'><query xmlns='urn:x'><secret/></query></iq>"),
    )
    expect(answer && plain(answer)).toEqual(
      plain(
        stanza(
          "<iq type='error' id='1' to='a@b.example/c'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>",
        ),
      ),
    )
  })
})
