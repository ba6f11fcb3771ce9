import { describe, expect, it } from 'vitest'
import { uriInFragment } from '../../src/model/landing-link.ts'
import { readText } from '../../src/model/read-text.ts'

const REST = 'romeo@verona.example?roster;preauth=abc;ibr=y'
const URI = `xmpp:${REST}`
const encoded = encodeURIComponent(URI)

describe('a landing link', () => {
  it('D1.11 with the invite behind its # is read without asking anybody', () => {
    for (const link of [
      `https://verona.example/i/#${REST}`,
      `https://verona.example/invite/#${URI}`,
      `https://verona.example/#/invite/${encoded}`,
      `https://verona.example/#/invite/${URI}`,
      // Prosody encodes it, in lower case; ejabberd does not.
      'http://localhost:5295/#invite=xmpp%3aromeo%40verona.example%3froster%3bpreauth%3dabc%3bibr%3dy',
      `https://verona.example/app/index.html#invite=${URI}`,
      `https://verona.example/#${encodeURIComponent(REST)}`,
      `https://verona.example/#${encoded}`,
      `https://verona.example/?uri=${encoded}`,
      `HTTPS://Verona.example/#${REST}`,
    ])
      expect(readText(link), link).toMatchObject({
        kind: 'invite',
        invite: { kind: 'contact-and-account', inviter: 'romeo@verona.example', token: 'abc' },
      })
  })

  it('keeps what a name says, whether the link was encoded once or not at all', () => {
    const named = `${URI};name=A%3Bibr%3Dn%25`
    for (const fragment of [`invite=${named}`, `invite=${encodeURIComponent(named)}`, named])
      expect(readText(`https://verona.example/#${fragment}`)).toMatchObject({
        invite: { name: 'A;ibr=n%', kind: 'contact-and-account' },
      })
  })

  it('may name a person only', () => {
    for (const link of [
      'https://verona.example/i/romeo@verona.example',
      'https://verona.example/#romeo@verona.example',
    ])
      expect(readText(link)).toMatchObject({ kind: 'contact', jid: 'romeo@verona.example' })
  })

  it('D1.12 with a token in its path or query is a page to be asked, over https only', () => {
    for (const link of [
      'https://verona.example/invite/cUXfJm4Iww/',
      'https://verona.example/invites/cUXfJm4Iww',
      'https://verona.example/i/cUXfJm4Iww',
      'https://verona.example/invites_page?cUXfJm4IwwQv',
      'https://verona.example/register?t=abc',
      'https://verona.example/invite/#cUXfJm4Iww',
    ]) {
      const page = { kind: 'page', url: link, host: 'verona.example' }
      expect(readText(link), link).toEqual(page)
      expect(readText(`Come in: ${link}.`), link).toEqual(page)
      expect(readText(link.replace('https:', 'http:')), link).toMatchObject({ what: 'web-page' })
      expect(readText(link.replace('//', '//romeo:figs@')), link).toMatchObject({ what: 'web-page' })
    }
    for (const link of [
      'https://verona.example/',
      'https://verona.example/invite',
      'https://verona.example/figs?id=3',
    ])
      expect(readText(link), link).toMatchObject({ what: 'web-page' })
  })

  it('that is an address of this program, or of anything else, is none', () => {
    for (const fragment of [
      '',
      '/',
      '/chat/romeo@verona.example',
      '/settings',
      'section-3',
      '/invite/',
      'invite=',
    ])
      expect(uriInFragment(fragment), fragment).toBeNull()
  })
})
