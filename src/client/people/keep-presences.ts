/** Presence stanzas as the database keeps them, inside the inbox's transaction. */
import type { BareJid } from '../../model/jid.ts'
import { putPresences, removePresences } from '../../storage/presences.ts'
import type { Writing } from '../../storage/transaction.ts'
import type { IncomingPresence } from '../../xmpp/incoming.ts'
import type { PresenceChange } from './availability.ts'

// An error says that one stanza did not reach them, not that they are gone.
export const presenceChanges = (presence: IncomingPresence): PresenceChange[] => {
  const { from, type, show, priority, status, idleSince } = presence
  if (type === 'error') return []
  const idle = idleSince === undefined ? {} : { idleSince }
  return [{ from, available: type === 'available', show, priority, status, ...idle }]
}

/** The last word of each resource: a stream that is resumed does not tell it again. */
export async function keepPresences(
  tx: Writing<'presences'>,
  account: BareJid,
  changes: readonly PresenceChange[],
) {
  const last = [...new Map(changes.map((change) => [change.from, change])).values()]
  const here = last.filter((change) => change.available)
  await putPresences(
    tx,
    here.map(({ from, show, priority, status = null, idleSince }) => ({
      account,
      jid: from,
      show,
      priority,
      status,
      ...(idleSince !== undefined && { idleSince }),
    })),
  )
  await removePresences(
    tx,
    account,
    last.filter((change) => !change.available).map((change) => change.from),
  )
}
