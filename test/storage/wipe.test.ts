import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { putAccount } from '../../src/storage/accounts.ts'
import { replaceRanges } from '../../src/storage/archive-ranges.ts'
import { listContacts, putContacts } from '../../src/storage/contacts.ts'
import { listConversations, putConversation } from '../../src/storage/conversations.ts'
import { putToken } from '../../src/storage/credentials.ts'
import { listInvites, putInvite } from '../../src/storage/invites.ts'
import { putJourney } from '../../src/storage/journeys.ts'
import { keepSealKey } from '../../src/storage/keys.ts'
import { putMedia } from '../../src/storage/media.ts'
import { messagePage, putMessage } from '../../src/storage/messages.ts'
import { appendOutbox } from '../../src/storage/outbox.ts'
import { putPresences } from '../../src/storage/presences.ts'
import { putRedemption } from '../../src/storage/redemptions.ts'
import { putResume } from '../../src/storage/resume.ts'
import { putSettings } from '../../src/storage/settings.ts'
import { ALL_STORES, type Storage } from '../../src/storage/storage.ts'
import {
  accountsTopic,
  contactsTopic,
  conversationsTopic,
  invitesTopic,
  messagesTopic,
} from '../../src/storage/topics.ts'
import { forgetAccount } from '../../src/storage/wipe.ts'
import { freshName, freshStorage, until } from './fresh-storage.ts'
import {
  account,
  alice,
  bob,
  carol,
  contact,
  conversation,
  inviteRow,
  message,
  openedInvite,
  range,
  tokenKey,
} from './rows.ts'

/** Something in every store. */
async function fill(storage: Storage, owner: string) {
  const key = await tokenKey()
  await storage.write(ALL_STORES, async (tx) => {
    await putAccount(tx, account(owner))
    await putToken(tx, owner, { mechanism: 'HT-SHA-256-NONE', key, expiry: null })
    await putResume(tx, { account: owner, id: 'r', self: `${owner}/one`, handled: 1 })
    await putPresences(tx, [{ account: owner, jid: `${carol}/1`, show: null, status: null, priority: 0 }])
    await putContacts(tx, [contact(owner, carol), contact(owner, 'dave@x')])
    await putConversation(tx, conversation(owner, carol))
    await putMessage(tx, message(owner, carol, 1, { aliases: [`id:${owner}`] }))
    await putMessage(tx, message(owner, 'without a conversation', 2))
    await appendOutbox(tx, owner, { kind: 'roster-remove', jid: carol })
    await replaceRanges(tx, owner, 'all', [range(owner, 1, 2)])
    await replaceRanges(tx, owner, carol, [range(owner, 1, 2, { scope: carol })])
    await putSettings(tx, { theme: 'dark' })
    await putInvite(tx, inviteRow(owner, `invite of ${owner}`))
    await putRedemption(tx, { account: owner, jid: carol, since: 1, expiresAt: 2, sealed: null })
    await putJourney(tx, openedInvite('guests.example'))
    await keepSealKey(tx, key)
    const change = { kind: 'retraction', from: carol, id: 'r', time: 1 } as const
    await tx.put('pending', { account: owner, conversation: carol, target: `id:${owner}`, id: 'r', change })
    await tx.put('uploads', { account: owner, messageId: 'm', place: 0, blob: new Blob(['x']), url: null })
    const media = { account: owner, messageId: 'm', place: 0 }
    await putMedia(tx, { ...media, kind: 'image', size: 1, usedAt: 1 }, new Blob(['x']))
    await tx.put('profiles', { account: owner, jid: carol, nick: 'C', avatar: null, askedAt: 1 })
    await tx.put('blocked', { account: owner, jid: carol })
    await tx.put('privateNames', { account: owner, jid: carol, alias: 'C', groups: [], untold: false })
    const sealed = { iv: new Uint8Array(12), data: new ArrayBuffer(16) }
    const issuer = 'https://guests.example/'
    const redirect = 'https://chat.example/oauth.html'
    await tx.put('issuers', { issuer, redirect, sealed, at: 1 })
    await tx.put('grants', {
      account: owner,
      id: 'self',
      issuer,
      name: null,
      scopes: [],
      sealed,
      at: 1,
      accessEnds: null,
      ends: null,
    })
    await tx.put('doorways', {
      state: `of ${owner}`,
      issuer,
      redirect,
      address: owner,
      websocket: '',
      purpose: 'sign-in',
      sealed,
      answer: null,
      way: 'page',
      back: '#/',
      at: 1,
    })
  })
}

/** Every record of every store, as text, and how many there are. */
async function everything(name: string) {
  const db = await openDB(name)
  const counts: Record<string, number> = {}
  let text = ''
  for (const store of db.objectStoreNames) {
    const rows: unknown[] = await db.getAll(store)
    counts[store] = rows.length
    text += JSON.stringify([rows, await db.getAllKeys(store)])
  }
  db.close()
  return { counts, text }
}

describe('forgetting an account', () => {
  it('leaves no trace of it in any store, and everything of the others', async () => {
    const name = freshName()
    const storage = await freshStorage({ name })
    await fill(storage, bob)
    const before = await everything(name)
    expect(Object.values(before.counts)).not.toContain(0)
    // Addresses that begin alike are other people's.
    await fill(storage, `${bob}.org`)
    await fill(storage, alice)
    await storage.write(ALL_STORES, (tx) => forgetAccount(tx, alice))
    await storage.write(ALL_STORES, (tx) => forgetAccount(tx, `${bob}.org`))
    const after = await everything(name)
    expect(after.text).not.toContain(alice)
    expect(after).toEqual(before)
  })

  it('empties every screen that showed it', async () => {
    const storage = await freshStorage()
    await fill(storage, alice)
    const shown = [
      storage.live([contactsTopic(alice)], () => storage.read(['contacts'], (tx) => listContacts(tx, alice))),
      storage.live([conversationsTopic(alice)], () =>
        storage.read(['conversations'], (tx) => listConversations(tx, alice)),
      ),
      storage.live([messagesTopic(alice, carol)], () =>
        storage.read(['messages'], (tx) => messagePage(tx, alice, carol, { limit: 9 })),
      ),
      storage.live([invitesTopic(alice)], () => storage.read(['invites'], (tx) => listInvites(tx, alice))),
      storage.live([accountsTopic], () => storage.read(['accounts'], (tx) => tx.keys('accounts'))),
    ]
    await Promise.all(shown.map((live) => until<readonly unknown[] | null>(live, (now) => !!now?.length)))
    const empty = Promise.all(
      shown.map((live) => until<readonly unknown[] | null>(live, (now) => now?.length === 0)),
    )
    await storage.write(ALL_STORES, (tx) => forgetAccount(tx, alice))
    await empty
  })

  it('forgets nothing when it cannot forget all', async () => {
    const name = freshName()
    const storage = await freshStorage({ name })
    await fill(storage, alice)
    const before = await everything(name)
    const failing = storage.write(ALL_STORES, async (tx) => {
      await forgetAccount(tx, alice)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await everything(name)).toEqual(before)
  })
})
