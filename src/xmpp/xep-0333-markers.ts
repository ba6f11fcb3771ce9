/** XEP-0333 Displayed Markers, 1.0.0 (2024-04-17): https://xmpp.org/extensions/xep-0333.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import type { MessageFacets } from './incoming.ts'
import type { Link } from './link.ts'
import { childOf, idAttribute } from './stanza.ts'
import { store } from './xep-0334-hints.ts'

export const MARKERS = 'urn:xmpp:chat-markers:0'
/** The first two are of drafts before 1.0, which many still send; of several the one that says most. */
const KINDS = ['acknowledged', 'displayed', 'received'] as const

export const asksMark = (message: Element): boolean => childOf(message, 'markable', MARKERS) !== null

export function readMark(message: Element): MessageFacets['marks'] {
  for (const kind of KINDS) {
    const marker = childOf(message, kind, MARKERS)
    const id = marker && idAttribute(marker, 'id')
    if (id) return { kind, id }
  }
  return undefined
}

export const writeMarkRequest = (): Element => xml('markable', { xmlns: MARKERS })

/** It and all before it have been seen. */
export const sendDisplayed = (link: Link, to: BareJid, id: string): number =>
  link.send(xml('message', { type: 'chat', to }, xml('displayed', { xmlns: MARKERS, id }), store()))
