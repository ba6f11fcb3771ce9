/** XEP-0084 User Avatar, 1.1.4 (2019-09-20): https://xmpp.org/extensions/xep-0084.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { type Bytes, fromBase64, toBase64 } from './base64.ts'
import type { Link } from './link.ts'
import { publishForContacts } from './publish-for-contacts.ts'
import { attribute, childrenOf, textOf } from './stanza.ts'
import { fetchItemsOf } from './xep-0060-pubsub.ts'

export const AVATAR_METADATA = 'urn:xmpp:avatar:metadata'
const DATA = 'urn:xmpp:avatar:data'
/** A picture of 256 kB, in base64 with line breaks. */
export const MAX_PICTURE = 256 * 1024
const MAX_DATA = MAX_PICTURE * 1.5
const HASH = /^[0-9a-f]{40}$/i

export const readHash = (text: string): string | null => (HASH.test(text) ? text.toLowerCase() : null)

/** The picture that is kept with the metadata (others lie on web servers, which would learn who looks); null = none. */
export function readAvatar(metadata: Element): string | null {
  for (const info of childrenOf(metadata, 'info', AVATAR_METADATA)) {
    const bytes = Number(attribute(info, 'bytes') ?? 0)
    const hash = readHash(attribute(info, 'id') ?? '')
    if (hash && attribute(info, 'url') === null && bytes <= MAX_PICTURE) return hash
  }
  return null
}

/** What somebody's account says now; null = they have none. */
export async function fetchAvatar(link: Link, jid: BareJid): Promise<string | null> {
  const [item] = await fetchItemsOf(link, jid, AVATAR_METADATA)
  return item?.payload ? readAvatar(item.payload) : null
}

/** The bytes as they came: whether they are what the hash says, has to be looked at. */
export async function fetchAvatarData(link: Link, jid: BareJid, hash: string): Promise<Bytes | null> {
  const [item] = await fetchItemsOf(link, jid, DATA, hash)
  return item?.payload ? readPictureData(item.payload) : null
}

/** Null where it is no base64, or more than a picture of a person needs. */
export function readPictureData(element: Element): Bytes | null {
  const bytes = fromBase64(textOf(element, MAX_DATA).replace(/\s+/g, ''))
  return bytes && bytes.length > 0 && bytes.length <= MAX_PICTURE ? bytes : null
}

export interface OwnPicture {
  hash: string
  type: string
  bytes: Bytes
  width: number
  height: number
}

/** §3.1: the data first, so that whoever hears of it finds it. */
export async function publishAvatar(link: Link, picture: OwnPicture): Promise<void> {
  const { hash, type, bytes, width, height } = picture
  await publishForContacts(link, DATA, hash, xml('data', { xmlns: DATA }, toBase64(bytes)))
  const info = xml('info', { id: hash, type, bytes: bytes.length, width, height })
  await publishForContacts(link, AVATAR_METADATA, hash, xml('metadata', { xmlns: AVATAR_METADATA }, info))
}

/** §4.4: no picture is something to tell, too. */
export const withdrawAvatar = (link: Link): Promise<void> =>
  publishForContacts(link, AVATAR_METADATA, 'current', xml('metadata', { xmlns: AVATAR_METADATA }))
