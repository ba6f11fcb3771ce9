/**
 * Tells a person that somebody wrote. The tab that leads for an account hears of what comes, so each message is told once;
 * what was told is taken back when it was read, here, in another tab or on another device.
 */
import { type Live, value } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { readNoticeTag } from '../../model/notice-tag.ts'
import { isQuiet, type Telling, worthTelling } from '../../model/telling.ts'
import type { Platform } from '../../platform/platform.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { readSettings } from '../../storage/settings.ts'
import type { Storage } from '../../storage/storage.ts'
import { newConversation } from '../incoming/conversation-row.ts'
import { acquaintanceWith, asView } from '../people/acquaintances.ts'
import { createLooking } from '../session/looking.ts'
import type { Sayings } from '../session/sayings.ts'
import type { Herald, News, Noticing, Place } from './noticing.ts'
import { createShownNotices } from './shown-notices.ts'

export interface NoticingDeps {
  storage: Storage
  platform: Platform
  sayings: Sayings
  /** Whose messages these may be. */
  accounts: Live<readonly unknown[]>
}

const STORES = ['conversations', 'contacts', 'blocked', 'profiles', 'privateNames', 'settings'] as const
/** Of many at once in one chat, only the last are told: nobody can read more of them. */
const MOST_AT_ONCE = 3
/** Sounds that follow each other faster say nothing more. */
const SOUND_GAP_MS = 1500

interface Came {
  message: Message
  now: number
}

export async function createNoticing(deps: NoticingDeps): Promise<Noticing> {
  const { storage, platform, sayings } = deps
  const attention = await platform.attention()
  const looking = createLooking(platform)
  const notices = createShownNotices(storage, platform.now, attention)
  const hasHeard = value(false)
  let herald: Herald | null = null
  let waiting: Came[] = []
  let work: Promise<void> = Promise.resolve()
  let played = Number.NEGATIVE_INFINITY

  const wishesNow = async () => (await storage.read(['settings'], readSettings)).notifications
  const minute = () => {
    const here = new Date(platform.now())
    return here.getHours() * 60 + here.getMinutes()
  }

  function play(sound: 'in' | 'out'): boolean {
    const now = platform.now()
    if (sound === 'in' && Math.abs(now - played) < SOUND_GAP_MS) return true
    if (!attention.play(sound)) return false
    if (sound === 'in') played = now
    return true
  }

  async function newsOf({ message, now }: Came): Promise<{ news: News; telling: Telling }> {
    const { account, conversation: jid } = message
    const place: Place = { account, conversation: jid }
    const { wishes, row, view } = await storage.read(STORES, async (tx) => {
      const [stored, known, settings] = await Promise.all([
        conversationOf(tx, account, jid),
        acquaintanceWith(tx, account, jid),
        readSettings(tx),
      ])
      const shown = asView(stored ?? newConversation(account, jid, 0), known)
      return { wishes: settings.notifications, row: stored, view: shown }
    })
    const telling = worthTelling(message, {
      wishes,
      standing: view.standing ?? 'known',
      conversation: row,
      isSeen: looking.isSeen(place),
      now,
      minute: minute(),
    })
    const news: News = {
      ...place,
      name: view.name,
      text: wishes.text ? message.body : null,
      attachments: wishes.text ? (message.attachments ?? []) : [],
      to: deps.accounts.get().length > 1 ? account : null,
    }
    return { news, telling }
  }

  async function tell(came: Came): Promise<void> {
    const { news, telling } = await newsOf(came)
    if (!herald || !(telling.show || telling.sound)) return
    hasHeard.set(true)
    const sounds = telling.sound && play('in')
    if (!telling.show) return
    const { open, answer } = herald
    const { message } = came
    // Where no sound of ours can be heard, the system has one.
    notices.show(message, herald.words(news), telling.sound && !sounds, {
      onPress: () => open(news),
      onAnswer: (text) => answer(news, text, message.order),
    })
  }

  /** In the order in which they came; what breaks off is told by the list. */
  async function tellWaiting(): Promise<void> {
    const round = waiting
    waiting = []
    for (const came of lastOfEach(round)) await tell(came).catch(ignore)
  }

  const listener = {
    came(message: Message, now: number) {
      if (message.direction !== 'in') return
      waiting.push({ message, now })
      if (waiting.length === 1) work = work.then(tellWaiting)
    },
    said(_: BareJid) {
      void wishesNow().then(({ sound, quiet }) => {
        if (sound && !isQuiet(minute(), quiet)) play('out')
      }, ignore)
    },
  }

  return {
    permission: attention.permission,
    askPermission: attention.askPermission,
    hasHeard,
    begin(next) {
      herald = next
      const adopt = () => void notices.adopt().catch(ignore)
      const stops = [
        sayings.listen(listener),
        platform.visible.subscribe(adopt),
        attention.lasting?.onPress((tag) => {
          const place = readNoticeTag(tag)
          if (place) next.open(place)
        }),
      ]
      adopt()
      return () => {
        for (const stop of stops) stop?.()
        notices.closeAll()
        herald = null
      }
    },
    look(at) {
      looking.at(at)
      if (at && platform.visible.get()) notices.closeOf(at)
    },
    showCount: attention.showCount,
    async tryOut(words) {
      const { sound } = await wishesNow()
      return notices.tryOut(words, sound && !attention.play('in'))
    },
  }
}

function lastOfEach(round: readonly Came[]): Came[] {
  const counts = new Map<string, number>()
  const kept = round.toReversed().filter(({ message: { account, conversation } }) => {
    const chat = `${account} ${conversation}`
    const count = (counts.get(chat) ?? 0) + 1
    counts.set(chat, count)
    return count <= MOST_AT_ONCE
  })
  return kept.reverse()
}

const ignore = () => {}
