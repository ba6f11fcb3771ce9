/** RFC 6121 §5: what a person says, as stanzas. Each returns its number in the outgoing count of the stream. */
import { xml } from '@xmpp/xml'
import type { Attachment } from '../model/attachment.ts'
import type { BareJid } from '../model/jid.ts'
import type { ChatState } from './incoming.ts'
import type { Link } from './link.ts'
import { writeFiles } from './message-files.ts'
import { legalText } from './stanza.ts'
import { writeChatState } from './xep-0085-chat-states.ts'
import { writeReceiptRequest } from './xep-0184-receipts.ts'
import { writeReplaces } from './xep-0308-corrections.ts'
import { writeMarkRequest } from './xep-0333-markers.ts'
import { noStore, store } from './xep-0334-hints.ts'
import { writeOriginId } from './xep-0359-stanza-ids.ts'
import { writeUnstyled } from './xep-0393-styling.ts'
import { writeRetraction } from './xep-0424-retraction.ts'
import { writeFallback } from './xep-0428-fallbacks.ts'
import { writeReactions } from './xep-0444-reactions.ts'
import { type OutgoingReply, writeReply } from './xep-0461-replies.ts'

interface Addressed {
  to: BareJid
  /** Also its origin-id: it keeps both for life, so that sending it again can never show twice. */
  id: string
}

export interface OutgoingMessage extends Addressed {
  body: string
  chatState?: ChatState
  reply?: OutgoingReply
  attachments?: readonly Attachment[]
  unstyled?: true
  /** Id of the first version, which this one replaces with all that it carried (XEP-0308 §4). */
  replaces?: string
}

export function sendMessage(link: Link, message: OutgoingMessage): number {
  const { to, id, chatState, reply, attachments = [], unstyled, replaces } = message
  const files = writeFiles(legalText(message.body), attachments)
  const answer = reply && writeReply({ ...reply, quote: reply.quote && legalText(reply.quote) }, files.body)
  const body = answer?.body ?? files.body
  const before = [...body].length - [...files.body].length
  const { fallback } = files
  const parts = [
    xml('body', null, body),
    ...(answer?.elements ?? []),
    ...files.elements,
    fallback && writeFallback(fallback.for, { start: before + fallback.start, end: before + fallback.end }),
    unstyled && writeUnstyled(),
    replaces !== undefined && writeReplaces(replaces),
    writeReceiptRequest(),
    writeMarkRequest(),
    chatState && writeChatState(chatState),
    writeOriginId(id),
  ]
  return link.send(xml('message', { type: 'chat', to, id }, ...parts.map((part) => part || null)))
}

/** It has words, too: without a chat state some programs would take it that we know none (XEP-0085 §5.1). */
export const sendRetraction = (
  link: Link,
  { to, id, target, chatState }: Addressed & { target: string; chatState?: ChatState },
): number =>
  link.send(
    xml(
      'message',
      { type: 'chat', to, id },
      ...writeRetraction(target),
      store(),
      chatState ? writeChatState(chatState) : null,
      writeOriginId(id),
    ),
  )

export const sendReactions = (
  link: Link,
  { to, id, target, emojis }: Addressed & { target: string; emojis: readonly string[] },
): number =>
  link.send(
    xml('message', { type: 'chat', to, id }, writeReactions(target, emojis), store(), writeOriginId(id)),
  )

export function sendChatState(link: Link, to: BareJid, state: ChatState): number {
  return link.send(xml('message', { type: 'chat', to }, writeChatState(state), noStore()))
}
