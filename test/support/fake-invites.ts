/** Inviting, in memory: what can be made and what was made is set by the test, every wish is written down. */
import type {
  InviteOffers,
  Invites,
  MakeInvite,
  Preflight,
  Withdrawal,
} from '../../src/client/invites/inviting.ts'
import { map, type Value, value } from '../../src/live/live.ts'
import type { IssuedInvite } from '../../src/model/issued-invite.ts'

export interface FakeInvites extends Invites {
  readonly offers: Value<InviteOffers>
  readonly all: Value<readonly IssuedInvite[] | null>
  /** Replace to decide what comes of it. */
  answers: {
    make(kind: string): MakeInvite | Promise<MakeInvite>
    withdraw(id: string): Withdrawal
    check(id: string): Preflight | Promise<Preflight>
    reveal(id: string): { link: string; uri: string } | null
  }
}

export function fakeInvites(wish: (...words: unknown[]) => void): FakeInvites {
  const all = value<readonly IssuedInvite[] | null>([])
  const fake: FakeInvites = {
    offers: value<InviteOffers>({ status: 'unknown' }),
    all,
    answers: {
      make: () => ({ status: 'offline' }),
      withdraw: () => ({ status: 'withdrawn' }),
      check: () => ({ status: 'good' }),
      reveal: () => null,
    },
    async make(kind, options) {
      wish('invites.make', kind, options)
      return fake.answers.make(kind)
    },
    one: (id) => map(all, (rows) => rows?.find((row) => row.id === id) ?? null),
    async reveal(id) {
      wish('invites.reveal', id)
      return fake.answers.reveal(id)
    },
    async note(id, text) {
      wish('invites.note', id, text)
    },
    async handOut(id) {
      wish('invites.handOut', id)
    },
    async settle(id, by, came) {
      wish('invites.settle', id, by, came)
    },
    async withdraw(id) {
      wish('invites.withdraw', id)
      return fake.answers.withdraw(id)
    },
    async forget(id) {
      wish('invites.forget', id)
    },
    async check(id) {
      wish('invites.check', id)
      return fake.answers.check(id)
    },
  }
  return fake
}
