import { describe, expect, it } from 'vitest'
import { fetchRoster, setContact } from '../../../src/xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../../../src/xmpp/rfc-6121-subscription.ts'
import type { Stream } from '../../../src/xmpp/stream.ts'
import { createInvite } from '../../../src/xmpp/xep-0401-invites.ts'
import { someName, tokenOf } from './newcomer.ts'
import { GOOD_PASSWORD, withEjabberd } from './real-ejabberd.ts'

const ejabberd = withEjabberd()
const OPEN = 'open.localhost'

async function newToken(stream: Stream, command: 'invite' | 'create-account' = 'invite', answers = {}) {
  return tokenOf(JSON.stringify(await createInvite(stream, command, answers)))
}
const contacts = async (stream: Stream) => {
  const roster = await fetchRoster(stream, null)
  return roster.kind === 'full' ? roster.items : []
}

describe('registering with ejabberd', () => {
  it('D3.1 D3.2 D2.9 lets somebody in, who then asks the inviter with the same token', async () => {
    const inviter = await ejabberd.arrive(OPEN)
    const token = await newToken(inviter.stream)
    const guest = ejabberd.newcomer(OPEN)
    const name = someName('nina')
    const registration = await guest.open()
    expect(registration.offers).toEqual({ register: true, preauth: true })
    expect(await registration.preauth(token)).toBe('accepted')
    expect(await registration.form()).toEqual({
      kind: 'open',
      username: null,
      registered: false,
      more: null,
    })
    expect(await registration.submit(name, GOOD_PASSWORD)).toEqual({ status: 'registered' })
    const { options, wallet } = guest.as(name, GOOD_PASSWORD)
    const stream = await registration.signIn(options())
    expect(wallet.kept).not.toBeNull()
    expect(await contacts(stream)).toEqual([])
    await setContact(stream, { jid: inviter.jid, name: '', groups: [] })
    sendSubscription(stream, inviter.jid, 'subscribed')
    sendSubscription(stream, inviter.jid, 'subscribe', token)
    await expect.poll(() => contacts(stream)).toMatchObject([{ jid: inviter.jid, subscription: 'both' }])
    expect(await contacts(inviter.stream)).toMatchObject([{ subscription: 'both' }])
    await stream.close()
    await inviter.stream.close()
  })

  it('D3.4 D3.5 a taken name, a bad one and a weak password each have their own answer, and cost nothing', async () => {
    const inviter = await ejabberd.arrive(OPEN)
    const registration = await ejabberd.newcomer(OPEN).open()
    await registration.preauth(await newToken(inviter.stream))
    expect(await registration.submit(inviter.user, GOOD_PASSWORD)).toEqual({
      status: 'taken',
      text: 'User already exists',
      form: null,
    })
    expect(await registration.submit('no name', GOOD_PASSWORD)).toMatchObject({ status: 'bad-name' })
    expect(await registration.submit(someName('nina'), 'pw')).toEqual({
      status: 'weak-password',
      text: 'The password is too weak',
      form: null,
    })
    expect(await registration.submit(someName('nina'), GOOD_PASSWORD)).toEqual({ status: 'registered' })
    await registration.close()
    await inviter.stream.close()
  })

  it('D3.5 a name that another invite has is reserved', async () => {
    const inviter = await ejabberd.arrive(OPEN)
    const name = someName('nina')
    const named = await newToken(inviter.stream, 'create-account', { username: [name] })
    const other = await ejabberd.newcomer(OPEN).open()
    await other.preauth(await newToken(inviter.stream))
    expect(await other.submit(name, GOOD_PASSWORD)).toMatchObject({ status: 'reserved' })
    await other.close()
    const registration = await ejabberd.newcomer(OPEN).open()
    await registration.preauth(named)
    expect(await registration.form()).toMatchObject({ kind: 'open', username: name, registered: false })
    expect(await registration.submit(name, GOOD_PASSWORD)).toEqual({ status: 'registered' })
    await registration.close()
    await inviter.stream.close()
  })

  it('D3.3 hears of a token that is wrong or used, and which of two came first', async () => {
    const inviter = await ejabberd.arrive(OPEN)
    const guest = ejabberd.newcomer(OPEN)
    expect(await guest.probe('nonsense')).toBe('refused')
    const token = await newToken(inviter.stream)
    expect(await guest.probe(token)).toBe('accepted')
    const first = await guest.open()
    const second = await guest.open()
    await first.preauth(token)
    await second.preauth(token)
    expect(await first.submit(someName('nina'), GOOD_PASSWORD)).toEqual({ status: 'registered' })
    expect(await second.submit(someName('nino'), GOOD_PASSWORD)).toMatchObject({ status: 'token-refused' })
    expect(await guest.probe(token)).toBe('refused')
    await first.close()
    await second.close()
    await inviter.stream.close()
  })

  it('says that nobody gets in without an invite', async () => {
    const registration = await ejabberd.newcomer(OPEN).open()
    expect(await registration.submit(someName('nina'), GOOD_PASSWORD)).toMatchObject({ status: 'refused' })
    await registration.close()
  })

  it('D3.7 knows a new password from a new account', async () => {
    const forgetful = await ejabberd.arrive(OPEN)
    await forgetful.stream.close()
    const guest = ejabberd.newcomer(OPEN)
    const registration = await guest.open()
    const token = tokenOf(await ejabberd.server.resetInvite(forgetful.user, OPEN))
    expect(await registration.preauth(token)).toBe('accepted')
    expect(await registration.form()).toMatchObject({ username: forgetful.user, registered: true })
    const better = `${GOOD_PASSWORD}!`
    expect(await registration.submit(someName('nina'), better)).toMatchObject({ status: 'reserved' })
    expect(await registration.submit(forgetful.user, better)).toEqual({ status: 'registered' })
    const stream = await registration.signIn(guest.as(forgetful.user, better).options())
    await stream.close()
  })

  it('D3.2 shows the picture of a captcha, and another one after a wrong answer', async () => {
    const guest = ejabberd.newcomer('puzzle.localhost')
    const registration = await guest.open()
    const form = await registration.form()
    const picture = expect.objectContaining({
      name: 'ocr',
      required: true,
      image: expect.stringMatching(/^data:image\/png;base64,/),
    })
    expect(form).toMatchObject({ kind: 'open', more: { fields: expect.arrayContaining([picture]) } })
    const name = someName('nina')
    expect(await registration.submit(name, GOOD_PASSWORD, { ocr: ['no idea'] })).toMatchObject({
      status: 'ask-again',
      form: { kind: 'open', more: { fields: expect.arrayContaining([picture]) } },
    })
    expect(await registration.submit(name, GOOD_PASSWORD, { ocr: [ejabberd.server.puzzle()] })).toEqual({
      status: 'registered',
    })
    const stream = await registration.signIn(guest.as(name, GOOD_PASSWORD).options())
    await stream.close()
  })

  it('D3.6 names the page where accounts are made, and does not go there', async () => {
    const registration = await ejabberd.newcomer('elsewhere.localhost').open()
    expect(await registration.form()).toEqual({ kind: 'elsewhere', url: 'https://elsewhere.example/join' })
    await registration.close()
  })
})
