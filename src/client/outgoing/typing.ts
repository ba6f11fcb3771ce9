/** Who is writing (XEP-0085): seen for a while, never stored; told at most when it changes. */
import { type Live, value } from '../../live/live.ts'
import { type BareJid, bareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'

/** A "composing" that nobody takes back ends by itself: the other side may be gone. */
const FORGET_AFTER_MS = 30_000

/** Whether a message says that somebody writes, or does no more; null: it says nothing of it. */
export function typingSaid(
  account: BareJid,
  { origin, type, from, chatState, body }: IncomingMessage,
): { jid: BareJid; on: boolean } | null {
  const jid = bareJid(from)
  if (origin !== 'live' || jid === account || type === 'error') return null
  if (chatState === null && body === null) return null
  return { jid, on: chatState === 'composing' }
}

export interface TypingPeople {
  of(jid: BareJid): Live<boolean>
  heard(jid: BareJid, on: boolean): void
  clear(): void
}

export function typingPeople(platform: Pick<Platform, 'setTimer'>): TypingPeople {
  const lives = new Map<BareJid, ReturnType<typeof value<boolean>>>()
  const timers = new Map<BareJid, () => void>()
  const live = (jid: BareJid) => {
    const known = lives.get(jid) ?? value(false)
    lives.set(jid, known)
    return known
  }
  const heard = (jid: BareJid, on: boolean) => {
    timers.get(jid)?.()
    timers.delete(jid)
    if (on)
      timers.set(
        jid,
        platform.setTimer(FORGET_AFTER_MS, () => heard(jid, false)),
      )
    live(jid).set(on)
  }
  return {
    of: live,
    heard,
    clear() {
      for (const jid of [...timers.keys()]) heard(jid, false)
    },
  }
}

export type Typing = 'composing' | 'paused' | 'active'

/** What to send when the person's state becomes `next`: nothing that the other side already knows. */
export function typingToTell(told: Typing, next: Typing): Typing | null {
  if (told === next) return null
  // Somebody who never heard us start need not hear us stop.
  if (told === 'active' && next === 'paused') return null
  return next
}
