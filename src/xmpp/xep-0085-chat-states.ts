/** XEP-0085 Chat State Notifications, 2.1 (2009-09-23): https://xmpp.org/extensions/xep-0085.html */
import { type Element, xml } from '@xmpp/xml'
import type { ChatState } from './incoming.ts'
import { isElement, localName, namespaceOf } from './stanza.ts'

export const CHAT_STATES = 'http://jabber.org/protocol/chatstates'
const STATES: readonly ChatState[] = ['active', 'composing', 'paused', 'inactive', 'gone']

export function readChatState(message: Element): ChatState | null {
  const names = message.children.filter(isElement).filter((child) => namespaceOf(child) === CHAT_STATES)
  return STATES.find((state) => names.some((child) => localName(child) === state)) ?? null
}

export const writeChatState = (state: ChatState): Element => xml(state, { xmlns: CHAT_STATES })
