/** Who may do what to which message. */
import type { BareJid } from './jid.ts'
import type { Message } from './message.ts'

export type MessageDeed = 'reply' | 'correct' | 'retract' | 'react' | 'acknowledge'

type Judged = Pick<Message, 'from' | 'conversation' | 'direction' | 'account' | 'retracted' | 'state'>

/**
 * `who` is named as `Message.from` names people: bare addresses in direct chats, so that all devices of one person have the same
 * rights (XEP-0308 §4, XEP-0424 §5); in rooms what the room calls them, since it alone knows who they are.
 */
export function may(who: BareJid, deed: MessageDeed, message: Judged): boolean {
  if (message.retracted) return false
  switch (deed) {
    case 'correct':
    case 'retract':
      return who === message.from
    case 'acknowledge':
      return who !== message.from && isThere(who, message)
    case 'reply':
    case 'react':
      return isThere(who, message)
  }
}

/** A conversation of two has two people in it; who is in a room, the room has checked before it let anything through. */
const isThere = (who: BareJid, { account, conversation }: Judged) =>
  who === account || who === conversation || who.startsWith(`${conversation}/`)

/** What the person on this device may do. */
export type MessageRights = Readonly<Record<Exclude<MessageDeed, 'acknowledge'>, boolean>>

/** `isNamed`: whether others know the message by any name. */
export function rightsOf(message: Message, isNamed: boolean): MessageRights {
  const mine = (deed: MessageDeed) => isNamed && may(message.account, deed, message)
  const failed = message.state === 'failed'
  return {
    reply: mine('reply') && !failed,
    correct: mine('correct'),
    retract: mine('retract'),
    react: mine('react') && !failed,
  }
}
