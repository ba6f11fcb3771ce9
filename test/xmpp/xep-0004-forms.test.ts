import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormAnswers } from '../../src/model/data-form.ts'
import { readForm, readResult, writeAnswers } from '../../src/xmpp/xep-0004-forms.ts'
import { readBits } from '../../src/xmpp/xep-0231-bits.ts'
import { plain, stanza } from './xml.ts'

const X = "xmlns='jabber:x:data'"
const read = (fields: string) => readForm(stanza(`<x ${X} type='form'>${fields}</x>`)).fields
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('a form', () => {
  it.each([
    ['boolean', 'yes-no'],
    ['fixed', 'fixed'],
    ['hidden', 'hidden'],
    ['jid-multi', 'addresses'],
    ['jid-single', 'address'],
    ['list-multi', 'some-of'],
    ['list-single', 'one-of'],
    ['text-multi', 'lines'],
    ['text-private', 'secret'],
    ['text-single', 'text'],
    ['constructor', 'text'],
  ])('D4.3 knows %s as %s', (type, kind) => {
    expect(read(`<field var='a' type='${type}'/>`)).toMatchObject([{ name: 'a', kind }])
  })

  it('takes a question without a type for text, and its own name for hidden', () => {
    expect(read(`<field var='FORM_TYPE'/><field var='a'/>`)).toMatchObject([
      { kind: 'hidden' },
      { kind: 'text' },
    ])
  })

  it('reads yes and no in all their spellings', () => {
    const yes = (value: string) => read(`<field var='a' type='boolean'>${value}</field>`)[0]?.values
    for (const text of ['1', 'true', ' true ']) expect(yes(`<value>${text}</value>`)).toEqual(['true'])
    for (const text of ['<value>0</value>', '<value>false</value>', '<value>yes</value>', ''])
      expect(yes(text)).toEqual(['false'])
  })

  it('asks each question once, and keeps text that belongs to none', () => {
    const fields =
      read(`<field var='a' label='1'/><field var='a' label='2'/><field type='fixed'><value>x</value></field>
      <field type='fixed'><value>y</value></field><field type='text-single'/>`)
    expect(fields.map(({ label, values }) => [label, ...values])).toEqual([['1'], ['', 'x'], ['', 'y']])
  })

  it('has bounds', () => {
    const fields = read(`<field var='v' type='text-multi'>${'<value>x</value>'.repeat(500)}</field>
      <field var='t'><value>${'x'.repeat(9000)}</value><value>more</value></field>
      ${Array.from({ length: 500 }, (_, index) => `<field var='f${index}'/>`).join('')}`)
    expect(fields).toHaveLength(100)
    expect(fields[0]?.values).toHaveLength(100)
    expect(fields[1]?.values).toEqual(['x'.repeat(4000)])
  })

  it('is answered as it was asked: every question, defaults where nothing was said, no forged hidden field', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 8 }),
        fc.dictionary(
          fc.stringMatching(/^[a-z]{1,8}$/),
          fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
        ),
        (names, answers: FormAnswers) => {
          const form = readForm(
            stanza(
              `<x ${X} type='form'><field var='secret' type='hidden'><value>s</value></field>${names
                .map((name) => `<field var='${name}x'><value>default</value></field>`)
                .join('')}</x>`,
            ),
          )
          const given = Object.fromEntries(
            Object.entries(answers).map(([name, value]) => [`${name}x`, value]),
          )
          const written = readForm(writeAnswers(form, { ...given, secret: ['forged'] }))
          expect(written.fields.map(({ name }) => name)).toEqual([
            'secret',
            ...names.map((name) => `${name}x`),
          ])
          expect(written.fields[0]?.values).toEqual(['s'])
          for (const { name, values } of written.fields.slice(1))
            if (!(name in given)) expect(values).toEqual(['default'])
        },
      ),
    )
  })

  it('takes over nothing from the prototype of an object', () => {
    const form = readForm(stanza(`<x ${X} type='form'><field var='constructor'><value>d</value></field></x>`))
    expect(plain(writeAnswers(form, {}))).toMatchObject({
      children: [{ attributes: { var: 'constructor' }, children: [{ children: ['d'] }] }],
    })
  })

  it('D4.5 of results is read once for each name, with or without an item', () => {
    const result = readResult(
      stanza(`<command xmlns='c'><x ${X} type='form'/><x ${X} type='result'><field var='a'><value>1</value></field>
        <item><field var='a'><value>2</value></field><field var='b'/></item></x></command>`),
    )
    expect([...result]).toEqual([
      ['a', ['1']],
      ['b', []],
    ])
  })
})

describe('a picture in a form', () => {
  const picture = (data: string, uri = 'cid:p@bob.xmpp.org') => {
    const query = stanza(`<query xmlns='jabber:iq:register'><x ${X} type='form'><field var='ocr'>
      <media xmlns='urn:xmpp:media-element'><uri type='image/png'>https://evil.example/p.png</uri><uri>${uri}</uri></media>
      </field></x>${data}</query>`)
    const form = query.getChild('x', 'jabber:x:data')
    if (!form) throw new Error('no form')
    return readForm(form, readBits(query)).fields[0]?.image
  }
  const bits = (type: string, content: string) =>
    `<data xmlns='urn:xmpp:bob' cid='p@bob.xmpp.org' type='${type}'>${content}</data>`
  const base64 = (bytes: number[], length = bytes.length) =>
    Buffer.concat([Buffer.from(bytes), Buffer.alloc(length - bytes.length)]).toString('base64')

  it('D3.2 is shown when it came along', () => {
    expect(picture(bits('image/png', `\n  ${PNG.slice(0, 40)}\n${PNG.slice(40)}`))).toBe(
      `data:image/png;base64,${PNG}`,
    )
    expect(picture(bits('image/jpeg', base64([0xff, 0xd8, 0xff, 0])))).toMatch(/^data:image\/jpeg/)
    expect(picture(bits('image/gif', base64([0x47, 0x49, 0x46, 0x38])))).toMatch(/^data:image\/gif/)
  })

  it('is never fetched from anywhere', () => {
    expect(picture('')).toBeNull()
    expect(picture(bits('image/png', PNG), 'https://evil.example/p.png')).toBeNull()
    expect(picture(bits('image/png', PNG), `data:image/png;base64,${PNG}`)).toBeNull()
  })

  it.each([
    ['a document', bits('image/svg+xml', base64([0x3c, 0x73, 0x76, 0x67]))],
    ['a page', bits('text/html', PNG)],
    ['something that is not what it says', bits('image/png', base64([0x3c, 0x73, 0x76, 0x67]))],
    ['no base64', bits('image/png', '%%%')],
    ['too large', bits('image/png', base64([0x89, 0x50, 0x4e, 0x47], 65 * 1024))],
    ['far too large', bits('image/png', base64([0x89, 0x50, 0x4e, 0x47], 2 * 1024 * 1024))],
    ['no type', `<data xmlns='urn:xmpp:bob' cid='p@bob.xmpp.org'>${PNG}</data>`],
  ])('is left out when it is %s', (_, data) => {
    expect(picture(data)).toBeNull()
  })
})
