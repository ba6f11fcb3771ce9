/** Walking in, in memory: the journey and every answer are set by the test, every wish is written down. No secrets. */
import type { Acceptance, Arrival, Door, Registration } from '../../src/client/arriving/arriving.ts'
import { type Value, value } from '../../src/live/live.ts'
import type { Invite } from '../../src/model/invite.ts'
import type { Journey } from '../../src/model/journey.ts'

export interface FakeArrival extends Arrival {
  readonly journey: Value<Journey | null | undefined>
  /** Replace to decide what comes of it. */
  answers: {
    accept(): Acceptance
    open(domain?: string): Door | Promise<Door>
    register(username: string): Registration | Promise<Registration>
    resolve(url: string): Awaited<ReturnType<Arrival['resolve']>>
  }
  waiting(jid: string): Value<{ since: number } | null>
}

export function fakeArrival(wish: (...words: unknown[]) => void, now = 0): FakeArrival {
  const journey = value<Journey | null | undefined>(null)
  const waiting = new Map<string, Value<{ since: number } | null>>()
  const step = (next: Journey['step']) => {
    const here = journey.get()
    if (here) journey.set({ ...here, step: next })
  }
  const fake: FakeArrival = {
    journey,
    answers: {
      accept: () => ({ status: 'no-invite' }),
      open: () => ({ status: 'offline' }),
      register: () => ({ status: 'offline' }),
      resolve: () => ({ status: 'unreachable' }),
    },
    waiting(jid) {
      const known = waiting.get(jid) ?? value<{ since: number } | null>(null)
      waiting.set(jid, known)
      return known
    },
    async take(invite: Invite) {
      const { token, ...facts } = invite
      wish('arrival.take', facts)
      journey.set({
        invite: { ...facts, tokenId: token === null ? null : `id-of-${token.length}` },
        step: { at: 'landing' },
        openedAt: now,
      })
    },
    async uri() {
      wish('arrival.uri')
      return 'xmpp:romeo@verona.example?roster;preauth=TOKEN'
    },
    async leave() {
      wish('arrival.leave')
      journey.set(null)
    },
    async reconsider() {
      wish('arrival.reconsider')
      step({ at: 'landing' })
    },
    async choose(account) {
      wish('arrival.choose', account)
      step({ at: 'landing', account })
    },
    async accept(as) {
      wish('arrival.accept', ...(as ? [as] : []))
      return fake.answers.accept()
    },
    async signInFirst() {
      wish('arrival.signInFirst')
      step({ at: 'sign-in' })
    },
    async open(domain) {
      wish('arrival.open', domain)
      const door = await fake.answers.open(domain)
      if (door.status === 'open') step({ at: 'join', domain: door.domain, username: door.username.value })
      return door
    },
    async register(username) {
      wish('arrival.register', username)
      return fake.answers.register(username)
    },
    waitingFor: (jid) => fake.waiting(jid),
    async resolve(url) {
      wish('arrival.resolve', url)
      return fake.answers.resolve(url)
    },
  }
  return fake
}
