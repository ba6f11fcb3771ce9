import { describe, expect, it } from 'vitest'
import { fetchRoster, setContact } from '../../../src/xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../../../src/xmpp/rfc-6121-subscription.ts'
import {
  createInvite,
  discoverInviteCommands,
  type InviteAnswer,
} from '../../../src/xmpp/xep-0401-invites.ts'
import { someName, tokenOf } from './newcomer.ts'
import { withEjabberd } from './real-ejabberd.ts'

const ejabberd = withEjabberd()
const OPEN = 'open.localhost'
const MEMBERS = 'members.localhost'

function made(answer: InviteAnswer) {
  if (answer.status !== 'created') throw new Error(`not made: ${JSON.stringify(answer)}`)
  return answer.invite
}

describe('invites of ejabberd', () => {
  it('D4.1 D4.2 D4.4 offers what the person may make, and makes a contact’s invite at once', async () => {
    const { stream, jid } = await ejabberd.arrive(OPEN)
    expect(await discoverInviteCommands(stream)).toEqual(new Set(['invite', 'create-account']))
    const invite = made(await createInvite(stream, 'invite'))
    expect(invite.uri).toMatch(new RegExp(`^xmpp:${jid}\\?roster;preauth=\\w+;ibr=y$`))
    expect(invite.landingUrl).toContain('/invites/')
    expect(invite.expiresAt).toBeGreaterThan(Date.now())
    await stream.close()
  })

  it('D4.3 asks for the name of an account first, and says what is wrong with it', async () => {
    const { stream, user } = await ejabberd.arrive(OPEN)
    const asked = await createInvite(stream, 'create-account')
    expect(asked).toMatchObject({
      status: 'form',
      problem: null,
      form: {
        fields: [
          expect.objectContaining({ name: 'username', kind: 'text' }),
          expect.objectContaining({ name: 'roster-subscription', kind: 'yes-no' }),
        ],
      },
    })
    const withName = (username: string) => createInvite(stream, 'create-account', { username: [username] })
    expect(await withName(user)).toMatchObject({ status: 'form', problem: 'User already exists' })
    expect(await withName('no name')).toMatchObject({ status: 'form', problem: 'Username invalid' })
    const name = someName('nina')
    expect(made(await withName(name)).uri).toMatch(
      new RegExp(`^xmpp:${name}@${OPEN}\\?register;preauth=\\w+$`),
    )
    expect(await withName(name)).toMatchObject({ status: 'form', problem: 'Username is reserved' })
    expect(made(await withName('')).uri).toMatch(new RegExp(`^xmpp:${OPEN}\\?register;preauth=\\w+$`))
    await stream.close()
  })

  it('says when somebody has made too many', async () => {
    const { stream } = await ejabberd.arrive(OPEN)
    const answers: InviteAnswer[] = []
    for (let count = 0; count < 4; count++)
      answers.push(await createInvite(stream, 'create-account', { username: [someName('nina')] }))
    expect(answers.map(({ status }) => status)).toEqual(['created', 'created', 'created', 'limit'])
    await stream.close()
  })

  it('D4.1 members may only make contacts, and there is no page for them', async () => {
    const { stream, jid } = await ejabberd.arrive(MEMBERS)
    expect(await discoverInviteCommands(stream)).toEqual(new Set(['invite']))
    const invite = made(await createInvite(stream, 'invite'))
    expect(invite.uri).toMatch(new RegExp(`^xmpp:${jid}\\?roster;preauth=\\w+$`))
    expect(invite.landingUrl).toBeNull()
    expect(await createInvite(stream, 'create-account')).toMatchObject({ status: 'refused' })
    expect(await createInvite(stream, 'password-reset')).toMatchObject({ status: 'unavailable' })
    await stream.close()
  })

  it('D3.3 an invite that has ended is refused', async () => {
    const { stream } = await ejabberd.arrive(MEMBERS, 'operator')
    const token = tokenOf(made(await createInvite(stream, 'invite')).uri)
    const guest = ejabberd.newcomer(MEMBERS)
    expect(await guest.probe(token)).toBe('accepted')
    await expect.poll(() => guest.probe(token), { timeout: 20_000 }).toBe('refused')
    await stream.close()
  })

  it('D2.1 D2.2 lets somebody be asked who has an account, without asking them again', async () => {
    const inviter = await ejabberd.arrive(OPEN)
    const guest = await ejabberd.arrive(OPEN)
    const token = tokenOf(made(await createInvite(inviter.stream, 'invite')).uri)
    await setContact(guest.stream, { jid: inviter.jid, name: '', groups: [] })
    sendSubscription(guest.stream, inviter.jid, 'subscribed')
    sendSubscription(guest.stream, inviter.jid, 'subscribe', token)
    const both = [{ subscription: 'both' }]
    await expect.poll(() => fetchRoster(guest.stream, null)).toMatchObject({ items: both })
    expect(await fetchRoster(inviter.stream, null)).toMatchObject({ items: both })
    expect(await ejabberd.newcomer(OPEN).probe(token)).toBe('refused')
    await inviter.stream.close()
    await guest.stream.close()
  })
})
