/** Being told that somebody wrote: what the screens bring to it, and what they can ask. Made by `create-noticing.ts`, lazily. */
import type { Live } from '../../live/live.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Attention } from '../../platform/attention.ts'

/** Where a person can be in the program, and where a message can stand. */
export interface Place {
  account: BareJid
  conversation: BareJid
}

/** Something that is worth telling. */
export interface News extends Place {
  /** Who wrote, as their chat is called. */
  name: string
  /** Null: the person wants no words on their screen. */
  text: string | null
  attachments: readonly Attachment[]
  /** For which of several accounts; null where there is only one. */
  to: BareJid | null
}

export interface Words {
  title: string
  body: string
  /** Address of a picture of whoever wrote. */
  icon?: string
  /** What stands in the empty field, where the system takes an answer in the notice. */
  reply?: string
}

/** What the screens bring: words, and the way to a chat. */
export interface Herald {
  words(news: News): Words
  /** Null: no chat of it in particular. */
  open(place: { account: BareJid; conversation: BareJid | null }): void
  /** Written in the notice itself; `upTo`: the order of the message that it was about. */
  answer(place: Place, text: string, upTo: number): void
}

export interface Noticing {
  /** What the browser lets us do. */
  readonly permission: Attention['permission']
  /** The browser asks the person; only as an answer to a press. */
  askPermission(): Promise<void>
  /** Whether somebody wrote something worth telling since this page was opened. */
  readonly hasHeard: Live<boolean>
  /** Before somebody is here nothing is told. Ends with the returned function. */
  begin(herald: Herald): () => void
  /** The chat that is open on this page, whether or not anybody looks at it. */
  look(at: Place | null): void
  /** On the icon, in the tab and on the desktop. */
  showCount(chats: number): void
  /** One as they will come, whatever the hour, with its sound where that is wanted. False: nothing could be shown. */
  tryOut(words: Words): Promise<boolean>
}
