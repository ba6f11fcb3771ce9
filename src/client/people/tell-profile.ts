/** Tells the server what one says of oneself: by XEP-0172 and XEP-0084, and on the old card where the server makes none of it. */
import { pictureType, pngSize } from '../../model/picture-type.ts'
import type { ProfileRow } from '../../storage/schema.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { discoverInfo } from '../../xmpp/xep-0030-disco.ts'
import { updateVcard } from '../../xmpp/xep-0054-vcard-temp.ts'
import { publishAvatar, withdrawAvatar } from '../../xmpp/xep-0084-avatars.ts'
import { publishNick } from '../../xmpp/xep-0172-nicknames.ts'

/** XEP-0398: the server turns the one into the other. */
const CONVERTS = 'urn:xmpp:pep-vcard-conversion:0'

type Change = (patch: (row: ProfileRow) => ProfileRow) => Promise<void>

/** What one wanted meanwhile stays untold. Refused in every way: then the person has to be told. */
export async function tellOwnProfile(link: Link, row: ProfileRow, change: Change): Promise<void> {
  const converts = await knowsHow(link, row.jid)
  const ways = [() => publish(link, row), ...(converts ? [] : [() => onCard(link, row)])]
  const told: boolean[] = []
  for (const way of ways) told.push(await isTaken(way))
  const onlyOnCard = !converts && Boolean(told[1])
  await change((current) => settled(current, row, told.includes(true), onlyOnCard))
}

function settled(current: ProfileRow, told: ProfileRow, taken: boolean, onCard: boolean): ProfileRow {
  const { untold = {}, refused: _, ...rest } = current
  const left = {
    ...(untold.nick && (current.nick !== told.nick || !told.untold?.nick) && { nick: true as const }),
    ...(untold.picture &&
      (current.avatar?.hash !== told.avatar?.hash || !told.untold?.picture) && { picture: true as const }),
  }
  const avatar =
    rest.avatar && told.untold?.picture
      ? { ...rest.avatar, from: onCard ? ('vcard' as const) : ('pep' as const) }
      : rest.avatar
  const isOver = !left.nick && !left.picture
  if (!taken) return { ...current, refused: true }
  return { ...rest, avatar, ...(!isOver && { untold: left }) }
}

async function knowsHow(link: Link, jid: string): Promise<boolean> {
  try {
    return (await discoverInfo(link, jid)).features.has(CONVERTS)
  } catch (error) {
    if (error instanceof StanzaError) return false
    throw error
  }
}

async function isTaken(way: () => Promise<void>): Promise<boolean> {
  try {
    await way()
    return true
  } catch (error) {
    if (error instanceof StanzaError) return false
    throw error
  }
}

async function publish(link: Link, { untold, nick, avatar }: ProfileRow): Promise<void> {
  if (untold?.nick) await publishNick(link, nick ?? '')
  if (!untold?.picture) return
  if (!avatar?.picture) return withdrawAvatar(link)
  const bytes = new Uint8Array(await avatar.picture.arrayBuffer())
  const size = pngSize(bytes) ?? { width: 0, height: 0 }
  await publishAvatar(link, { hash: avatar.hash, type: pictureType(bytes) ?? 'image/png', bytes, ...size })
}

async function onCard(link: Link, { untold, nick, avatar }: ProfileRow): Promise<void> {
  const bytes = avatar?.picture ? new Uint8Array(await avatar.picture.arrayBuffer()) : null
  await updateVcard(link, {
    ...(untold?.nick && { nick: nick ?? '' }),
    ...(untold?.picture && { photo: bytes && { type: pictureType(bytes) ?? 'image/png', bytes } }),
  })
}
