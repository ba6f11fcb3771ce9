/** XEP-0153 vCard-Based Avatars, 1.1.1 (2022-05-17), as what presence says: https://xmpp.org/extensions/xep-0153.html */
import { type Element, xml } from '@xmpp/xml'
import { childOf, textOf } from './stanza.ts'
import { readHash } from './xep-0084-avatars.ts'

const UPDATE = 'vcard-temp:x:update'

/** Absent: not said, or not ready to be said (§4.2). Null: there is no picture. */
export function readPhotoHash(presence: Element): string | null | undefined {
  const update = childOf(presence, 'x', UPDATE)
  const photo = update && childOf(update, 'photo')
  if (!photo) return undefined
  const hash = textOf(photo, 100).trim()
  return hash === '' ? null : (readHash(hash) ?? undefined)
}

export const writePhotoHash = (hash: string | null): Element =>
  xml('x', { xmlns: UPDATE }, xml('photo', null, hash))
