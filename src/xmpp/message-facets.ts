/** What a message carries besides its words, each read by the file of its XEP. A new one is one line here. */
import type { Element } from '@xmpp/xml'
import type { MessageFacets } from './incoming.ts'
import { readFiles } from './message-files.ts'
import { readNickIn } from './xep-0172-nicknames.ts'
import { asksReceipt, readReceipt } from './xep-0184-receipts.ts'
import { readReplaces } from './xep-0308-corrections.ts'
import { asksMark, readMark } from './xep-0333-markers.ts'
import { isUnstyled } from './xep-0393-styling.ts'
import { readRetracts, readTombstone } from './xep-0424-retraction.ts'
import { readFallbacks } from './xep-0428-fallbacks.ts'
import { readReactions } from './xep-0444-reactions.ts'
import { readReply } from './xep-0461-replies.ts'

export function readFacets(message: Element, body: string | null): MessageFacets {
  const fallbacks = readFallbacks(message)
  return present({
    reply: readReply(message),
    fallbacks,
    replaces: readReplaces(message),
    retracts: readRetracts(message),
    tombstone: readTombstone(message),
    reactions: readReactions(message),
    asksReceipt: asksReceipt(message) || undefined,
    receiptFor: readReceipt(message),
    asksMark: asksMark(message) || undefined,
    marks: readMark(message),
    unstyled: isUnstyled(message) || undefined,
    nick: readNickIn(message) ?? undefined,
    ...readFiles(message, body, fallbacks),
  })
}

type Found = { [Name in keyof MessageFacets]: MessageFacets[Name] | undefined }

/** What is not there has no name, either: most messages have nothing of it. */
const present = (found: Found): MessageFacets =>
  Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
