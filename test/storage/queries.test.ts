import { describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import {
  accountOf,
  listAccounts,
  patchAccount,
  putAccount,
  removeAccount,
} from '../../src/storage/accounts.ts'
import { listRanges, rangesOfConversation, replaceRanges } from '../../src/storage/archive-ranges.ts'
import {
  contactOf,
  listContacts,
  putContacts,
  removeContact,
  replaceContacts,
} from '../../src/storage/contacts.ts'
import {
  conversationOf,
  listConversations,
  putConversation,
  removeConversation,
} from '../../src/storage/conversations.ts'
import { putToken, removeToken, tokenOf } from '../../src/storage/credentials.ts'
import { clearPresences, listPresences, putPresences, removePresences } from '../../src/storage/presences.ts'
import { putResume, removeResume, resumeOf } from '../../src/storage/resume.ts'
import { putSettings, readSettings } from '../../src/storage/settings.ts'
import { ALL_STORES, type WriteTx } from '../../src/storage/storage.ts'
import {
  archiveTopic,
  contactsTopic,
  conversationsTopic,
  conversationTopic,
} from '../../src/storage/topics.ts'
import { freshStorage } from './fresh-storage.ts'
import { account, alice, bob, carol, contact, conversation, range, tokenKey } from './rows.ts'

/** One transaction over a fresh database. */
const fresh = async (run: (tx: WriteTx) => Promise<void>) => (await freshStorage()).write(ALL_STORES, run)
const jids = (rows: readonly { jid: string }[]) => rows.map(({ jid }) => jid)

describe('accounts', () => {
  it('come in the order of signing in, and change field by field', () =>
    fresh(async (tx) => {
      await putAccount(tx, account(alice, { signedInAt: 2 }))
      await putAccount(tx, account(bob, { signedInAt: 1 }))
      await patchAccount(tx, alice, { rosterVersion: 'v2' })
      expect(jids(await listAccounts(tx))).toEqual([bob, alice])
      expect(await accountOf(tx, alice)).toEqual(account(alice, { signedInAt: 2, rosterVersion: 'v2' }))
    }))

  it('do not come back by a late change after signing out', () =>
    fresh(async (tx) => {
      await putAccount(tx, account(alice))
      await removeAccount(tx, alice)
      await patchAccount(tx, alice, { rosterVersion: 'v2' })
      expect(await listAccounts(tx)).toEqual([])
    }))
})

describe('credentials', () => {
  it('D5.9 are a key that still signs after it was stored, and that nobody can read', async () => {
    const storage = await freshStorage()
    const key = await tokenKey()
    const token = { mechanism: 'HT-SHA-256-NONE', key, expiry: 7 } as const
    await storage.write(['credentials'], (tx) => putToken(tx, alice, token))
    const stored = await storage.read(['credentials'], (tx) => tokenOf(tx, alice))
    if (!stored || 'wrapped' in stored.key) throw new Error('no token')
    const data = new TextEncoder().encode('Initiator')
    const signature = await crypto.subtle.sign('HMAC', stored.key, data)
    expect(await crypto.subtle.verify('HMAC', key, signature, data)).toBe(true)
    await expect(crypto.subtle.exportKey('raw', stored.key)).rejects.toThrow()
    expect(stored.expiry).toBe(7)
  })

  it('D5.9 are refused when they could be read', async () => {
    const storage = await freshStorage()
    const token = { mechanism: 'HT-SHA-256-NONE', key: await tokenKey(true), expiry: null } as const
    await expect(storage.write(['credentials'], (tx) => putToken(tx, alice, token))).rejects.toThrow(
      TypeError,
    )
    expect(await storage.read(['credentials'], (tx) => tokenOf(tx, alice))).toBeNull()
  })

  it('hold what a token is and nothing that came along with it', async () => {
    const storage = await freshStorage()
    const key = await tokenKey()
    const more = { mechanism: 'HT-SHA-256-NONE', key, expiry: null, secret: 'in clear' } as const
    await storage.write(['credentials'], (tx) => putToken(tx, alice, more))
    const stored = await storage.read(['credentials'], (tx) => tokenOf(tx, alice))
    expect(Object.keys(stored ?? {}).sort()).toEqual(['expiry', 'key', 'mechanism'])
  })

  it('D5.9 are what a machine knows its own key by, where it keeps one', async () => {
    const storage = await freshStorage()
    const wrapped = new Uint8Array([1, 2, 3])
    const key = { extractable: false, wrapped, sign: async () => null } as const
    await storage.write(['credentials'], (tx) =>
      putToken(tx, alice, { mechanism: 'HT-SHA-256-NONE', key, expiry: 1 }),
    )
    const stored = await storage.read(['credentials'], (tx) => tokenOf(tx, alice))
    expect(stored?.key).toEqual({ extractable: false, wrapped })
  })

  it('D5.6 are replaced by newer ones, and gone when removed', async () => {
    const storage = await freshStorage()
    const [one, two] = [await tokenKey(), await tokenKey()]
    await storage.write(['credentials'], async (tx) => {
      await putToken(tx, alice, { mechanism: 'HT-SHA-256-NONE', key: one, expiry: 1 })
      await putToken(tx, alice, { mechanism: 'HT-SHA-256-NONE', key: two, expiry: 2 })
      expect((await tokenOf(tx, alice))?.expiry).toBe(2)
      await removeToken(tx, alice)
      expect(await tokenOf(tx, alice)).toBeNull()
    })
  })
})

describe('what a resumed stream needs', () => {
  const row = { account: alice, id: 'r1', self: `${alice}/one`, handled: 3 }

  it('is kept for each account, without the text of what was on its way', () =>
    fresh(async (tx) => {
      await putResume(tx, { ...row, unacked: ['<message/>'] } as typeof row)
      expect(await resumeOf(tx, alice)).toEqual(row)
      expect(await resumeOf(tx, bob)).toBeNull()
      await removeResume(tx, alice)
      expect(await resumeOf(tx, alice)).toBeNull()
    }))

  it('is the presence that was told before', () =>
    fresh(async (tx) => {
      const presence = (owner: string, jid: string) =>
        ({ account: owner, jid, show: 'away', status: 'at lunch', priority: 1 }) as const
      await putPresences(tx, [
        presence(alice, `${bob}/1`),
        presence(alice, `${bob}/2`),
        presence(bob, `${carol}/1`),
      ])
      await removePresences(tx, alice, [`${bob}/1`, `${bob}/9`])
      expect(await listPresences(tx, alice)).toEqual([presence(alice, `${bob}/2`)])
      await clearPresences(tx, alice)
      expect(await listPresences(tx, alice)).toEqual([])
      expect(await listPresences(tx, bob)).toHaveLength(1)
    }))
})

describe('contacts', () => {
  it('are listed by address for each account', () =>
    fresh(async (tx) => {
      await putContacts(tx, [contact(alice, carol), contact(alice, bob), contact(bob, alice)])
      expect(jids(await listContacts(tx, alice))).toEqual([bob, carol])
      expect(await contactOf(tx, bob, alice)).toEqual(contact(bob, alice))
      await removeContact(tx, alice, bob)
      expect(await contactOf(tx, alice, bob)).toBeNull()
    }))

  it('are replaced as a whole, writing only what changed', async () => {
    const storage = await freshStorage()
    const dave = 'dave@tessera.example'
    const unchanged = contact(alice, bob, { groups: ['Friends'] })
    await storage.write(['contacts'], (tx) =>
      putContacts(tx, [unchanged, contact(alice, carol), contact(alice, dave), contact(bob, alice)]),
    )
    const puts = vi.spyOn(IDBObjectStore.prototype, 'put')
    const next = [
      structuredClone(unchanged),
      contact(alice, carol, { name: 'Carol' }),
      contact(alice, 'erin@x'),
    ]
    await storage.write(['contacts'], (tx) => replaceContacts(tx, alice, next))
    expect(puts).toHaveBeenCalledTimes(2)
    puts.mockRestore()
    expect(await storage.read(['contacts'], (tx) => listContacts(tx, alice))).toEqual(next)
    expect(await storage.read(['contacts'], (tx) => listContacts(tx, bob))).toHaveLength(1)
  })

  it('are not told of when a replacement changes nothing', async () => {
    const storage = await freshStorage()
    const heard = vi.fn()
    await storage.write(['contacts'], (tx) => putContacts(tx, [contact(alice, bob)]))
    storage.onChange([contactsTopic(alice)], heard)
    await storage.write(['contacts'], (tx) => replaceContacts(tx, alice, [contact(alice, bob)]))
    expect(heard).not.toHaveBeenCalled()
    await storage.write(['contacts'], (tx) => replaceContacts(tx, alice, []))
    expect(heard).toHaveBeenCalledTimes(1)
  })
})

describe('conversations', () => {
  it('are listed by activity, newest first, as many as are asked for', () =>
    fresh(async (tx) => {
      await putConversation(tx, conversation(alice, bob, { activity: 10 }))
      await putConversation(tx, conversation(alice, carol, { activity: 30 }))
      await putConversation(tx, conversation(alice, 'dave@x', { activity: 20 }))
      await putConversation(tx, conversation(bob, alice, { activity: 40 }))
      expect(jids(await listConversations(tx, alice))).toEqual([carol, 'dave@x', bob])
      expect(jids(await listConversations(tx, alice, 2))).toEqual([carol, 'dave@x'])
      expect(jids(await listConversations(tx, alice, 9))).toHaveLength(3)
      await putConversation(tx, conversation(alice, bob, { activity: 50 }))
      expect(jids(await listConversations(tx, alice))).toEqual([bob, carol, 'dave@x'])
    }))

  it('are told of to the list and to who has this one open', async () => {
    const storage = await freshStorage()
    const [list, open, other] = [vi.fn(), vi.fn(), vi.fn()]
    storage.onChange([conversationsTopic(alice)], list)
    storage.onChange([conversationTopic(alice, bob)], open)
    storage.onChange([conversationTopic(alice, carol), conversationsTopic(bob)], other)
    await storage.write(['conversations'], (tx) => putConversation(tx, conversation(alice, bob)))
    await storage.write(['conversations'], (tx) => removeConversation(tx, alice, bob))
    expect([list, open, other].map((heard) => heard.mock.calls.length)).toEqual([2, 2, 0])
    expect(await storage.read(['conversations'], (tx) => conversationOf(tx, alice, bob))).toBeNull()
  })
})

describe('archive ranges', () => {
  it('are replaced one archive at a time, and listed oldest first', async () => {
    const storage = await freshStorage()
    const heard = vi.fn()
    storage.onChange([archiveTopic(alice)], heard)
    await storage.write(['archiveRanges'], async (tx) => {
      await replaceRanges(tx, alice, 'all', [range(alice, 100, 120), range(alice, 9, 20)])
      await replaceRanges(tx, alice, bob, [range(alice, 1, 2, { scope: bob })])
      await replaceRanges(tx, bob, 'all', [range(bob, 3, 4)])
      await replaceRanges(tx, alice, 'all', [range(alice, 100, 130), range(alice, 9, 20)])
      const [old, recent] = await listRanges(tx, alice, 'all')
      expect([old?.oldest.order, recent?.newest.order]).toEqual([9, 130])
      expect(await rangesOfConversation(tx, alice, bob)).toHaveLength(3)
      expect(await rangesOfConversation(tx, alice, carol)).toHaveLength(2)
    })
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('may begin at one moment with two messages', () =>
    fresh(async (tx) => {
      const twin = { ...range(alice, 5, 9), oldest: { id: 'twin', order: 5 } }
      await replaceRanges(tx, alice, 'all', [range(alice, 5, 5), twin])
      expect(await listRanges(tx, alice, 'all')).toHaveLength(2)
    }))
})

describe('settings', () => {
  it('are the default until changed, and change one by one', () =>
    fresh(async (tx) => {
      expect(await readSettings(tx)).toEqual(DEFAULT_SETTINGS)
      await putSettings(tx, { theme: 'dark' })
      await putSettings(tx, { language: 'de' })
      expect(await readSettings(tx)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', language: 'de' })
    }))
})
