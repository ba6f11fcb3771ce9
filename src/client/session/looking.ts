/**
 * Which chats somebody has before their eyes: open in a window that is visible and has the focus, in whichever tab of this
 * installation. Each tab tells the others, and is forgotten when the lock that it holds is free: then it is gone.
 */
import type { Platform } from '../../platform/platform.ts'
import type { Place } from '../noticing/noticing.ts'

export interface Looking {
  /** The chat that is open here; null = none. */
  at(place: Place | null): void
  isSeen(place: Place): boolean
  stop(): void
}

type Word = { kind: 'who' } | { kind: 'at'; tab: string; place: Place | null }

const CHANNEL = 'tessera:looking'
const lockOf = (tab: string) => `tessera:looking:${tab}`
const isSame = (a: Place, b: Place) => a.account === b.account && a.conversation === b.conversation

export function createLooking(platform: Pick<Platform, 'channel' | 'lock' | 'visible' | 'focused'>): Looking {
  const tab = crypto.randomUUID()
  const channel = platform.channel(CHANNEL)
  const own = platform.lock(lockOf(tab))
  /** What other tabs look at, and the locks that tell when they are gone. */
  const others = new Map<string, Place | null>()
  const waiting = new Map<string, ReturnType<Platform['lock']>>()
  let open: Place | null = null
  let told: Place | null = null

  const here = () => (platform.visible.get() && platform.focused.get() ? open : null)
  const tell = () => {
    told = here()
    channel.post({ kind: 'at', tab, place: told } satisfies Word)
  }
  const change = () => {
    const now = here()
    if (now === told || (now && told && isSame(now, told))) return
    tell()
  }

  function heard(other: string, place: Place | null): void {
    others.set(other, place)
    if (waiting.has(other)) return
    const lock = platform.lock(lockOf(other))
    waiting.set(other, lock)
    void lock.held.then(() => {
      others.delete(other)
      waiting.delete(other)
      lock.release()
    })
  }

  channel.listen((message) => {
    if (!message || typeof message !== 'object' || !('kind' in message)) return
    const word = message as Word
    if (word.kind === 'at') heard(word.tab, word.place)
    else if (word.kind === 'who' && told) tell()
  })
  const stops = [platform.visible.subscribe(change), platform.focused.subscribe(change)]
  channel.post({ kind: 'who' } satisfies Word)

  return {
    at(place) {
      open = place
      change()
    },
    isSeen(place) {
      return [here(), ...others.values()].some((seen) => seen !== null && isSame(seen, place))
    },
    stop() {
      for (const stop of stops) stop()
      for (const lock of waiting.values()) lock.release()
      own.release()
      channel.close()
    },
  }
}
