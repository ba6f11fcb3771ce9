import { type IDBPDatabase, openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { stanzaIdAlias } from '../../src/model/aliases.ts'
import { listAccounts } from '../../src/storage/accounts.ts'
import { listRanges } from '../../src/storage/archive-ranges.ts'
import { listContacts } from '../../src/storage/contacts.ts'
import { listConversations } from '../../src/storage/conversations.ts'
import { tokenOf } from '../../src/storage/credentials.ts'
import { listInvites } from '../../src/storage/invites.ts'
import { currentJourney } from '../../src/storage/journeys.ts'
import { keepSealKey, sealKey } from '../../src/storage/keys.ts'
import { countIncomingAfter, findByAliases, messagePage } from '../../src/storage/messages.ts'
import { MIGRATIONS, type Migration, migrate, type UpgradeTransaction } from '../../src/storage/migrations.ts'
import { appendOutbox, listOutbox } from '../../src/storage/outbox.ts'
import { listPresences } from '../../src/storage/presences.ts'
import { listRedemptions } from '../../src/storage/redemptions.ts'
import { resumeOf } from '../../src/storage/resume.ts'
import { readSettings } from '../../src/storage/settings.ts'
import { ALL_STORES, openStorage } from '../../src/storage/storage.ts'
import { freshName, freshStorage } from './fresh-storage.ts'
import { alice, bob, tokenKey } from './rows.ts'
import * as version1 from './versions/version-1.ts'
import * as version2 from './versions/version-2.ts'
import * as version3 from './versions/version-3.ts'
import * as version4 from './versions/version-4.ts'
import * as version5 from './versions/version-5.ts'
import * as version6 from './versions/version-6.ts'

/** One for each version that was ever released, by number. A new migration does not pass without its own. */
const RELEASED: readonly { shape: object; rows: Record<string, readonly object[]> }[] = [
  version1,
  version2,
  version3,
  version4,
  version5,
  version6,
]

/** A database as a program of that version made and left it. */
async function databaseOf(version: number, name: string, migrations: readonly Migration[] = MIGRATIONS) {
  return openDB(name, version, {
    upgrade: (db, from, _to, tx) => migrate(db, tx as UpgradeTransaction, from, migrations.slice(0, version)),
  })
}

async function filled(version: number): Promise<string> {
  const name = freshName()
  const db = await databaseOf(version, name)
  const rows = RELEASED[version - 1]?.rows ?? {}
  for (const [store, all] of Object.entries(rows)) for (const row of all) await db.put(store, row)
  await db.put('credentials', {
    account: alice,
    token: { mechanism: 'HT-SHA-256-NONE', key: await tokenKey(), expiry: 5 },
  })
  db.close()
  return name
}

function shapeOf(db: IDBPDatabase): object {
  const tx = db.transaction([...db.objectStoreNames])
  const stores = [...db.objectStoreNames].map((name) => {
    const store = tx.objectStore(name)
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, multiEntry, unique } = store.index(indexName)
      return [indexName, { keyPath, multiEntry, unique }]
    })
    const { keyPath, autoIncrement } = store
    return [name, { keyPath, autoIncrement, indexes: Object.fromEntries(indexes) }]
  })
  return Object.fromEntries(stores)
}

it('every version has its record here', () => expect(RELEASED).toHaveLength(MIGRATIONS.length))

describe.each(RELEASED.map((_, index) => index + 1))('version %i', (version) => {
  it('has the shape that it was released with', async () => {
    const db = await databaseOf(version, freshName())
    expect(shapeOf(db)).toEqual(RELEASED[version - 1]?.shape)
    db.close()
  })

  it('is taken over with everything in it', async () => {
    const storage = await freshStorage({ name: await filled(version) })
    await storage.write(ALL_STORES, async (tx) => {
      expect(await listAccounts(tx)).toMatchObject([{ jid: alice, rosterVersion: 'ver7' }])
      expect((await tokenOf(tx, alice))?.key.extractable).toBe(false)
      expect(await resumeOf(tx, alice)).toMatchObject({ id: 'resume-1', handled: 41 })
      expect(await listPresences(tx, alice)).toMatchObject([{ jid: `${bob}/two`, show: 'away' }])
      expect(await listContacts(tx, alice)).toMatchObject([{ jid: bob, name: 'Bob' }])
      expect(await listConversations(tx, alice)).toMatchObject([{ jid: bob, draft: 'how are' }])
      expect(await messagePage(tx, alice, bob, { limit: 9 })).toMatchObject([{ id: 'm1' }, { id: 'm2' }])
      expect(await countIncomingAfter(tx, alice, bob, 0)).toBe(1)
      const name = stanzaIdAlias(alice, bob, alice, 'archived-1')
      expect(await findByAliases(tx, alice, bob, [name])).toMatchObject([{ id: 'm1' }])
      expect(await listOutbox(tx, alice)).toMatchObject([{ action: { messageId: 'm2' } }])
      expect(await listRanges(tx, alice, 'all')).toMatchObject([{ fromStart: true }])
      expect((await readSettings(tx)).theme).toBe('dark')
    })
  })

  it('makes room for invites, with the key that seals them', async () => {
    const storage = await freshStorage({ name: await filled(version) })
    const kept = version < 2 ? [] : [{ account: alice, id: 'dGVzdC10b2tlbi1p' }]
    const key = await tokenKey()
    await storage.write(ALL_STORES, async (tx) => {
      expect(await listInvites(tx, alice)).toMatchObject(kept)
      expect(await listRedemptions(tx, alice)).toMatchObject(kept.map(() => ({ jid: bob })))
      expect(await currentJourney(tx)).toEqual(version < 2 ? null : version2.rows.journeys?.[0])
      await keepSealKey(tx, key)
    })
    expect(await storage.read(['keys'], sealKey)).toMatchObject({ extractable: false })
  })

  it('is followed by numbers of the outbox that were never used', async () => {
    const storage = await freshStorage({ name: await filled(version) })
    const seq = await storage.write(['outbox'], (tx) =>
      appendOutbox(tx, alice, { kind: 'roster-remove', jid: bob }),
    )
    expect(seq).toBeGreaterThan(7)
  })
})

describe('a migration', () => {
  const addsState: Migration = async (_db, tx) => {
    const store = tx.objectStore('messages')
    for (const row of await store.getAll()) await store.put({ ...row, body: `${row.body}!` })
  }

  it('meets the data of every version before it, and runs once', async () => {
    const name = await filled(1)
    const migrations = [...MIGRATIONS, addsState]
    for (const _ of ['upgrades', 'only opens']) {
      const storage = await openStorage({ name, migrations, channel: () => null })
      const page = await storage.read(['messages'], (tx) => messagePage(tx, alice, bob, { limit: 9 }))
      expect(page.map(({ body }) => body)).toEqual(['hi!', 'hello!'])
      storage.close()
    }
  })

  it.each<[string, Migration]>([
    [
      'at once',
      () => {
        throw new Error('no')
      },
    ],
    [
      'half way',
      async (db, tx) => {
        await addsState(db, tx)
        throw new Error('no')
      },
    ],
  ])('that fails %s leaves the database as it was', async (_, fails) => {
    const name = await filled(1)
    const opening = openStorage({ name, migrations: [...MIGRATIONS, fails], channel: () => null })
    await expect(opening).rejects.toMatchObject({ name: 'StorageFailure', problem: 'broken' })
    const storage = await freshStorage({ name, migrations: MIGRATIONS.slice(0, 1) })
    const page = await storage.read(['messages'], (tx) => messagePage(tx, alice, bob, { limit: 9 }))
    expect(page.map(({ body }) => body)).toEqual(['hi', 'hello'])
  })
})
