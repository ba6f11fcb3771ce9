import { describe, expect, it } from 'vitest'
import { fetchRoster, setContact } from '../../../src/xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../../../src/xmpp/rfc-6121-subscription.ts'
import type { Stream } from '../../../src/xmpp/stream.ts'
import {
  createInvite,
  discoverInviteCommands,
  type InviteAnswer,
} from '../../../src/xmpp/xep-0401-invites.ts'
import { newcomer, tokenOf } from './newcomer.ts'
import { withProsody } from './real-server.ts'

const prosody = withProsody(['bare.localhost', 'closed.localhost', 'brief.localhost'])
const arrive = async (domain?: string) => {
  const person = await prosody.person(domain)
  return { person, stream: await prosody.enter(person).connect() }
}
function made(answer: InviteAnswer) {
  if (answer.status !== 'created') throw new Error(`not made: ${JSON.stringify(answer)}`)
  return answer.invite
}

describe('invites of Prosody', () => {
  it('D4.1 D4.2 D4.4 offers what the person may make, and makes it at once', async () => {
    const { person, stream } = await arrive()
    expect(await discoverInviteCommands(stream)).toEqual(new Set(['invite']))
    const invite = made(await createInvite(stream, 'invite'))
    expect(invite.uri).toMatch(new RegExp(`^xmpp:${person.jid}\\?roster;preauth=[\\w-]+;ibr=y$`))
    expect(invite.landingUrl).toContain(encodeURIComponent(person.user))
    expect(invite.expiresAt).toBeGreaterThan(Date.now())
    expect(await createInvite(stream, 'create-account')).toEqual({
      status: 'refused',
      text: "You don't have permission to execute this command",
    })
    await stream.close()
  })

  it('D4.6 where only contacts can be invited there is no page', async () => {
    const { person, stream } = await arrive('closed.localhost')
    const invite = made(await createInvite(stream, 'invite'))
    expect(invite.uri).toMatch(new RegExp(`^xmpp:${person.jid}\\?roster;preauth=[\\w-]+$`))
    expect(invite.landingUrl).toBeNull()
    await stream.close()
  })

  it('D4.1 D4.3 an administrator may let somebody in, and set a password anew', async () => {
    const person = await prosody.person('closed.localhost')
    await prosody.server.promote(person.jid)
    const stream = await prosody.enter(person).connect()
    expect(await discoverInviteCommands(stream)).toEqual(
      new Set(['invite', 'create-account', 'password-reset']),
    )
    expect(made(await createInvite(stream, 'create-account')).uri).toMatch(
      /^xmpp:closed\.localhost\?register;preauth=[\w-]+$/,
    )
    const reset = await createInvite(stream, 'password-reset')
    expect(reset).toMatchObject({ status: 'form', form: { fields: expect.any(Array) } })
    const forgetful = await prosody.person('closed.localhost')
    const invite = made(await createInvite(stream, 'password-reset', { accountjid: [forgetful.jid] }))
    expect(invite.uri).toContain(`xmpp:${forgetful.jid}?register;preauth=`)
    await stream.close()
  })

  it('D4.8 says where there is no such thing', async () => {
    const { stream } = await arrive('bare.localhost')
    expect(await discoverInviteCommands(stream)).toEqual(new Set())
    expect(await createInvite(stream, 'invite')).toMatchObject({ status: 'unavailable' })
    await stream.close()
  })

  it('an invite that was made lets somebody in', async () => {
    const { stream } = await arrive()
    const { uri } = made(await createInvite(stream, 'invite'))
    const guest = newcomer('tessera.localhost', prosody.server.websocket())
    expect(await guest.probe(tokenOf(uri))).toBe('accepted')
    await stream.close()
  })
})

describe('asking with a token', () => {
  const contact = async (stream: Stream, jid: string) => {
    const roster = await fetchRoster(stream, null)
    return roster.kind === 'full' ? roster.items.find((item) => item.jid === jid) : undefined
  }

  it('D2.1 D2.2 whoever was invited is a contact on both sides, and the inviter was not asked', async () => {
    const inviter = await arrive('closed.localhost')
    const { uri } = made(await createInvite(inviter.stream, 'invite'))
    const guest = await arrive('closed.localhost')
    await setContact(guest.stream, { jid: inviter.person.jid, name: '', groups: [] })
    sendSubscription(guest.stream, inviter.person.jid, 'subscribed')
    sendSubscription(guest.stream, inviter.person.jid, 'subscribe', tokenOf(uri))
    await expect
      .poll(async () => (await contact(guest.stream, inviter.person.jid))?.subscription)
      .toBe('both')
    expect((await contact(inviter.stream, guest.person.jid))?.subscription).toBe('both')
    await inviter.stream.close()
    await guest.stream.close()
  })

  it('D2.5 with a token that is worth nothing it is a request like any other, and says which it was', async () => {
    const inviter = prosody.enter(await prosody.person())
    const stream = await inviter.connect()
    const { sendPresence } = await import('../../../src/xmpp/presence.ts')
    sendPresence(stream)
    const guest = await arrive()
    sendSubscription(guest.stream, stream.account, 'subscribe', 'worthless')
    await expect
      .poll(() => inviter.diary.incoming)
      .toContainEqual({
        kind: 'subscription',
        from: guest.person.jid,
        type: 'subscribe',
        preauth: 'worthless',
      })
    await stream.close()
    await guest.stream.close()
  })
})
