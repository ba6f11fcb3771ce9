/**
 * How the database came to be what `schema.ts` says: one function a version, in order, never changed once released.
 * They know nothing of today's types: what they meet is what was written back then.
 */
import type { IDBPDatabase, IDBPTransaction } from 'idb'

export type UpgradeTransaction = IDBPTransaction<unknown, string[], 'versionchange'>
export type Migration = (db: IDBPDatabase, tx: UpgradeTransaction) => void | Promise<void>

function version1(db: IDBPDatabase) {
  db.createObjectStore('accounts', { keyPath: 'jid' })
  db.createObjectStore('credentials', { keyPath: 'account' })
  db.createObjectStore('resume', { keyPath: 'account' })
  db.createObjectStore('presences', { keyPath: ['account', 'jid'] })
  db.createObjectStore('contacts', { keyPath: ['account', 'jid'] })

  const conversations = db.createObjectStore('conversations', { keyPath: ['account', 'jid'] })
  conversations.createIndex('activity', ['account', 'activity'])

  const messages = db.createObjectStore('messages', { keyPath: ['account', 'id'] })
  messages.createIndex('timeline', ['account', 'conversation', 'order'])
  messages.createIndex('direction', ['account', 'conversation', 'direction', 'order'])
  messages.createIndex('aliases', 'aliases', { multiEntry: true })

  const outbox = db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true })
  outbox.createIndex('account', ['account', 'seq'])

  // Two ranges of one archive never begin with the same message, though they may begin at the same time.
  db.createObjectStore('archiveRanges', { keyPath: ['account', 'scope', 'oldest.id'] })
  db.createObjectStore('settings', { keyPath: 'name' })
}

/** Invites: made, opened, and accepted. */
function version2(db: IDBPDatabase) {
  db.createObjectStore('keys', { keyPath: 'name' })
  db.createObjectStore('invites', { keyPath: ['account', 'id'] })
  db.createObjectStore('journeys', { keyPath: 'name' })
  db.createObjectStore('redemptions', { keyPath: ['account', 'jid'] })
}

/** What is said of messages, files on their way, what people say of themselves, who is kept out. */
function version3(db: IDBPDatabase) {
  db.createObjectStore('pending', { keyPath: ['account', 'target', 'id'] })
  db.createObjectStore('uploads', { keyPath: ['account', 'messageId', 'place'] })
  db.createObjectStore('profiles', { keyPath: ['account', 'jid'] })
  db.createObjectStore('blocked', { keyPath: ['account', 'jid'] })
}

/** Doors without passwords, and names for contacts that others keep. */
function version4(db: IDBPDatabase) {
  db.createObjectStore('issuers', { keyPath: ['issuer', 'redirect'] })
  db.createObjectStore('grants', { keyPath: ['account', 'id'] })
  db.createObjectStore('doorways', { keyPath: 'state' })
  db.createObjectStore('privateNames', { keyPath: ['account', 'jid'] })
}

/** What answers a message is found with it, to forget what it quotes. */
function version5(_db: IDBPDatabase, tx: UpgradeTransaction) {
  tx.objectStore('messages').createIndex('answers', ['account', 'conversation', 'reply.id'])
}

/** Files of others, kept after they were fetched. */
function version6(db: IDBPDatabase) {
  db.createObjectStore('media', { keyPath: ['account', 'messageId', 'place'] })
  db.createObjectStore('mediaBytes', { keyPath: ['account', 'messageId', 'place'] })
}

/** Version n is the n-th of these. */
export const MIGRATIONS: readonly Migration[] = [version1, version2, version3, version4, version5, version6]

/** Takes a database from the version it has (0 = new) to the newest; one that fails leaves it as it was. */
export async function migrate(
  db: IDBPDatabase,
  tx: UpgradeTransaction,
  from: number,
  migrations: readonly Migration[],
): Promise<void> {
  // The browser reports the failure itself, where the database is opened.
  tx.done.catch(() => {})
  try {
    for (const migration of migrations.slice(from)) await migration(db, tx)
  } catch {
    tx.abort()
  }
}
