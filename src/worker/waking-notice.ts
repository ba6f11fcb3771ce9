/** What is shown of a push, by what this device knows and what the person wants to see. */
import { pushWords } from '../i18n/push-words.ts'
import { type BareJid, domainpart } from '../model/jid.ts'
import { noticeTag } from '../model/notice-tag.ts'
import { nameOf, type Standing, standingOf } from '../model/standing.ts'
import { worthWaking } from '../model/telling.ts'
import { listAccounts } from '../storage/accounts.ts'
import { isBlockedRow } from '../storage/blocked.ts'
import { contactOf } from '../storage/contacts.ts'
import { conversationOf } from '../storage/conversations.ts'
import { privateNameOf } from '../storage/private-names.ts'
import { profileOf } from '../storage/profiles.ts'
import { readSettings } from '../storage/settings.ts'
import type { Storage } from '../storage/storage.ts'
import type { Reading } from '../storage/transaction.ts'
import type { PushNews } from './push-news.ts'

export interface WakingNotice {
  tag: string
  title: string
  body: string
  silent: boolean
}

export interface WakingScene {
  /** A window is before somebody's eyes. */
  isOpen: boolean
  /** What the browser's person reads, the best first. */
  languages: readonly string[]
  /** Where the person is. */
  now: Date
}

const STORES = [
  'accounts',
  'settings',
  'contacts',
  'conversations',
  'blocked',
  'profiles',
  'privateNames',
] as const
type Tx = Reading<(typeof STORES)[number]>

/** `stray`: for an account that is not here. Null: nothing is to be seen of it. */
export function wakingNotice(
  storage: Storage,
  { to, from }: PushNews,
  { isOpen, languages, now }: WakingScene,
): Promise<WakingNotice | 'stray' | null> {
  return storage.read(STORES, async (tx) => {
    const [accounts, settings] = await Promise.all([listAccounts(tx), readSettings(tx)])
    const account = accounts.find(({ waking }) => waking?.status === 'on' && waking.id === to)
    if (!account) return 'stray'
    const who = from === null ? null : await personIn(tx, account.jid, from)
    const { notifications: wishes, language } = settings
    const minute = now.getHours() * 60 + now.getMinutes()
    if (!worthWaking({ wishes, from: who, isOpen, now: now.getTime(), minute })) return null
    const words = pushWords(language, languages)
    const another = accounts.length > 1 ? account : null
    return {
      tag: noticeTag(account.jid, from),
      silent: !wishes.sound,
      ...(who
        ? { title: another ? words.to(who.name, another.jid) : who.name, body: words.wrote }
        : { title: words.news, body: another?.jid ?? '' }),
    }
  })
}

async function personIn(tx: Tx, account: BareJid, jid: BareJid) {
  const domain = domainpart(jid)
  const [contact, conversation, profile, own, ...blocked] = await Promise.all([
    contactOf(tx, account, jid),
    conversationOf(tx, account, jid),
    profileOf(tx, account, jid),
    privateNameOf(tx, account, jid),
    isBlockedRow(tx, account, jid),
    isBlockedRow(tx, account, domain),
  ])
  const keptOut = new Set([jid, domain].filter((_, place) => blocked[place]))
  const standing: Standing = standingOf({ account, jid, conversation, contact, blocked: keptOut })
  return { standing, conversation, name: nameOf(jid, own?.alias ?? contact?.name, profile) }
}
