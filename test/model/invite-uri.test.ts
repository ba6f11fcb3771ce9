import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Invite } from '../../src/model/invite.ts'
import { readInviteUri, writeInviteUri } from '../../src/model/invite-uri.ts'
import { inviteLink } from '../../src/model/landing-link.ts'
import { readText } from '../../src/model/read-text.ts'
import { anInvite } from './any-invite.ts'

const meeting: Invite = {
  kind: 'contact',
  inviter: 'romeo@verona.example',
  domain: 'verona.example',
  username: null,
  token: 'abc',
  name: null,
}
const account: Invite = { ...meeting, kind: 'account', inviter: null }
const read = (rest: string) => readInviteUri(`xmpp:${rest}`)

describe('an invite URI', () => {
  it('D1.1 has its scheme in any case, its type first, and ; between pairs', () => {
    expect(readInviteUri('XmPp:romeo@verona.example?ROSTER;PreAuth=abc')).toEqual(meeting)
    expect(read('romeo@verona.example?roster&preauth=abc')).toBeNull()
    expect(read('romeo@verona.example?preauth=abc;roster')).toBeNull()
  })

  it('D1.2 comes in five forms', () => {
    expect(read('verona.example?register;preauth=abc')).toEqual(account)
    expect(read('benvolio@verona.example?register;preauth=abc')).toEqual({ ...account, username: 'benvolio' })
    expect(read('romeo@verona.example?roster;preauth=abc')).toEqual(meeting)
    expect(read('romeo@verona.example?roster;preauth=abc;ibr=y')).toEqual({
      ...meeting,
      kind: 'contact-and-account',
    })
    expect(read('romeo@verona.example?roster;preauth=abc;name=Romeo')).toEqual({ ...meeting, name: 'Romeo' })
  })

  it('D1.3 takes pairs in any order, the last of two, and ignores what it does not know', () => {
    expect(read('romeo@verona.example?roster;name=R;x=y;ibr=y;preauth=no;flag;preauth=abc;=z')).toEqual({
      ...meeting,
      kind: 'contact-and-account',
      name: 'R',
    })
    expect(read('romeo@verona.example?roster;preauth=abc;preauth=')).toBeNull()
    expect(read('romeo@verona.example?roster;preauth=abc;ibr=y;ibr=n')).toEqual(meeting)
  })

  it('D1.4 is decoded after it was split, and + is a space in a name alone', () => {
    expect(read('romeo@verona.example?roster;preauth=a%3Bibr%3Dy+b%2B%25;name=Romeo+M%2B%20x')).toEqual({
      ...meeting,
      token: 'a;ibr=y+b+%',
      name: 'Romeo M+ x',
    })
    expect(read('romeo@verona.example?roster;preauth=100%;name=50%')).toEqual({
      ...meeting,
      token: '100%',
      name: '50%',
    })
  })

  it('D1.5 never takes the account that is to be used for the one to be met', () => {
    expect(read('//juliet@verona.example/romeo@verona.example?roster;preauth=abc')).toEqual(meeting)
    expect(read('//romeo@verona.example?roster;preauth=abc')).toBeNull()
  })

  it('D1.6 with an address that is none is nothing', () => {
    for (const address of [
      '',
      '@verona.example',
      'romeo@',
      'ro meo@verona.example',
      'a%40b@c.example',
      'verona.example',
    ])
      expect(read(`${address}?roster;preauth=abc`)).toBeNull()
    expect(read('ROMEO@Verona.Example/orchard?roster;preauth=abc')).toEqual(meeting)
  })

  it('D1.7 has no name that hides or turns what stands beside it', () => {
    expect(read('romeo@verona.example?roster;preauth=abc;name=%E2%80%AEjuliet%0A%00@verona')?.name).toBe(
      'juliet @verona',
    )
    expect(read('romeo@verona.example?roster;preauth=abc;name=%20')?.name).toBeNull()
    expect(read(`romeo@verona.example?roster;preauth=abc;name=${'é'.repeat(500)}`)?.name).toHaveLength(100)
  })

  it('has no token that no server can have given: D2.5, as if it were absent', () => {
    expect(read(`romeo@verona.example?roster;ibr=y;preauth=${'x'.repeat(1001)}`)?.token).toBeNull()
    expect(read('verona.example?register;preauth=a%00b')).toEqual({ ...account, token: null })
    expect(read(`verona.example?register;preauth=${'x'.repeat(1000)}`)?.token).toHaveLength(1000)
  })

  it('is read as it was written, and so is our link, with words around it too', () => {
    fc.assert(
      fc.property(anInvite, (invite) => {
        expect(readInviteUri(writeInviteUri(invite))).toEqual(invite)
        const link = inviteLink('https://chat.example/somewhere/?x=y#old', invite)
        expect(readText(link)).toEqual({ kind: 'invite', invite })
        expect(readText(`Come in: ${link} Bye!`)).toEqual({ kind: 'invite', invite })
        expect(
          readText(`https://chat.example/#/invite/${encodeURIComponent(writeInviteUri(invite))}`),
        ).toEqual({
          kind: 'invite',
          invite,
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('is written with everything behind the #, where no web server sees it', () => {
    expect(inviteLink('https://chat.example/', { ...meeting, token: 'a/b+c=' })).toBe(
      'https://chat.example/#romeo@verona.example?roster;preauth=a%2Fb%2Bc%3D',
    )
    fc.assert(
      fc.property(anInvite, (invite) => {
        const url = new URL(inviteLink('https://chat.example/x/', invite))
        expect(`${url.origin}${url.pathname}${url.search}`).toBe('https://chat.example/x/')
      }),
    )
  })
})
