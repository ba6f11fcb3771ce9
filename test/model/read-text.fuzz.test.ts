import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/model/invite.ts'
import { domainpart, localpart } from '../../src/model/jid.ts'
import { readText } from '../../src/model/read-text.ts'

const SEEDS = [
  'xmpp:romeo@verona.example?roster;preauth=abc;ibr=y;name=Romeo+Montague',
  'xmpp://juliet@verona.example/romeo@verona.example/orchard?message;body=a%20rose',
  'https://chat.example/x/?q#/invite/xmpp%3Aromeo%40verona.example%3Froster%3Bpreauth%3Dabc',
  'https://chat.example/#romeo@verona.example?roster;preauth=abc',
  'https://verona.example/invite/cUXfJm4Iww/?token=abc',
  'BEGIN:VCARD\r\nFN:Romeo\\, M\r\nitem1.IMPP;X-SERVICE-TYPE="Jabber":xmpp:romeo@ve\r\n rona.example\r\nEND:VCARD',
  '{"protocol":"xmpp","address":"romeo@verona.example","password":"\\u0062alcony"}',
  'WIFI:T:WPA;S:Capulet\\;guests;P:balcony;;',
  'Take this: <xmpp:garden@rooms.verona.example?join>, romeo@verona.example!',
]
const BITS = [
  ...[
    'xmpp:',
    'XMPP:',
    'https://',
    '#',
    '?',
    ';',
    '=',
    '&',
    '@',
    '/',
    '//',
    '%',
    '%40',
    '%2F',
    '%00',
    '%25',
    '.',
    ' ',
  ],
  ...[
    '\n',
    '\r\n ',
    '\\',
    '"',
    '{',
    '}',
    '[',
    ']',
    ':',
    'preauth=',
    'ibr=y',
    'roster',
    'register',
    'é',
    'K',
    'ﬁ',
    '\u0301',
  ],
  ...[
    '\u202e',
    '\ud800',
    '\u200b',
    '😀',
    '．',
    '＠',
    'IMPP:',
    'BEGIN:VCARD\n',
    '"address":"',
    'a@b.c',
    '((((',
    '....',
  ],
]

/** Without a library, so that a hundred thousand are a matter of seconds; the seed is fixed, and so is every failure. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function mutate(text: string, any: (below: number) => number): string {
  const at = any(text.length + 1)
  const end = Math.min(text.length, at + 1 + any(6))
  const bit = BITS[any(BITS.length)] ?? ''
  switch (any(6)) {
    case 0:
      return text.slice(0, at) + text.slice(end)
    case 1:
      return text.slice(0, at) + bit + text.slice(end)
    case 2:
      return text.slice(0, at) + text.slice(at, end).repeat(3) + text.slice(end)
    case 3:
      return text.slice(0, at) + String.fromCharCode(any(0x10000)) + text.slice(at)
    case 4:
      return text.slice(at) + text.slice(0, at)
    default:
      return text.slice(0, at) + bit + text.slice(at)
  }
}

function decode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })
}

/** All that a notation can have hidden: percent signs, folded lines, escapes. */
function unwrapped(text: string): string[] {
  const plain = text
    .replace(/\r?\n[ \t]/g, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(.)/g, '$1')
  return [text, plain].flatMap((one) => [one, decode(one), decode(decode(one))])
}

const prepared = (text: string) => [
  text.normalize('NFKC').toLowerCase().normalize('NFC'),
  text.normalize('NFC').toLowerCase(),
]

function addressesIn(reading: Reading): readonly string[] {
  if (reading.kind === 'invite') {
    const { inviter, domain, username } = reading.invite
    return [inviter ?? (username ? `${username}@${domain}` : domain)]
  }
  return 'jid' in reading ? [reading.jid] : []
}

function isWrittenIn(address: string, text: string): boolean {
  const forms = unwrapped(text).flatMap(prepared)
  const local = address.includes('@') ? localpart(address) : ''
  // The two halves are prepared by different rules.
  return (
    forms.some((form) => form.includes(`${local}${local && '@'}`)) &&
    forms.some((form) => form.includes(domainpart(address)))
  )
}

describe('a hundred thousand texts', () => {
  it('are all read, and no address comes out that was not put in', () => {
    const any = generator(20261122)
    const found: Record<string, number> = {}
    for (let run = 0; run < 100_000; run++) {
      let text = SEEDS[run % SEEDS.length] ?? ''
      for (let times = any(8); times >= 0; times--) text = mutate(text, any)
      const reading = readText(text)
      found[reading.kind] = (found[reading.kind] ?? 0) + 1
      for (const address of addressesIn(reading))
        if (!isWrittenIn(address, text)) expect.fail(`${address} out of ${JSON.stringify(text)}`)
      if (reading.kind === 'unknown') expect(reading.says.length).toBeLessThanOrEqual(200)
      if (reading.kind === 'page')
        expect(new URL(reading.url)).toMatchObject({ protocol: 'https:', username: '' })
    }
    // The mutations leave enough alone for every answer to be seen.
    for (const kind of ['invite', 'contact', 'room', 'page', 'login', 'unknown'])
      expect(found[kind], kind).toBeGreaterThan(100)
  })

  it('of any letters at all are read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(readText(text).kind).toBeTypeOf('string')
        expect(readText(`xmpp:${text}`).kind).toBeTypeOf('string')
        expect(readText(`https://x.example/#${text}`).kind).toBeTypeOf('string')
      }),
    )
  })

  it('that are one thing over and over, as long as may be, cost no more than their length', () => {
    for (const bit of [...BITS, ...SEEDS, 'x', '-', 'IMPP;', 'a.', ' .', ';name=', '{"address":'])
      for (const head of ['', 'xmpp:', 'https://x.example/#', 'BEGIN:VCARD\n', '{', 'WIFI:'])
        for (const tail of ['', 'x', '\n', '\u0000']) {
          const text = (head + bit.repeat(8192 / bit.length)).slice(0, 8191) + tail
          expect(readText(text).kind).toBeTypeOf('string')
        }
  })
})
