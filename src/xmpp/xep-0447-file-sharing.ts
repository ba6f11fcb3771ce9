/** XEP-0447 Stateless file sharing, 0.3.1 (2024-01-01): https://xmpp.org/extensions/xep-0447.html */
import { type Element, xml } from '@xmpp/xml'
import type { Attachment } from '../model/attachment.ts'
import { nameInAddress, typeOfName } from './file-name.ts'
import { isSafeWebAddress } from './safe-transport.ts'
import { attribute, childOf, childrenOf } from './stanza.ts'
import { readMetadata, writeMetadata } from './xep-0446-file-metadata.ts'

export const SFS = 'urn:xmpp:sfs:0'
const URL_DATA = 'http://jabber.org/protocol/url-data'
const MAX_FILES = 20
const MAX_SOURCES = 10
const MAX_URL = 4000
/** What is drawn where it stands; everything else is handed over. */
const INLINE = /^(?:image|video|audio)\//

/** Files that can be had from the web; other sources are none that we know. */
export const readFileSharing = (message: Element): Attachment[] =>
  childrenOf(message, 'file-sharing', SFS)
    .slice(0, MAX_FILES)
    .flatMap((share) => {
      const url = readSource(share)
      if (url === null) return []
      const said = readMetadata(share, message)
      const name = said.name ?? nameInAddress(url)
      return [{ type: typeOfName(name), size: null, ...said, url, name }]
    })

function readSource(share: Element): string | null {
  const sources = childOf(share, 'sources', SFS)
  const addresses = sources ? childrenOf(sources, 'url-data', URL_DATA).slice(0, MAX_SOURCES) : []
  for (const source of addresses) {
    const url = attribute(source, 'target')
    if (url !== null && url.length <= MAX_URL && isSafeWebAddress(url)) return url
  }
  return null
}

/** Only of a file that has an address. */
export const writeFileSharing = (attachment: Attachment & { url: string }): Element =>
  xml(
    'file-sharing',
    { xmlns: SFS, disposition: INLINE.test(attachment.type) ? 'inline' : 'attachment' },
    writeMetadata(attachment),
    xml('sources', null, xml('url-data', { xmlns: URL_DATA, target: attachment.url })),
  )
