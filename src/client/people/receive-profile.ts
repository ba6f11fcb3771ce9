/** What people tell of themselves into the database, inside the inbox's transaction. Strangers tell nothing. */
import { type BareJid, bareJid } from '../../model/jid.ts'
import { contactOf } from '../../storage/contacts.ts'
import { newProfile, profileOf, putProfile } from '../../storage/profiles.ts'
import type { ProfileRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'
import type { IncomingPresence, ProfileNews } from '../../xmpp/incoming.ts'

export type ProfileTx = Writing<'profiles' | 'contacts'>

/** Whose word counts: one's own account, and contacts. */
const mayTell = async (tx: ProfileTx, account: BareJid, jid: BareJid) =>
  jid === account || Boolean((await contactOf(tx, account, jid))?.listed)

/** A picture of the same name is the same picture, by whichever way it was told. */
export function withAvatar(row: ProfileRow, from: 'pep' | 'vcard', hash: string | null): ProfileRow {
  if (row.untold?.picture || (row.avatar?.hash ?? null) === hash) return row
  // What comes with presence is only for those who do not tell it by XEP-0084: there it is late, and differs by device.
  if (from === 'vcard' && row.avatar?.from === 'pep') return row
  return { ...row, avatar: hash === null ? null : { hash, from, picture: null }, askedAt: 0 }
}

export async function receiveProfile(
  tx: ProfileTx,
  account: BareJid,
  { from, avatar, nick }: ProfileNews,
): Promise<void> {
  if (!(await mayTell(tx, account, from))) return
  const before = (await profileOf(tx, account, from)) ?? newProfile(account, from)
  let row = before
  if (avatar !== undefined) row = withAvatar(row, 'pep', avatar)
  if (nick !== undefined && nick !== row.nick && !row.untold?.nick) row = { ...row, nick }
  if (row !== before) await putProfile(tx, row)
}

/** The last that a resource said before this, if it was there. */
type Known = (from: string) => Promise<{ idleSince?: number } | undefined>

/** Pictures by XEP-0153, and when they were last there. `now`: milliseconds since 1970. */
export async function receivePresences(
  tx: ProfileTx,
  { account, now }: { account: BareJid; now: number },
  presences: readonly IncomingPresence[],
  known: Known,
): Promise<void> {
  const telling = presences.filter(({ type, photo }) => photo !== undefined || type === 'unavailable')
  const people = [...new Set(telling.map(({ from }) => bareJid(from)))].filter((jid) => jid !== account)
  // All in one trip to the database; it answers from memory below.
  await Promise.all(
    people.map((jid) => Promise.all([contactOf(tx, account, jid), profileOf(tx, account, jid)])),
  )
  for (const presence of telling) {
    const jid = bareJid(presence.from)
    if (jid === account || !(await mayTell(tx, account, jid))) continue
    const before = await profileOf(tx, account, jid)
    const seenAt = presence.type === 'unavailable' ? await leftAt(presence, now, known) : null
    let row = before ?? newProfile(account, jid)
    if (presence.photo !== undefined) row = withAvatar(row, 'vcard', presence.photo)
    if (seenAt !== null && seenAt > (row.seenAt ?? 0)) row = { ...row, seenAt }
    if (before ? row !== before : row.avatar || row.seenAt) await putProfile(tx, row)
  }
}

/** A server that says of somebody who is away that they are, says nothing of when they went, unless it has stamped it. */
async function leftAt({ from, stamp }: IncomingPresence, now: number, known: Known): Promise<number | null> {
  if (stamp !== null) return Math.min(now, Math.floor(stamp / 1000))
  const there = await known(from)
  return there ? (there.idleSince ?? now) : null
}
