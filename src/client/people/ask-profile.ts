/** Asks for what somebody does not tell by themselves: the picture behind a name, the name on a card. */
import type { BareJid } from '../../model/jid.ts'
import { pictureType } from '../../model/picture-type.ts'
import type { ProfileRow } from '../../storage/schema.ts'
import { LinkLost } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { fetchVcard } from '../../xmpp/xep-0054-vcard-temp.ts'
import { fetchAvatar, fetchAvatarData } from '../../xmpp/xep-0084-avatars.ts'
import { fetchFullName } from '../../xmpp/xep-0292-vcard4.ts'
import { sha1Hex } from './sha1-hex.ts'

type Avatar = NonNullable<ProfileRow['avatar']>

/** Null for whoever does not answer, or refuses: that is an answer, too. Only a stream that broke is none. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof LinkLost) throw error
    return null
  }
}

/** A picture by its name: what has another name, or is no picture, is none. */
async function asPicture(bytes: Uint8Array<ArrayBuffer>, hash: string): Promise<Blob | null> {
  const type = pictureType(bytes)
  if (!type || (await sha1Hex(bytes.buffer)) !== hash) return null
  return new Blob([bytes], { type })
}

/** Null: there is none, or it is not what it was said to be. */
export async function fetchPicture(
  link: Link,
  jid: BareJid,
  { hash, from }: Avatar,
): Promise<{ picture: Blob; names: Pick<ProfileRow, 'fullName'> } | null> {
  if (from === 'pep') {
    const bytes = await orNull(fetchAvatarData(link, jid, hash))
    const picture = bytes && (await asPicture(bytes, hash))
    return picture && { picture, names: {} }
  }
  const card = await orNull(fetchVcard(link, jid))
  const picture = card?.photo ? await asPicture(card.photo, hash) : null
  const name = card?.fullName ?? card?.nick
  return picture && { picture, names: name ? { fullName: name } : {} }
}

/** Somebody looks at them: their picture if they never told of one, their name where they gave themselves none. */
export async function askAboutThem(
  link: Link,
  jid: BareJid,
  row: ProfileRow | null,
): Promise<Partial<ProfileRow>> {
  const [hash, fullName] = await Promise.all([
    row?.avatar ? null : orNull(fetchAvatar(link, jid)),
    row?.nick ? null : nameOf(link, jid),
  ])
  return {
    ...(hash && { avatar: { hash, from: 'pep', picture: null } }),
    ...(fullName && { fullName }),
  }
}

async function nameOf(link: Link, jid: BareJid): Promise<string | null> {
  const name = await orNull(fetchFullName(link, jid))
  if (name) return name
  const card = await orNull(fetchVcard(link, jid))
  return card?.fullName ?? card?.nick ?? null
}
