/**
 * What was said of messages that are not here yet, as one transaction sees it. Nobody knows whether they will ever come: a
 * conversation keeps a limited number, and the oldest go.
 */
import { targetName, targetNames, wireIdOf } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { MessageChange } from '../../model/message-change.ts'
import { changed, isMeant, isOwnSight } from '../../model/message-changes.ts'
import { appendOutbox } from '../../storage/outbox.ts'
import {
  type PendingKey,
  pendingFor,
  pendingKeys,
  pendingOfConversation,
  putPending,
  removePending,
} from '../../storage/pending.ts'
import type { PendingRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'

export const MOST_PENDING = 500
/** Room is made for so many at a time: to find the oldest, all have to be read. */
const AT_ONCE = 50
/** Of all conversations together: a thousand strangers shall not fill the database. */
const MOST_OF_ALL = 5000

type Tx = Writing<'pending' | 'outbox'>

export interface Pending {
  /** Keeps it until its message comes. False: it waits here already, or there is no more room. */
  wait(conversation: BareJid, target: string, change: MessageChange): Promise<boolean>
  /** The message with all that waited for it; and whether another device of ours has said that it was seen. */
  arrived(message: Message): Promise<{ message: Message; isSeen: boolean }>
}

export async function openPending(tx: Tx, account: BareJid): Promise<Pending> {
  let keys = await pendingKeys(tx, account)
  let known = grouped(keys)

  const forget = async (rows: readonly PendingRow[]) => {
    if (!rows.length) return
    const gone = new Set(rows.map(({ target, id }) => `${id}\n${target}`))
    keys = keys.filter(([, target, id]) => !gone.has(`${id}\n${target}`))
    known = grouped(keys)
    await Promise.all(rows.map((row) => removePending(tx, row)))
  }

  async function makeRoom(conversation: BareJid): Promise<boolean> {
    const own = keys.filter(([, target]) => target.startsWith(targetName(conversation, '')))
    if (own.length >= MOST_PENDING) {
      const rows = await pendingOfConversation(tx, account, conversation)
      rows.sort((a, b) => a.change.time - b.change.time)
      await forget(rows.slice(0, rows.length - MOST_PENDING + AT_ONCE))
    }
    return keys.length < MOST_OF_ALL
  }

  return {
    async wait(conversation, targetId, change) {
      const target = targetName(conversation, targetId)
      // Two people may use one name for what they say.
      const id = `${change.kind} ${change.from} ${change.id}`
      if (known.get(target)?.has(id) || !(await makeRoom(conversation))) return false
      const beside = known.has(target) ? await pendingFor(tx, account, target) : []
      const ofSender = beside.filter((row) => row.change.from === change.from)
      const isTaken = ofSender.some((row) => row.change.kind === 'retraction')
      // What was taken back is gone, here too; some call it by the names of its wordings.
      const kept = isTaken ? withoutWords(change) : change
      if (change.kind === 'retraction')
        for (const row of ofSender) await putPending(tx, { ...row, change: withoutWords(row.change) })
      await putPending(tx, { account, conversation, target, id, change: kept })
      keys.push([account, target, id])
      known = grouped(keys)
      return true
    },

    async arrived(message) {
      let next = message
      let isSeen = false
      for (const target of targetNames(message.conversation, message.aliases)) {
        if (!known.has(target)) continue
        const meant = (await pendingFor(tx, account, target)).filter((row) => isMeant(message, row.change))
        for (const { change, untold } of meant) {
          next = changed(next, change)
          if (untold) await tellOf(tx, message, change)
          isSeen ||= isOwnSight(message, change)
        }
        await forget(meant)
      }
      return { message: next, isSeen }
    },
  }
}

/** Taken back as something that nobody had: it has left all the same. */
async function tellOf(tx: Tx, { account, conversation, aliases, from }: Message, { id }: MessageChange) {
  const target = wireIdOf({ aliases, from })
  if (target !== null) await appendOutbox(tx, account, { kind: 'retraction', conversation, id, target })
}

const withoutWords = (change: MessageChange): MessageChange =>
  change.kind === 'correction' ? { ...change, body: '' } : change

function grouped(keys: readonly PendingKey[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [, target, id] of keys) found.set(target, (found.get(target) ?? new Set()).add(id))
  return found
}
