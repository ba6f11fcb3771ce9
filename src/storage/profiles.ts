/** What people say of themselves. */
import type { BareJid } from '../model/jid.ts'
import type { ProfileRow } from './schema.ts'
import { profilesTopic, profileTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

export const profileOf = async (
  tx: Reading<'profiles'>,
  account: BareJid,
  jid: BareJid,
): Promise<ProfileRow | null> => (await tx.get('profiles', [account, jid])) ?? null

export const listProfiles = (tx: Reading<'profiles'>, account: BareJid): Promise<ProfileRow[]> =>
  tx.all('profiles', startingWith(account))

export const newProfile = (account: BareJid, jid: BareJid): ProfileRow => ({
  account,
  jid,
  nick: null,
  avatar: null,
  askedAt: 0,
})

/** Lists show names, so they look again only when a name is another. */
export async function putProfile(tx: Writing<'profiles'>, row: ProfileRow): Promise<void> {
  const before = await profileOf(tx, row.account, row.jid)
  await tx.put('profiles', row)
  tx.touch(profileTopic(row.account, row.jid))
  if ((before?.nick ?? null) !== row.nick || before?.fullName !== row.fullName)
    tx.touch(profilesTopic(row.account))
}
