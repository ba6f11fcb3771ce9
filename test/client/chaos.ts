/** Random lives of two people and their tabs on a bad network, the same for the same seed. */
import { expect, vi } from 'vitest'
import { listOutbox } from '../../src/storage/outbox.ts'
import { messagesOf } from '../support/database-view.ts'
import type { ServerHabits } from '../support/fake-xmpp-server.ts'
import { jidOf, World } from '../support/world.ts'
import { ChaosTalk, type Deed, type Person } from './chaos-talk.ts'

export const romeo = jidOf('romeo')
export const juliet = jidOf('juliet')

/** mulberry32: small, and good enough to shuffle a script. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** With CHAOS_WATCH=1 each moment on the way is looked at, not only the end. */
const WATCHED = process.env.CHAOS_WATCH === '1'

type Action =
  | Deed
  | 'send'
  | 'pour'
  | 'move'
  | 'cut'
  | 'reload'
  | 'open'
  | 'close'
  | 'restart'
  | 'wait'
  | 'idle'
const WEIGHTS: Record<Action, number> = {
  send: 8,
  pour: 2,
  correct: 2,
  react: 3,
  retract: 1,
  reply: 2,
  move: 14,
  idle: 6,
  cut: 3,
  reload: 2,
  open: 1,
  close: 1,
  restart: 1,
  wait: 3,
}
const ACTIONS = Object.entries(WEIGHTS).flatMap(([action, weight]) =>
  Array<Action>(weight).fill(action as Action),
)

export class Chaos {
  readonly world: World
  readonly log: string[] = []
  readonly talk = new ChaosTalk((all) => this.#pick(all))
  people: Person[] = []
  #random: () => number

  constructor(seed: number, habits: Partial<ServerHabits> = {}) {
    this.world = new World(habits)
    this.#random = randomFrom(seed)
    // Waiting times and names are part of the script.
    const other = randomFrom(seed + 1_000_000)
    vi.spyOn(Math, 'random').mockImplementation(other)
    vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
      const digits = Array.from({ length: 8 }, () =>
        Math.floor(other() * 65536)
          .toString(16)
          .padStart(4, '0'),
      ).join('')
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`
    })
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count)
  }
  #pick<T>(all: readonly T[]): T {
    return all[this.#below(all.length)] as T
  }

  async begin(skews: readonly number[] = [0, 0]): Promise<void> {
    this.world.server.join('romeo').befriend(juliet)
    this.world.server.join('juliet').befriend(romeo)
    for (const [index, name] of ['romeo', 'juliet'].entries()) {
      const { device } = await this.world.signedIn(name, skews[index])
      this.people.push({ name, peer: name === 'romeo' ? juliet : romeo, device })
    }
  }

  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step++) {
      await this.#act(this.#pick(ACTIONS), this.#pick(this.people))
      if (WATCHED) await this.talk.inOrder(this.people)
    }
  }

  async #act(action: Action, person: Person): Promise<void> {
    const { world } = this
    const tab = this.#pick([...person.device.tabs])
    this.log.push(`${action} ${person.name}`)
    if (action === 'send') await this.talk.send(person, tab)
    else if (action === 'pour')
      for (let more = 4 + this.#below(12); more > 0; more--) await this.talk.send(person, tab)
    else if (action === 'correct' || action === 'react' || action === 'retract' || action === 'reply') {
      // Nobody does two things to one message in one second, which is all that some archives know of times.
      const later = world.time.now() + 1000
      while (world.time.next(later)) await world.idle()
      this.log.push(await this.talk.say(action, person, tab))
    } else if (action === 'move') await this.#move(1 + this.#below(6))
    else if (action === 'idle') await world.idle()
    else if (action === 'cut') world.network.cut(tab.wires)
    else if (action === 'reload') await world.reload(person.device, tab, this.#fate())
    else if (action === 'open' && person.device.tabs.size < 3) await person.device.open()
    else if (action === 'close' && person.device.tabs.size > 1) tab.die(this.#fate())
    else if (action === 'restart') {
      world.network.cut()
      world.server.restart()
    } else if (action === 'wait') await this.#wait(1 + this.#below(4))
  }

  #fate = () => this.#pick(['abort', 'commit'] as const)

  async #move(frames: number): Promise<void> {
    for (let moved = 0; moved < frames; moved++) {
      const moving = this.world.network.moving()
      if (!moving.length) return
      const wire = this.#pick(moving)
      const upwards = wire.up.length > 0 && (wire.down.length === 0 || this.#random() < 0.5)
      if (upwards) wire.moveUp()
      else wire.moveDown()
      for (let turns = this.#below(4); turns > 0; turns--)
        await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  async #wait(timers: number): Promise<void> {
    for (let timer = 0; timer < timers; timer++) {
      this.world.time.next(this.world.time.now() + 500)
      await this.#move(this.#below(4))
    }
  }

  /** The network is good, and everybody has time. */
  async rest(): Promise<void> {
    await this.world.settled()
    await this.world.advance(120_000)
    await this.world.settled()
  }

  async check(): Promise<void> {
    await this.talk.check(this.people)
    for (const person of this.people) {
      const [tab] = [...person.device.tabs]
      if (!tab) throw new Error('no tab')
      const mine = (await messagesOf(tab, person.peer)).filter(({ direction }) => direction === 'out')
      expect(
        mine
          .filter(({ state }) => state === 'sending' || state === 'failed')
          .map(({ body, state }) => `${body} ${state}`),
      ).toEqual([])
      const account = jidOf(person.name)
      expect(await tab.storage.read(['outbox'], (tx) => listOutbox(tx, account))).toEqual([])
    }
  }
}
