/** Making invites at a server that has a command for it. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { accountOf } from '../../src/storage/accounts.ts'
import type { Tab, World } from '../support/world.ts'
import { ask, DAY, handOut, ledgerOf, make, offersOf, romeo, rowsOf, shown, verona, WEB } from './inviting.ts'

let world: World
let tab: Tab
afterEach(() => world.end())

async function begin(...habits: Parameters<typeof verona>) {
  world = verona(...habits)
  ;({ tab } = await world.signedIn('romeo'))
}
const kinds = async () => {
  const offers = await offersOf(world, tab)
  return offers.status === 'known'
    ? offers.kinds.map(({ kind, leaky }) => `${kind}${leaky ? ' leaky' : ''}`)
    : []
}

describe('D4.1 what is offered', () => {
  it('is what this server gives this person', async () => {
    await begin({ gives: 'contact' })
    expect(await kinds()).toEqual(['contact'])
    await begin({ gives: 'account' })
    expect(await kinds()).toEqual(['contact-and-account', 'contact leaky'])
    await begin({ gives: 'account', admins: ['romeo'] })
    expect(await kinds()).toEqual(['contact-and-account', 'contact leaky', 'account', 'reset'])
  })

  it('is known at once the next time, without a network', async () => {
    await begin({ gives: 'account' })
    const first = await kinds()
    world.network.down = true
    world.network.cut()
    await world.calm()
    expect(await kinds()).toEqual(first)
  })

  it('costs no invite of whoever never looks', async () => {
    await begin({ gives: 'account' })
    await world.calm()
    expect(world.server.tokens.all.size).toBe(0)
    expect((await offersOf(world, tab)).status).toBe('known')
    expect(world.server.tokens.all.size).toBe(1)
    await make(world, tab, 'contact-and-account')
    expect(world.server.tokens.all.size).toBe(1)
  })

  it('is asked once in a session', async () => {
    await begin({ gives: 'contact' })
    let asked = 0
    world.network.watch = (_, direction, text) => {
      if (direction === 'up' && text.includes('disco#items')) asked++
    }
    for (const _ of ['again', 'and again']) await make(world, tab, 'contact')
    expect(asked).toBe(0)
    world.network.cut()
    await world.settled()
    await world.calm()
    expect(asked).toBe(0)
  })

  it('is a contact where the server does not say what else', async () => {
    await begin({ gives: 'account', most: 0 })
    expect(await kinds()).toEqual(['contact'])
    expect((await ask(world, tab, 'contact')).status).toBe('limit')
  })
})

describe('an invite', () => {
  it('D4.4 D4.6 lives as long as the server says, and is handed over by our own page where it has none', async () => {
    await begin({ gives: 'contact' })
    const { invite, link, uri } = await make(world, tab, 'contact')
    expect(invite).toMatchObject({
      kind: 'contact',
      issuer: 'server',
      state: { is: 'open' },
      handedOut: false,
    })
    expect((invite.expiresAt ?? 0) - world.time.now()).toBeGreaterThan(6.9 * DAY)
    expect(uri).toMatch(/^xmpp:romeo@verona\.example\?roster;preauth=S3CRET/)
    const [page, fragment] = link.split('#')
    expect(page).toBe(WEB)
    expect(decodeURIComponent(fragment ?? '')).toContain('romeo@verona.example?roster;preauth=S3CRET')
  })

  it('is worded as it was wished, when both kinds are wished for at a time, and kept as it was handed out', async () => {
    await begin({ gives: 'account' })
    await make(world, tab, 'contact-and-account')
    const [both, chat] = await Promise.all([
      make(world, tab, 'contact-and-account'),
      make(world, tab, 'contact'),
    ])
    expect(both.invite).toMatchObject({ kind: 'contact-and-account', id: chat.invite.id })
    expect(both.uri).toMatch(/;ibr=y$/)
    expect(chat.invite.kind).toBe('contact')
    expect(chat.uri).not.toContain('ibr=y')
    expect(chat.link).not.toContain('ibr')
    for (const kind of ['contact-and-account', 'contact', 'contact-and-account'] as const) {
      await tab.client.invites.handOut(both.invite.id, kind)
      expect(await ledgerOf(world, tab)).toMatchObject([{ kind, handedOut: true }])
    }
  })

  it('D4.6 is handed over by the page of the server, which has the token then, and as a URI', async () => {
    await begin({ gives: 'account', page: 'https://verona.example/invites' })
    const { link, uri } = await make(world, tab, 'contact-and-account')
    expect(link).toMatch(/^https:\/\/verona\.example\/invites\?S3CRET/)
    expect(uri).toMatch(/;ibr=y$/)
  })

  it('D4.6 never travels by a page without encryption', async () => {
    await begin({ gives: 'account', page: 'http://verona.example/invites' })
    expect((await make(world, tab, 'contact-and-account')).link).toContain(WEB)
  })

  it('D4.4 does not end where the server says nothing', async () => {
    await begin({ gives: 'contact', lastsMs: null })
    expect((await make(world, tab, 'contact')).invite.expiresAt).toBeNull()
  })

  it('hides the account where only a contact is meant, and says that it could still make one', async () => {
    await begin({ gives: 'account', page: 'https://verona.example/invites' })
    const { invite, link, uri } = await make(world, tab, 'contact')
    expect(invite.kind).toBe('contact')
    expect(uri).not.toContain('ibr')
    // The server's page would offer the account.
    expect(link).toContain(WEB)
    expect(link).not.toContain('ibr')
    expect((await rowsOf(tab))[0]).toMatchObject({ leaky: true })
  })

  it('that nobody got is handed out the next time, as whichever of the two kinds it is wanted', async () => {
    await begin({ gives: 'account' })
    const first = await make(world, tab, 'contact')
    const second = await make(world, tab, 'contact-and-account')
    expect(second.invite).toMatchObject({ id: first.invite.id, kind: 'contact-and-account' })
    expect(second.uri).toBe(`${first.uri};ibr=y`)
    expect(await ledgerOf(world, tab)).toMatchObject([{ id: first.invite.id, handedOut: false }])
    await tab.client.invites.handOut(second.invite.id)
    expect(await ledgerOf(world, tab)).toMatchObject([{ id: first.invite.id, kind: 'contact-and-account' }])
    const third = await make(world, tab, 'contact-and-account')
    expect(third.invite.id).not.toBe(first.invite.id)
  })

  it('that is old is not handed out', async () => {
    await begin({ gives: 'contact', lastsMs: DAY })
    const first = await make(world, tab, 'contact')
    await world.advance(DAY / 2 + 1000)
    expect((await make(world, tab, 'contact')).invite.id).not.toBe(first.invite.id)
  })

  it('is one, when two ask at the same time', async () => {
    await begin({ gives: 'contact' })
    const both = [make(world, tab, 'contact'), make(world, tab, 'contact')]
    const [a, b] = await Promise.all(both)
    expect(a?.invite.id).toBe(b?.invite.id)
  })

  it("is the ledger's at once when it is made for somebody", async () => {
    await begin({ gives: 'contact' })
    const { invite } = await make(world, tab, 'contact', { note: ' Juliet ' })
    expect(invite).toMatchObject({ note: 'Juliet', handedOut: true })
    expect((await make(world, tab, 'contact')).invite.id).not.toBe(invite.id)
  })

  it('is shown again to whoever asks, on this device, for as long as it is good', async () => {
    await begin({ gives: 'account' })
    const { invite, link, uri } = await handOut(world, tab, 'contact-and-account')
    expect(await tab.client.invites.reveal(invite.id, WEB)).toEqual({ link, uri })
    expect(await tab.client.invites.reveal('another', WEB)).toBeNull()
  })

  it('D4.10 lies sealed in the database', async () => {
    await begin({ gives: 'account' })
    const { uri } = await handOut(world, tab, 'contact-and-account')
    const token = /preauth=([^;]+)/.exec(uri)?.[1] ?? ''
    const account = await tab.storage.read(['accounts'], (tx) => accountOf(tx, romeo))
    const text = (value: unknown): string =>
      JSON.stringify(value, (_, part) =>
        part instanceof ArrayBuffer || ArrayBuffer.isView(part)
          ? Buffer.from(part as ArrayBuffer).toString('latin1')
          : part,
      )
    expect(token).toMatch(/^S3CRET/)
    expect(text([await rowsOf(tab), account])).not.toContain(token)
  })
})

describe('a server that has questions, or refuses', () => {
  it('D4.3 asks for a name, says what is wrong with it, and makes an account with it', async () => {
    await begin({ gives: 'account', admins: ['romeo'] }, { brand: 'ejabberd' })
    const asked = await ask(world, tab, 'account')
    expect(asked).toMatchObject({ status: 'form', form: { fields: [{ name: 'username' }] } })
    const { invite, uri } = await make(world, tab, 'account', { answers: { username: ['nurse'] } })
    expect(uri).toMatch(/^xmpp:nurse@verona\.example\?register;preauth=/)
    // It is the nurse's: nobody else is given it.
    expect(invite).toMatchObject({ kind: 'account', handedOut: true })
  })

  it('D3.7 makes a new password for somebody, where an administrator may', async () => {
    await begin({ gives: 'contact', admins: ['romeo'] })
    const { invite } = await make(world, tab, 'reset', { answers: { accountjid: ['paris@verona.example'] } })
    expect(invite.kind).toBe('reset')
  })

  it('says so', async () => {
    await begin({ gives: 'contact', most: 1 })
    await handOut(world, tab, 'contact')
    expect((await ask(world, tab, 'contact')).status).toBe('limit')
    expect((await ask(world, tab, 'account')).status).toBe('unavailable')
  })

  it('cannot be asked offline', async () => {
    await begin({ gives: 'contact' })
    world.network.down = true
    world.network.cut()
    await world.calm()
    expect((await ask(world, tab, 'contact')).status).toBe('offline')
  })
})

describe('a tab that follows', () => {
  it('has its invites made by the one that leads', async () => {
    world = verona({ gives: 'account', admins: ['romeo'] })
    const { device, tab: leader } = await world.signedIn('romeo')
    tab = await device.open()
    await world.settled()
    expect(await kinds()).toContain('contact-and-account')
    const { invite, link } = await make(world, tab, 'contact-and-account')
    expect(link).toContain(WEB)
    await tab.client.invites.note(invite.id, 'for Juliet')
    expect(await ledgerOf(world, leader)).toMatchObject([{ id: invite.id, note: 'for Juliet' }])
    expect((await shown(world, leader.client.invites.one(invite.id)))?.note).toBe('for Juliet')
    leader.die()
    expect((await ask(world, tab, 'account')).status).not.toBe('unavailable')
  })
})

describe('a server that is asked and says nothing', () => {
  it('could not make it, though the line holds: that is no lack of a network, which would be waited for without an end', async () => {
    await begin({ gives: 'contact' })
    world.server.habits.invites.isBusy = true
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const answer = tab.client.invites.make('contact', { webAddress: WEB })
      await world.calm()
      vi.advanceTimersByTime(30_000)
      expect(await answer).toEqual({ status: 'unavailable', text: null })
    } finally {
      vi.useRealTimers()
    }
    expect(tab.client.connection.get().status).toBe('online')
    world.server.habits.invites.isBusy = false
    expect((await ask(world, tab, 'contact')).status).toBe('made')
  })
})
