/** XEP-0054 vcard-temp, 1.2 (2008-07-16), with the pictures of XEP-0153: https://xmpp.org/extensions/xep-0054.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { type Bytes, toBase64 } from './base64.ts'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { childOf, childText, isElement, legalText, localName } from './stanza.ts'
import { readPictureData } from './xep-0084-avatars.ts'

const VCARD = 'vcard-temp'
const MAX_NAME = 200

export interface Vcard {
  fullName: string | null
  nick: string | null
  photo: Bytes | null
}

const NONE: Vcard = { fullName: null, nick: null, photo: null }

export async function fetchVcard(link: Link, jid: BareJid): Promise<Vcard> {
  const card = await ask(link, jid)
  if (!card) return NONE
  const photo = childOf(card, 'PHOTO', VCARD)
  const data = photo && childOf(photo, 'BINVAL', VCARD)
  const name = (field: string) => childText(card, field, MAX_NAME)?.replace(/\s+/g, ' ').trim() || null
  return { fullName: name('FN'), nick: name('NICKNAME'), photo: data && readPictureData(data) }
}

async function ask(link: Link, jid: BareJid): Promise<Element | null> {
  try {
    const to = jid === link.account ? undefined : jid
    const answer = await link.request(xml('iq', { type: 'get', to }, xml('vCard', { xmlns: VCARD })))
    return childOf(answer, 'vCard', VCARD)
  } catch (error) {
    if (error instanceof StanzaError && MISSING.includes(error.condition)) return null
    throw error
  }
}

/** §3.1: what servers answer for people without a card. */
const MISSING = ['item-not-found', 'service-unavailable', 'feature-not-implemented']

/** For servers that make no card of what XEP-0084 and XEP-0172 say: everything else that stands in it stays. */
export async function updateVcard(
  link: Link,
  { nick, photo }: { nick?: string; photo?: { type: string; bytes: Bytes } | null },
): Promise<void> {
  const before = (await ask(link, link.account))?.children.filter(isElement) ?? []
  const replaced = [...(nick === undefined ? [] : ['NICKNAME']), ...(photo === undefined ? [] : ['PHOTO'])]
  const kept = before.filter((child) => !replaced.includes(localName(child)))
  const fields = [
    nick ? xml('NICKNAME', null, legalText(nick)) : null,
    photo
      ? xml('PHOTO', null, xml('TYPE', null, photo.type), xml('BINVAL', null, toBase64(photo.bytes)))
      : null,
  ]
  await link.request(xml('iq', { type: 'set' }, xml('vCard', { xmlns: VCARD }, ...kept, ...fields)))
}
