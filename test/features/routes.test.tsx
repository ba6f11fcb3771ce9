import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { isPressed } from '../../src/app/keys.ts'
import { keepAddressTidy } from '../../src/app/location.ts'
import { href, parseRoute, type Route } from '../../src/app/routes.ts'
import { deedOf } from '../../src/features/message-actions/offered.ts'

const name = fc.stringMatching(/^[a-z0-9._%+é-]{1,12}$/)
const jid = fc
  .tuple(name, name)
  .map(([local, domain]) => `${local}@${domain.replace(/[^a-z0-9]/g, 'x')}.example`)

const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { screen: 'chats' },
    { screen: 'contacts' },
    { screen: 'invites' },
    { screen: 'scan' },
    { screen: 'join' },
    { screen: 'invite', text: '' },
    { screen: 'kit' },
    { screen: 'settings', section: null },
    { screen: 'settings', section: 'account' },
    { screen: 'sign-in', address: '', refused: false },
    { screen: 'sign-in', address: '', refused: true },
  ),
  jid.map((address): Route => ({ screen: 'chat', jid: address })),
  jid.map((address): Route => ({ screen: 'sign-in', address, refused: false })),
  fc.tuple(jid, fc.string({ minLength: 1 })).map(
    ([address, token]): Route => ({
      screen: 'invite',
      text: `xmpp:${address}?roster;preauth=${token}`,
    }),
  ),
)

describe('addresses', () => {
  it('lead where they came from', () => {
    fc.assert(
      fc.property(route, (original) => {
        expect(parseRoute(href(original))).toEqual(original)
      }),
    )
  })

  it('never throw, whatever is written there', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseRoute(`#${text}`).screen).toBeTypeOf('string')
      }),
    )
    expect(parseRoute('#/chat/%E0%A4%A')).toEqual({ screen: 'chats' })
    expect(parseRoute('#/chat/')).toEqual({ screen: 'chats' })
    expect(parseRoute('#/settings/nowhere')).toEqual({ screen: 'settings', section: null })
  })

  it('of invites may be written in three ways, encoded or not', () => {
    const uri = 'xmpp:romeo@verona.example?roster;preauth=abc'
    for (const hash of [
      `#/invite/${encodeURIComponent(uri)}`,
      `#/invite/${uri}`,
      `#invite=${encodeURIComponent(uri)}`,
      '#romeo@verona.example?roster;preauth=abc',
    ])
      expect(parseRoute(hash)).toEqual({ screen: 'invite', text: uri })
  })

  it('of people and of nonsense are taken as they are, to be told what they are', () => {
    for (const [hash, text] of [
      ['#/invite/romeo%40verona.example', 'xmpp:romeo@verona.example'],
      ['#romeo@verona.example', 'xmpp:romeo@verona.example'],
      ['#/invite/figs', 'figs'],
      ['#/invite/https%3A%2F%2Fverona.example%2Finvite%2Fabc', 'https://verona.example/invite/abc'],
      ['#/invite', ''],
      ['#/invite/', ''],
    ] as const)
      expect(parseRoute(hash), hash).toEqual({ screen: 'invite', text })
  })

  it('with credentials for the sign-in are refused', () => {
    for (const query of ['address=a@b.example&password=x', 'token=x', 'address=a:secret@b.example'])
      expect(parseRoute(`#/sign-in?${query}`)).toEqual({ screen: 'sign-in', address: '', refused: true })
  })
})

describe('the address bar', () => {
  const original = window.location.href
  afterEach(() => history.replaceState(null, '', original))

  it('never keeps a password or a query that may hold an invite', () => {
    history.replaceState(null, '', '#/sign-in?address=a@b.example&password=balcony')
    keepAddressTidy()
    expect(window.location.hash).toBe('#/sign-in?refused')
    window.location.hash = '#/sign-in?address=a:balcony@b.example'
    window.dispatchEvent(new HashChangeEvent('hashchange'))
    expect(window.location.hash).toBe('#/sign-in?refused')
    const url = new URL(window.location.href)
    url.searchParams.set('uri', 'xmpp:a@b.example?roster;preauth=abc')
    url.hash = ''
    history.replaceState(null, '', url)
    keepAddressTidy()
    expect(window.location.search).not.toContain('preauth')
    expect(parseRoute(window.location.hash)).toEqual({
      screen: 'invite',
      text: 'xmpp:a@b.example?roster;preauth=abc',
    })
  })

  it('says for which account a notice was only to where pages keep it', () => {
    const opens = (hash: string) => {
      history.replaceState(null, '', hash)
      keepAddressTidy()
      return [window.location.hash, history.state]
    }
    expect(opens('#/chat/juliet%40b.example?account=romeo%40a.example')).toEqual([
      '#/chat/juliet%40b.example',
      { account: 'romeo@a.example' },
    ])
    expect(opens('#/?account=romeo%40a.example')).toEqual(['#/', { account: 'romeo@a.example' }])
    expect(opens('#/?account=%3Cscript%3E')).toEqual(['#/?account=%3Cscript%3E', null])
    expect(opens('#/settings?account=romeo%40a.example')[1]).toBeNull()
  })
})

describe('keys', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    new KeyboardEvent('keydown', { key, ...held })

  it('mean a command only with exactly what is to be held', () => {
    expect(isPressed('Mod+k', press('k', { ctrlKey: true }), false)).toBe(true)
    expect(isPressed('Mod+k', press('K', { metaKey: true }), true)).toBe(true)
    expect(isPressed('Mod+k', press('k', { metaKey: true }), false)).toBe(false)
    expect(isPressed('Mod+k', press('k', { ctrlKey: true, altKey: true }), false)).toBe(false)
    expect(isPressed('Escape', press('Escape'), false)).toBe(true)
    expect(isPressed('Alt+ArrowDown', press('ArrowDown'), false)).toBe(false)
    expect(isPressed('Mod+k', press('K', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(isPressed('Mod+Shift+k', press('K', { ctrlKey: true, shiftKey: true }), false)).toBe(true)
  })

  it('are found on keyboards of other scripts, where they stand on a Latin one', () => {
    expect(isPressed('Mod+k', press('ن', { ctrlKey: true, code: 'KeyK' }), false)).toBe(true)
    expect(isPressed('Mod+k', press('л', { metaKey: true, code: 'KeyK' }), true)).toBe(true)
    // A Latin keyboard of another order goes by what is written on it.
    expect(isPressed('Mod+k', press('t', { ctrlKey: true, code: 'KeyK' }), false)).toBe(false)
    expect(isPressed('Mod+k', press('ü', { ctrlKey: true, code: 'BracketLeft' }), false)).toBe(false)
  })

  it('of messages are found there, too', () => {
    const pressed = (key: string, code: string) => deedOf(new KeyboardEvent('keydown', { key, code }))
    expect(pressed('ق', 'KeyR')).toBe('reply')
    expect(pressed('у', 'KeyE')).toBe('edit')
    expect(pressed('r', 'KeyO')).toBe('reply')
  })

  it('of a single sign count whether it stands alone on its key or needs Shift', () => {
    expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true)
    expect(isPressed('?', press('?'), false)).toBe(true)
    expect(isPressed('?', press('؟', { shiftKey: true }), false)).toBe(true)
    expect(isPressed('?', press('?', { ctrlKey: true }), false)).toBe(false)
  })
})
