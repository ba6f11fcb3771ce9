import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/invite.ts'
import { readText } from '../../src/model/read-text.ts'

const URI = 'xmpp:romeo@verona.example?roster;preauth=abc'

const contact = (patch: object = {}): Reading => ({
  kind: 'contact',
  jid: 'romeo@verona.example',
  name: null,
  message: null,
  ...patch,
})

describe('a text', () => {
  it('may be an invite with words around it', () => {
    for (const text of [
      `take this:\n${URI} bye`,
      `(${URI})`,
      `Here: <${URI}>, good until Friday`,
      `[open](${URI}).`,
      `“${URI}”`,
      `${URI}\u200b`,
      `First https://verona.example/figs and then ${URI}!`,
      `https://chat.example/#/invite/${encodeURIComponent(URI)} see you`,
    ])
      expect(readText(text), text).toMatchObject({
        kind: 'invite',
        invite: { kind: 'contact', inviter: 'romeo@verona.example', token: 'abc' },
      })
  })

  it('keeps the end of a token when nothing else is there', () => {
    expect(readText(`  ${URI}.\n`)).toMatchObject({ invite: { token: 'abc.' } })
  })

  it('may be a URI whose name was not encoded', () => {
    expect(readText('xmpp:romeo@verona.example?roster;name=Romeo Montague;preauth=abc')).toMatchObject({
      invite: { name: 'Romeo Montague', token: 'abc' },
    })
    expect(readText(`${URI};ibr=y hello there`)).toMatchObject({
      invite: { kind: 'contact-and-account', token: 'abc', name: null },
    })
  })

  it('may be an address, prepared as all addresses are (D1.6)', () => {
    expect(readText(' Romeo@Verona.Example. ')).toEqual(contact())
    expect(readText('romeo@verona.example/balcony')).toEqual(contact())
    expect(readText('xmpp:Romeo@VERONA.example')).toEqual(contact())
    expect(readText('xmpp:rom%C3%A9o@v%C3%A9rone.example')).toMatchObject({ jid: 'roméo@vérone.example' })
    expect(readText('100%25@verona.example')).toMatchObject({ jid: '100%25@verona.example' })
    for (const bad of [
      'xmpp:@verona.example',
      'xmpp:ro meo@verona.example',
      'xmpp:romeo@-verona.example',
      'xmpp:a@b@verona.example',
      'xmpp:evil.example%2F@verona.example?roster;preauth=abc',
      'xmpp:romeo@evil.example%2F.verona.example?roster;preauth=abc',
      'romeo@',
      '@romeo',
    ])
      expect(readText(bad), bad).toMatchObject({ kind: 'unknown' })
  })

  it('that greets somebody is not an invite', () => {
    expect(readText('write to romeo@verona.example or tybalt@verona.example')).toMatchObject({ what: 'text' })
  })

  it('D1.9 may say what to write, which is not sent', () => {
    expect(readText('xmpp:romeo@verona.example?message;body=A%20rose%2C%0Aby+any;subject=x')).toEqual(
      contact({ message: 'A rose,\nby+any' }),
    )
    expect(readText('xmpp:romeo@verona.example?message')).toEqual(contact())
  })

  it('may be a room', () => {
    const room = { kind: 'room', jid: 'garden@rooms.verona.example' }
    expect(readText('xmpp:garden@rooms.verona.example?join')).toEqual(room)
    expect(readText('xmpp:garden@rooms.verona.example/romeo?JOIN;password=figs')).toEqual(room)
    expect(readText('https://verona.example/j/garden@rooms.verona.example')).toEqual(room)
    expect(readText('https://verona.example/#garden@rooms.verona.example?join')).toEqual(room)
  })

  it('that asks for anything else shows a person, and does nothing', () => {
    for (const action of ['remove', 'unsubscribe', 'vcard', 'sendfile;url=x', 'command;node=x', 'roster'])
      expect(readText(`xmpp:romeo@verona.example?${action}`)).toEqual(contact())
    for (const server of ['xmpp:verona.example', 'xmpp:verona.example?disco', 'verona.example'])
      expect(readText(server)).toMatchObject({ kind: 'unknown' })
  })

  it('D1.13 may be a business card', () => {
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD'].join('\r\n')
    expect(
      readText(card('FN:Romeo\\, son of Montague', 'IMPP;PREF=1:xmpp:romeo@ver', ' ona.example', 'TEL:123')),
    ).toEqual(contact({ name: 'Romeo, son of Montague' }))
    expect(readText(card('X-JABBER;TYPE=home:Romeo@verona.example'))).toEqual(contact())
    expect(readText(card('item1.IMPP;X-SERVICE-TYPE=Jabber:romeo@verona.example'))).toEqual(contact())
    expect(readText(card('FN:Romeo', `IMPP:${URI.replaceAll(';', '\\;')}`))).toMatchObject({
      kind: 'invite',
      invite: { name: 'Romeo', token: 'abc' },
    })
    expect(
      readText(card('FN:Romeo', 'EMAIL:romeo@verona.example', 'IMPP:sip:romeo@verona.example')),
    ).toMatchObject({
      kind: 'unknown',
      what: 'text',
    })
  })

  it('D1.13 may be a login code, of which only the address is taken', () => {
    const code = { protocol: 'xmpp', address: 'Romeo@verona.example', password: 'balcony' }
    expect(readText(JSON.stringify(code))).toEqual({ kind: 'login', jid: 'romeo@verona.example' })
    for (const other of [
      { ...code, protocol: 'imap' },
      { ...code, address: 'verona' },
      { password: 'balcony' },
    ])
      expect(readText(JSON.stringify(other))).toEqual({ kind: 'unknown', what: 'text', says: '' })
    expect(readText('{"figs": 3}')).toMatchObject({ what: 'text', says: '{"figs": 3}' })
  })

  it('D1.14 that is nothing of ours says what it is, in one line', () => {
    const wifi = 'WIFI:T:WPA;S:Capulet\\;guests;P:balcony;;'
    const cases: [string, string, string][] = [
      ['', 'nothing', ''],
      [' \n ', 'nothing', ''],
      [wifi, 'wifi', 'Capulet;guests'],
      ['mailto:friar@verona.example?subject=x', 'email', 'friar@verona.example'],
      ['tel:+39123', 'phone', '+39123'],
      ['https://verona.example/figs', 'web-page', 'https://verona.example/figs'],
      ['http://verona.example/invite/abc', 'web-page', 'http://verona.example/invite/abc'],
      ['two\nlines', 'text', 'two lines'],
      ['javascript:alert(1)', 'text', 'javascript:alert(1)'],
      ['otpauth://totp/romeo?secret=figs', 'text', 'otpauth://totp/romeo'],
      ['urn:xmpp:pars:0', 'text', 'urn:xmpp:pars:0'],
    ]
    for (const [text, what, says] of cases) expect(readText(text)).toEqual({ kind: 'unknown', what, says })
    expect(readText(`a\u202eb${'c'.repeat(300)}`)).toMatchObject({ says: `ab${'c'.repeat(197)}…` })
  })

  it('that is longer than any code is not read', () => {
    expect(readText(`${' '.repeat(8192)}${URI}`)).toMatchObject({ kind: 'unknown', what: 'too-long' })
  })
})
