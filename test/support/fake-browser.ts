/** One installation as the platform sees it: locks and channels that its tabs share, and a clock that may be wrong. */
import { type Value, value } from '../../src/live/live.ts'
import type { Platform } from '../../src/platform/platform.ts'
import type { Channel } from '../../src/storage/changes.ts'
import { type FakeAttention, fakeAttention } from './fake-attention.ts'
import { type FakeAway, fakeAway } from './fake-away.ts'
import { fakeMark, fakeRoom } from './fake-room.ts'
import type { FakeTime } from './fake-time.ts'

interface End {
  name: string
  hear(message: unknown): void
}

export interface FakeTab {
  platform: Platform
  /** For the database's own channel. */
  channel(name: string): Channel
  visible: Value<boolean>
  focused: Value<boolean>
  attention: FakeAttention
  away: FakeAway
  /** When somebody last touched it: for ever, if a test does not say otherwise. */
  touched: Value<number>
  online: Value<boolean>
  wake(): void
  /** As when the page goes: nothing of it runs any more, its locks are free, its channels silent. */
  kill(): void
}

export class FakeBrowser {
  /** What this machine's clock is off, milliseconds. */
  skew: number
  readonly online = value(true)
  readonly room = fakeRoom()
  readonly mark = fakeMark()
  #time: FakeTime
  #ends = new Set<End>()
  #locks = new Map<string, (() => void)[]>()

  constructor(time: FakeTime, skew = 0) {
    this.#time = time
    this.skew = skew
  }

  openTab(): FakeTab {
    const ending: (() => void)[] = []
    const wakers = new Set<() => void>()
    const visible = value(true)
    const focused = value(true)
    const attention = fakeAttention()
    const away = fakeAway()
    const touched = value(Number.POSITIVE_INFINITY)
    ending.push(attention.clear)
    let alive = true
    const channel = (name: string) => {
      const made = this.#channel(name)
      ending.push(made.close)
      return made
    }
    const lock = (name: string) => {
      const made = this.#lock(name)
      ending.push(made.release)
      return made
    }
    return {
      platform: {
        now: () => this.#time.now() + this.skew,
        online: this.online,
        visible,
        focused,
        onWake(listener) {
          wakers.add(listener)
          return () => wakers.delete(listener)
        },
        setTimer: (milliseconds, run) => this.#time.setTimer(milliseconds, () => alive && run()),
        device: { software: 'Tessera', device: 'test' },
        room: () => Promise.resolve(this.room),
        mark: this.mark,
        lock,
        channel,
        attention: () => Promise.resolve(attention),
        away: () => Promise.resolve(away),
        touched: () => Promise.resolve(touched),
      },
      channel,
      visible,
      focused,
      attention,
      away,
      touched,
      online: this.online,
      wake() {
        for (const waker of [...wakers]) waker()
      },
      kill() {
        alive = false
        for (const end of ending.splice(0)) end()
      },
    }
  }

  /** By copy, later, and never back to the sender. */
  #channel(name: string): Channel {
    const listeners = new Set<(message: unknown) => void>()
    const end: End = {
      name,
      hear: (message) => {
        for (const listener of [...listeners]) listener(message)
      },
    }
    this.#ends.add(end)
    return {
      post: (message) => {
        if (!this.#ends.has(end)) return
        for (const other of this.#ends) {
          if (other === end || other.name !== name) continue
          const copy: unknown = structuredClone(message)
          queueMicrotask(() => this.#ends.has(other) && other.hear(copy))
        }
      },
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      close: () => void this.#ends.delete(end),
    }
  }

  #lock(name: string) {
    const queue = this.#locks.get(name) ?? []
    this.#locks.set(name, queue)
    let grant = () => {}
    const held = new Promise<void>((resolve) => {
      grant = resolve
    })
    queue.push(grant)
    if (queue[0] === grant) grant()
    return {
      held,
      release() {
        const at = queue.indexOf(grant)
        if (at < 0) return
        queue.splice(at, 1)
        if (at === 0) queue[0]?.()
      },
    }
  }
}
