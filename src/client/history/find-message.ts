/** One message, followed: by our own key, or by what others call it. */
import { liveByKey } from '../../live/live-by-key.ts'
import { possibleAliases, wireIdOf } from '../../model/aliases.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { rightsOf } from '../../model/message-rights.ts'
import { timesOf } from '../../model/message-times.ts'
import { findByAliases, messageById, messagesAfter } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { anyMessageTopic, messagesTopic } from '../../storage/topics.ts'
import type { Reading } from '../../storage/transaction.ts'
import type { Messages } from '../client.ts'

/** A mark for one of so many after a message tells when it was seen, too. */
const LATER = 200
/** More than are on any screen at a time. */
const REMEMBERED = 300

export function createLookups(
  account: BareJid,
  storage: Storage,
): Pick<Messages, 'one' | 'times' | 'byName' | 'may'> {
  // No address holds a line break.
  const named = liveByKey((key) => {
    const conversation = key.slice(0, key.indexOf('\n'))
    const id = key.slice(conversation.length + 1)
    return storage.live([messagesTopic(account, conversation)], () =>
      storage.read(['messages'], (tx) => messageByWireId(tx, account, conversation, id)),
    )
  }, REMEMBERED)
  return {
    one: liveByKey(
      (id) =>
        storage.live([anyMessageTopic(account)], () =>
          storage.read(['messages'], (tx) => messageById(tx, account, id)),
        ),
      REMEMBERED,
    ),
    times: liveByKey(
      (id) =>
        storage.live([anyMessageTopic(account)], () =>
          storage.read(['messages'], async (tx) => {
            const message = await messageById(tx, account, id)
            if (!message) return {}
            const { conversation, order: after } = message
            return timesOf(message, await messagesAfter(tx, account, conversation, { after, limit: LATER }))
          }),
        ),
      REMEMBERED,
    ),
    byName: (conversation, { id }) => named(`${conversation}\n${id}`),
    may: (message) => rightsOf(message, wireIdOf(message) !== null),
  }
}

/** The newest of those that go by this id, whoever of the two wrote it. */
export async function messageByWireId(
  tx: Reading<'messages'>,
  account: BareJid,
  conversation: BareJid,
  id: string,
): Promise<Message | null> {
  const found = await findByAliases(tx, account, conversation, possibleAliases(account, conversation, id))
  return found.reduce<Message | null>((last, one) => (last && last.order > one.order ? last : one), null)
}
