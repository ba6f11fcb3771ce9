/** Whom one keeps out: here at once, at the server as soon as it can be told (XEP-0191), and what other devices say of it. */
import { map } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import type { BareJid } from '../../model/jid.ts'
import { isKeptOut } from '../../model/standing.ts'
import { listBlocked, putBlocked, removeBlocked } from '../../storage/blocked.ts'
import { contactOf, removeContact } from '../../storage/contacts.ts'
import { appendOutbox, listOutbox } from '../../storage/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import { blockedTopic } from '../../storage/topics.ts'
import type { Writing } from '../../storage/transaction.ts'
import type { BlockNews } from '../../xmpp/incoming.ts'
import type { People } from './knowing.ts'

export type Blocking = Pick<People, 'blocked' | 'isBlocked' | 'block' | 'unblock'>

export function createBlocking(account: BareJid, storage: Storage): Blocking {
  const blocked = storage.live([blockedTopic(account)], () =>
    storage.read(['blocked'], (tx) => listBlocked(tx, account)),
  )
  return {
    blocked,
    isBlocked: liveByKey((jid) => map(blocked, (all) => isKeptOut(jid, new Set(all)))),
    block: (jid, report) =>
      storage.write(
        ['blocked', 'contacts', 'outbox'],
        async (tx) => {
          await putBlocked(tx, account, [jid])
          // Whoever asked to be let in has got the answer.
          const contact = await contactOf(tx, account, jid)
          if (contact && !contact.listed) await removeContact(tx, account, jid)
          await appendOutbox(tx, account, { kind: 'block', jid, ...(report && { report }) })
        },
        { durable: true },
      ),
    unblock: (jid) =>
      storage.write(
        ['blocked', 'outbox'],
        async (tx) => {
          await removeBlocked(tx, account, [jid])
          await appendOutbox(tx, account, { kind: 'unblock', jid })
        },
        { durable: true },
      ),
  }
}

/** Another device of ours, or this one, has been heard by the server. */
export async function receiveBlocking(
  tx: Writing<'blocked'>,
  account: BareJid,
  { on, jids }: BlockNews,
): Promise<void> {
  if (on && jids !== 'all') await putBlocked(tx, account, jids)
  else await removeBlocked(tx, account, jids)
}

/** The server's list counts, but for what it has not heard of yet. */
export async function receiveBlockList(
  tx: Writing<'blocked' | 'outbox'>,
  account: BareJid,
  listed: readonly string[],
): Promise<void> {
  const [before, outbox] = await Promise.all([listBlocked(tx, account), listOutbox(tx, account)])
  const after = new Set(listed)
  for (const { action } of outbox) {
    if (action.kind === 'block') after.add(action.jid)
    else if (action.kind === 'unblock') after.delete(action.jid)
  }
  const gone = before.filter((jid) => !after.has(jid))
  const come = [...after].filter((jid) => !before.includes(jid))
  if (gone.length) await removeBlocked(tx, account, gone)
  await putBlocked(tx, account, come)
}
