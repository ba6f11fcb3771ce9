import { Element, xml } from '@xmpp/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrame, writeFrame } from '../../../src/xmpp/framing.ts'
import { MalformedXml, readXml } from '../../../src/xmpp/xml-reader.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('<', '>', '&', '"', "'", ']', '\n', ' ', 'é', '🔑'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
  })
  .map((value) => value.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '.'))
const tree = fc.letrec<{ element: Element }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.dictionary(name, text, { maxKeys: 3 }),
      fc.array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 3 }),
    )
    .map(([tag, attributes, children]) => {
      const element = new Element(tag, attributes)
      for (const child of children) element.append(child)
      return element
    }),
})).element

describe('reading a frame', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(tree, (element) => {
        const read = readXml(` ${element.toString()}\n`)
        expect(read.toString()).toBe(element.toString())
        expect(read.getText()).toBe(element.getText())
      }),
    )
  })

  it('throws MalformedXml or nothing, whatever comes', () => {
    const broken = fc.tuple(tree, fc.nat(), fc.nat(5), fc.string()).map(([element, at, remove, insert]) => {
      const written = element.toString()
      const place = at % (written.length + 1)
      return written.slice(0, place) + insert + written.slice(place + remove)
    })
    fc.assert(
      fc.property(fc.oneof(broken, fc.string()), (frame) => {
        try {
          expect(readXml(frame)).toBeInstanceOf(Element)
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedXml)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>fish & chips</a>'],
    ['a reference to what is no character', '<a>&#11;</a>'],
    ['a reference to half a character', '<a>&#xd800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a control character', '<a>\u0000</a>'],
    ['a frame that stops', '<a><b></b>'],
    ['a tag that stops', '<a b="'],
    ['a crossed pair', '<a><b></a></b>'],
    ['two elements', '<a/><b/>'],
    ['text around it', '<a/>b'],
    ['no element', ''],
    ['a doctype', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a comment', '<a><!-- b --></a>'],
    ['a processing instruction', '<?xml version="1.0"?><a/>'],
    ['an attribute given twice', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['a tag inside of an attribute', '<a b="<c/>"/>'],
    ['a closing tag alone', '</a>'],
    ['101 levels', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`],
    ['more than 10 MB', `<a>${'b'.repeat(10 * 1024 * 1024)}</a>`],
  ])('6 refuses %s', (_, frame) => {
    expect(() => readXml(frame)).toThrow(MalformedXml)
  })

  it('6 reads 100 levels, CDATA, references and prefixes nobody declared', () => {
    expect(readXml(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`).name).toBe('a')
    expect(readXml('<a><![CDATA[<b>&nbsp;]]></a>').getText()).toBe('<b>&nbsp;')
    expect(readXml("<a b='\"&#x1F511;&#10;'>&lt;&amp;&apos;</a>").toString()).toBe(
      '<a b="&quot;🔑\n">&lt;&amp;\'</a>',
    )
    expect(readXml('<stream:error/>').name).toBe('stream:error')
    expect(readXml('<a __proto__="b" constructor="c"/>').attrs.constructor).toBe('c')
  })

  it('6 needs no more than a moment for megabytes that never end', () => {
    for (const frame of [
      `<a>${'b'.repeat(5e6)}`,
      `<a b="${'c'.repeat(5e6)}`,
      '<a '.repeat(2e6),
      `<a ${'b="c" '.repeat(1e6)}`,
      `<a${Array.from({ length: 2e5 }, (_, index) => ` b${index}="c"`).join('')}`,
      `<${'b'.repeat(5e6)}`,
      `<a ${' '.repeat(5e6)}`,
      '<'.repeat(5e6),
    ])
      expect(() => readXml(frame)).toThrow(MalformedXml)
  })
})

describe('frames', () => {
  it.each([
    ['<stream:features/>', 'features'],
    ['<features xmlns="http://etherx.jabber.org/streams"/>', 'features'],
    ['<stream:error><conflict/></stream:error>', 'error'],
    ['<s:error xmlns:s="http://etherx.jabber.org/streams"/>', 'error'],
    ['<open xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>', 'open'],
    ['<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>', 'close'],
    ['<message xmlns="jabber:client"/>', 'stanza'],
    ['<iq/>', 'stanza'],
    ['<message xmlns="urn:other"/>', 'nonza'],
    ['<error xmlns="jabber:client"/>', 'nonza'],
    ['<stream:error xmlns:stream="urn:other"/>', 'nonza'],
  ])('4 %s is %s', (frame, kind) => {
    expect(readFrame(frame).kind).toBe(kind)
  })

  it('knows a stanza that it cannot read from something else that it cannot read', () => {
    expect(readFrame('<message>&nbsp;</message>')).toEqual({ kind: 'malformed', stanza: true })
    expect(readFrame('<messages>&nbsp;</messages>')).toEqual({ kind: 'malformed', stanza: false })
    expect(readFrame(new ArrayBuffer(3))).toEqual({ kind: 'malformed', stanza: false })
  })

  it('6 writes nothing that a server would end the stream over', () => {
    const body = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(body, (hostile) => {
        const written = writeFrame(xml('message', { to: `a@b.example/${hostile}` }, xml('body', {}, hostile)))
        expect(readXml(written).attrs.xmlns).toBe('jabber:client')
      }),
    )
    expect(writeFrame(xml('message', {}, xml('body', {}, 'a\u000bb\ud800c\ufffed')))).toContain(
      '<body>abcd</body>',
    )
  })
})
