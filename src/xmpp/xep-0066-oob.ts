/** XEP-0066 Out of Band Data, 1.5 (2006-08-16): https://xmpp.org/extensions/xep-0066.html */
import { type Element, xml } from '@xmpp/xml'
import type { Attachment } from '../model/attachment.ts'
import { nameInAddress, typeOfName } from './file-name.ts'
import { isSafeWebAddress } from './safe-transport.ts'
import { childOf, textOf } from './stanza.ts'

const OOB = 'jabber:x:oob'
const MAX_URL = 4000

/**
 * §5: an address beside the words. It is a file where the words are nothing but this address, which is how it is told
 * to programs that know no more.
 */
export function readOutOfBand(message: Element, body: string | null): Attachment | null {
  const x = childOf(message, 'x', OOB)
  const element = x && childOf(x, 'url', OOB)
  const url = element && textOf(element, MAX_URL).trim()
  if (!url || body?.trim() !== url || !isSafeWebAddress(url)) return null
  const name = nameInAddress(url)
  return { url, name, type: typeOfName(name), size: null }
}

export const writeOutOfBand = (url: string): Element => xml('x', { xmlns: OOB }, xml('url', null, url))
