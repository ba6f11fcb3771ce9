import { describe, expect, it } from 'vitest'
import { fetchRoster } from '../../../src/xmpp/rfc-6121-roster.ts'
import { createInvite } from '../../../src/xmpp/xep-0401-invites.ts'
import { newcomer, someName, tokenOf } from './newcomer.ts'
import { withProsody } from './real-server.ts'

const prosody = withProsody(['brief.localhost', 'classic.localhost', 'bare.localhost', 'closed.localhost'])
const MAIN = 'tessera.localhost'
const at = (domain = MAIN) => newcomer(domain, prosody.server.websocket(domain))
const newToken = async (inviter: string) => tokenOf(await prosody.server.invite(inviter))

describe('registering with Prosody', () => {
  it('D3.1 D3.2 shows the token, makes the account and signs in, all on one stream and with a token for the next time', async () => {
    const inviter = await prosody.person()
    const guest = at()
    const name = someName('Nina')
    const registration = await guest.open()
    expect(registration.offers).toEqual({ register: true, preauth: true })
    expect(await registration.preauth(await newToken(inviter.jid))).toBe('accepted')
    expect(await registration.form()).toEqual({
      kind: 'open',
      username: null,
      registered: false,
      more: null,
    })
    expect(await registration.submit(name, 'a good password')).toEqual({ status: 'registered' })
    const { options, wallet, connect } = guest.as(name.toLowerCase(), 'a good password')
    const stream = await registration.signIn(options())
    expect(stream.self).toContain(`${name.toLowerCase()}@${MAIN}/`)
    // Open, token, form, account, and two more for SCRAM: the same socket.
    expect(stream.flights).toBe(6)
    expect(wallet.kept).not.toBeNull()
    expect(await fetchRoster(stream, null)).toMatchObject({
      items: [{ jid: inviter.jid, subscription: 'both' }],
    })
    await stream.close()
    wallet.secret = null
    const again = await connect({ features: stream.features })
    expect(again.mechanism).toBe('HT-SHA-256-NONE')
    await again.close()
  })

  it('D3.3 hears of a token that is wrong, used or another domain’s alike, and nothing is used up by asking', async () => {
    const inviter = await prosody.person()
    const stranger = await prosody.person('closed.localhost')
    const token = await newToken(inviter.jid)
    const guest = at()
    expect(await guest.probe('nonsense')).toBe('refused')
    expect(await guest.probe(tokenOf(await prosody.server.invite(stranger.jid)))).toBe('refused')
    expect(await guest.probe(token)).toBe('accepted')
    expect(await guest.probe(token)).toBe('accepted')
    const registration = await guest.open()
    await registration.preauth(token)
    expect(await registration.submit(someName('nina'), 'pw')).toEqual({ status: 'registered' })
    expect(await guest.probe(token)).toBe('refused')
    await registration.close()
  })

  it('D3.3 hears the same of a token that is good for a contact, and only that', async () => {
    const inviter = await prosody.person('closed.localhost')
    expect(await at('closed.localhost').probe(tokenOf(await prosody.server.inviteContact(inviter.jid)))).toBe(
      'refused',
    )
  })

  it('D3.3 hears of a token that has ended', async () => {
    const inviter = await prosody.person('brief.localhost')
    const token = await newToken(inviter.jid)
    await expect.poll(() => at('brief.localhost').probe(token), { timeout: 20_000 }).toBe('refused')
  })

  it('D3.4 a name that is taken, or none, does not cost the token', async () => {
    const inviter = await prosody.person()
    const registration = await at().open()
    await registration.preauth(await newToken(inviter.jid))
    expect(await registration.submit(inviter.user, 'pw')).toMatchObject({ status: 'taken' })
    expect(await registration.submit('no name', 'pw')).toMatchObject({
      status: 'bad-name',
      text: 'The requested username is invalid.',
    })
    expect(await registration.submit(someName('nina'), 'pw')).toEqual({ status: 'registered' })
    await registration.close()
  })

  it('D3.4 goes on where it was when the server did not want to wait for the person', async () => {
    const inviter = await prosody.person()
    const guest = at()
    const registration = await guest.open()
    await registration.preauth(await newToken(inviter.jid))
    await registration.form()
    await prosody.server.restart()
    const name = someName('nina')
    expect(await registration.submit(name, 'pw')).toEqual({ status: 'registered' })
    const { options, wallet } = guest.as(name, 'pw')
    const stream = await registration.signIn(options())
    expect(wallet.kept).not.toBeNull()
    await stream.close()
  })

  it('says that nobody gets in without an invite', async () => {
    const registration = await at().open()
    expect(await registration.submit(someName('nina'), 'pw')).toEqual({
      status: 'token-refused',
      text: 'Registration on this server is through invitation only',
      form: null,
    })
    await registration.close()
  })

  it('D3.1 shows no token to a server that does not ask for any', async () => {
    const guest = at('bare.localhost')
    expect(await guest.probe('secret')).toBe('unsupported')
    const registration = await guest.open()
    expect(registration.offers).toEqual({ register: false, preauth: false })
    expect(await registration.form()).toMatchObject({ kind: 'closed' })
    await registration.close()
  })

  it('D3.7 sets a password anew', async () => {
    const admin = await prosody.person()
    await prosody.server.promote(admin.jid)
    const office = await prosody.enter(admin).connect()
    const person = await prosody.person()
    const reset = await createInvite(office, 'password-reset', { accountjid: [person.jid] })
    const guest = at()
    const registration = await guest.open()
    expect(await registration.preauth(tokenOf(JSON.stringify(reset)))).toBe('accepted')
    expect(await registration.submit(person.user, 'another')).toEqual({ status: 'registered' })
    const stream = await registration.signIn(guest.as(person.user, 'another').options())
    await stream.close()
    await office.close()
  })

  it('signs in on a stream of its own where this one cannot', async () => {
    const inviter = await prosody.person('classic.localhost')
    const guest = at('classic.localhost')
    const name = someName('nina')
    const registration = await guest.open()
    await registration.preauth(await newToken(inviter.jid))
    expect(await registration.submit(name, 'pw')).toEqual({ status: 'registered' })
    const stream = await registration.signIn(guest.as(name, 'pw').options())
    expect(stream.self).toContain(`${name}@classic.localhost/`)
    await stream.close()
  })
})
