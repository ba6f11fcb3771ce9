/**
 * What is said of messages, into the database, inside the transaction that also brings messages: applied where its target is,
 * kept for it where it is not, whichever way it came by.
 */
import { possibleAliases } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { MessageChange } from '../../model/message-change.ts'
import { changed, isKnown, isMeant, isOwnSight, latestOf } from '../../model/message-changes.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { findByAliases } from '../../storage/messages.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'
import { readUpTo } from '../conversations/read-mark.ts'
import { type Climbing, climb, type Heights, reach, reached } from '../session/reached.ts'
import { quoting, unquotedOf } from './forget-quotes.ts'
import type { ReceiveContext } from './message-row.ts'
import { openPending, type Pending } from './pending-changes.ts'
import { type Said, saidIn } from './said-of-messages.ts'
import { type MessageTx, putAll, putChanged } from './settle-message.ts'

export interface Changes {
  /** Everything that a stanza says of other messages; whether anything of it was new. */
  receive(incoming: IncomingMessage): Promise<boolean>
  /**
   * A message before it is written for the first time, with what was said of it before. `heights`: how far the other side has
   * come with ours.
   */
  arrived(message: Message, heights: Heights | undefined): ReturnType<Pending['arrived']>
  /** Has to be called when all is in: then the states of messages follow how far the other side has come. */
  end(): Promise<void>
}

export async function openChanges(tx: MessageTx, context: ReceiveContext): Promise<Changes> {
  const { account } = context
  const pending = await openPending(tx, account)
  const seen = new Map<BareJid, Climbing>()

  async function apply({ conversation, target, change, isUndated }: Said): Promise<boolean> {
    const message = await meantBy(tx, account, { conversation, target, change })
    if (!message) {
      if (change.kind === 'retraction')
        await putAll(tx, await unquotedOf(tx, account, conversation, { target, by: change.from }))
      return pending.wait(conversation, target, change)
    }
    if (isUndated && isKnown(message, change)) return false
    if (isOwnSight(message, change)) return sawItself(tx, message)
    const after = isUndated ? latestOf(message, change) + 0.001 : 0
    const next = changed(message, { ...change, time: Math.max(change.time, after) })
    reach(seen, next)
    // Somebody has it: so does the server. But where it stands there, only the server's own word tells, and that is on its way.
    const isUnsettled = message.state === 'sending' && next.state !== 'sending'
    const known = isUnsettled ? withoutState(message, next) : next
    if (known === message) return false
    await putChanged(tx, known)
    return !isUnsettled
  }

  return {
    async receive(incoming) {
      let isNew = false
      for (const said of saidIn(context, incoming)) isNew = (await apply(said)) || isNew
      return isNew
    },
    async arrived(row, heights) {
      const { message, isSeen } = await pending.arrived(await quoting(tx, row))
      reach(seen, message)
      return { message: reached(message, heights), isSeen }
    },
    async end() {
      for (const [conversation, climbing] of seen) await climb(tx, account, conversation, climbing)
    },
  }
}

/** What is known of it besides. */
const withoutState = (message: Message, { times }: Message): Message =>
  times === message.times || !times ? message : { ...message, times }

/** Whom a name may belong to: who corrects and takes back means something of their own, who acknowledges something of the other. */
const authorsOf = (account: BareJid, conversation: BareJid, { kind, from }: MessageChange): string[] => {
  if (kind === 'reactions') return [account, conversation]
  if (kind === 'correction' || kind === 'retraction') return [from]
  return [from === account ? conversation : account]
}

/** The one that is meant; of several of one name the newest. */
async function meantBy(
  tx: MessageTx,
  account: BareJid,
  { conversation, target, change }: Omit<Said, 'isUndated'>,
): Promise<Message | null> {
  const found = await findByAliases(
    tx,
    account,
    conversation,
    namesOf(account, { conversation, target, change }),
  )
  return found
    .filter((message) => isMeant(message, change))
    .reduce<Message | null>((last, one) => (last && last.order > one.order ? last : one), null)
}

/** All names by which a stanza's targets may be looked up. */
export const namesOf = (
  account: BareJid,
  { conversation, target, change }: Omit<Said, 'isUndated'>,
): string[] => possibleAliases(account, conversation, target, authorsOf(account, conversation, change))

async function sawItself(tx: MessageTx, message: Message): Promise<boolean> {
  const row = await conversationOf(tx, message.account, message.conversation)
  return row !== null && (await readUpTo(tx, row, message.order)) !== row
}
