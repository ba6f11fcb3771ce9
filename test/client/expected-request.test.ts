/** Whose request needs no second decision of the person. */
import { describe, expect, it } from 'vitest'
import { receiveSubscription } from '../../src/client/incoming/receive-roster.ts'
import { contactOf, putContacts } from '../../src/storage/contacts.ts'
import { listOutbox } from '../../src/storage/outbox.ts'
import { putRedemption } from '../../src/storage/redemptions.ts'
import { ALL_STORES } from '../../src/storage/storage.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob, carol, contact, inviteRow } from '../storage/rows.ts'

const NOW = 1_000_000
const at = { account: alice, now: NOW * 1000 }

/** Alice accepted Bob's invite; it can be waited for until `expiresAt`. What becomes of somebody's request. */
async function asked(from: string, expiresAt: number): Promise<'granted' | 'waits'> {
  const storage = await freshStorage()
  return storage.write(ALL_STORES, async (tx) => {
    // Their server said no meanwhile, and then they think better of it.
    await putContacts(tx, [contact(alice, bob, { subscription: 'none', ask: false })])
    await putRedemption(tx, { account: alice, jid: bob, since: 1, expiresAt, sealed: null })
    const request = { kind: 'subscription', from, type: 'subscribe', preauth: null } as const
    await receiveSubscription(tx, at, request, { id: null, decided: true })
    const [answer] = await listOutbox(tx, alice)
    if (!answer) expect(await contactOf(tx, alice, from)).toMatchObject({ request: true })
    else expect(answer.action).toEqual({ kind: 'presence', to: from, type: 'subscribed' })
    return answer ? 'granted' : 'waits'
  })
}

describe('D2.3 a request', () => {
  it('of the one whose invite was accepted is granted', async () => {
    expect(await asked(bob, NOW + 1)).toBe('granted')
  })
  it('of anybody else waits for the person', async () => {
    expect(await asked(carol, NOW + 1)).toBe('waits')
  })
  it('that comes when nobody waits any more waits, too', async () => {
    expect(await asked(bob, NOW)).toBe('waits')
  })
})

it('D2.5 a token that the server honours grants nothing here', async () => {
  const storage = await freshStorage()
  await storage.write(ALL_STORES, async (tx) => {
    await tx.put('invites', inviteRow(alice, 'one', { issuer: 'server' }))
    const request = { kind: 'subscription', from: bob, type: 'subscribe', preauth: 'x' } as const
    await receiveSubscription(tx, at, request, { id: 'one', decided: true })
    expect(await contactOf(tx, alice, bob)).toMatchObject({ request: true, tokenId: 'one' })
    expect(await listOutbox(tx, alice)).toEqual([])
  })
})
