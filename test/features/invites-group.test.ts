import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MakeInvite } from '../../src/client/invites/inviting.ts'
import { type GroupPlan, type GroupShow, startGroupShow } from '../../src/features/invites/group-show.ts'
import type { IssuedInvite } from '../../src/model/issued-invite.ts'
import { type FakeInvites, fakeInvites } from '../support/fake-invites.ts'
import { issued, madeOf, WEB } from '../support/verona-invites.ts'

const MINUTE = 60_000
const wishes: unknown[][] = []
let invites: FakeInvites
let show: GroupShow
let made: number

const settled = () => vi.advanceTimersByTimeAsync(0)
const change = (id: string, patch: Partial<IssuedInvite>) =>
  invites.all.set((invites.all.get() ?? []).map((row) => (row.id === id ? { ...row, ...patch } : row)))
const use = async (id: string, by: string | null = `${id}@verona.example`) => {
  change(id, { state: { is: 'used', by, at: Date.now() } })
  await settled()
}
const begin = async (plan: Partial<GroupPlan> = {}) => {
  show = startGroupShow(invites, { kind: 'contact', webAddress: WEB, people: null, until: null, ...plan })
  await settled()
}
const now = () => show.state.get()
const current = () => now().current?.invite.id ?? null
const joined = () => now().joined.map(({ id }) => id)
const asked = (name: string) => wishes.filter(([first]) => first === name).map(([, second]) => second)
const makes = (): MakeInvite => {
  made += 1
  const invite = issued(`g${made}`, Date.now(), { handedOut: false })
  invites.all.set([invite, ...(invites.all.get() ?? [])])
  return madeOf(invite)
}

beforeEach(() => {
  vi.useFakeTimers()
  wishes.length = 0
  made = 0
  invites = fakeInvites((...words) => wishes.push(words))
  invites.answers.make = makes
  invites.answers.withdraw = () => ({ status: 'withdrawn' })
})
afterEach(() => {
  show.close()
  vi.useRealTimers()
})

describe('showing invites to a group', () => {
  it('has the next one ready, and hands out only what was on screen', async () => {
    await begin()
    expect(current()).toBe('g1')
    expect(made).toBe(2)
    expect(asked('invites.handOut')).not.toContain('g2')
    expect(wishes.findIndex(([name]) => name === 'invites.handOut')).toBeLessThan(
      wishes.findLastIndex(([name]) => name === 'invites.make'),
    )
  })

  it('changes the code as soon as it was used, and counts who came', async () => {
    await begin()
    await use('g1')
    expect([current(), joined(), made]).toEqual(['g2', ['g1'], 3])
    await use('g2', null)
    expect([current(), joined(), made]).toEqual(['g3', ['g1', 'g2'], 4])
  })

  it('follows the one on screen and no other, so that the client knows which it is', async () => {
    const followed: string[] = []
    const one = invites.one.bind(invites)
    invites.one = (id) => {
      const live = one(id)
      return {
        get: live.get,
        subscribe(listener) {
          followed.push(id)
          const stop = live.subscribe(listener)
          return () => {
            followed.splice(followed.indexOf(id), 1)
            stop()
          }
        },
      }
    }
    await begin()
    expect(followed).toEqual(['g1'])
    await use('g1')
    expect(followed).toEqual(['g2'])
    show.close()
    expect(followed).toEqual([])
  })

  it('replaces one that ended or was withdrawn, and counts nobody for it', async () => {
    await begin()
    change('g1', { state: { is: 'withdrawn', at: Date.now() } })
    await settled()
    expect([current(), joined()]).toEqual(['g2', []])
    await vi.advanceTimersByTimeAsync(4 * 24 * 60 * MINUTE)
    expect(joined()).toEqual([])
    expect(current()).not.toBe('g2')
  })

  it('makes no more than may come, and stops when they have', async () => {
    await begin({ people: 2 })
    await use('g1')
    expect([current(), made]).toEqual(['g2', 2])
    await use('g2')
    expect([now().over, current(), made]).toEqual(['people', null, 2])
    expect(asked('invites.withdraw')).toEqual([])
  })

  it('stops at its time, and withdraws the code that the room has seen', async () => {
    await begin({ until: Date.now() + 15 * MINUTE })
    await vi.advanceTimersByTimeAsync(15 * MINUTE - 1)
    expect(now().over).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect([now().over, current()]).toEqual(['time', null])
    expect(asked('invites.withdraw')).toEqual(['g1'])
    expect(now().leftover?.withdrawal).toEqual({ status: 'withdrawn' })
  })

  it('is honest of a last code that nobody can withdraw', async () => {
    invites.answers.withdraw = () => ({ status: 'ends-by-itself', at: 5 })
    await begin()
    show.stop()
    await settled()
    expect(now().over).toBe('stopped')
    expect(now().leftover?.withdrawal).toEqual({ status: 'ends-by-itself', at: 5 })
  })

  it('goes on when the network is back, with everybody who came in meanwhile', async () => {
    await begin()
    invites.answers.make = () => ({ status: 'offline' })
    await use('g1')
    expect([current(), now().trouble]).toEqual(['g2', { status: 'offline' }])
    await use('g2')
    expect([current(), joined()]).toEqual([null, ['g1', 'g2']])
    invites.answers.make = makes
    show.retry()
    await settled()
    expect([current(), joined(), now().trouble]).toEqual(['g3', ['g1', 'g2'], null])
  })

  it('keeps the code on screen when there is no next one, and asks again when somebody used it', async () => {
    let isFull = false
    invites.answers.make = () => (isFull ? { status: 'limit', text: null } : makes())
    await begin()
    isFull = true
    await use('g1')
    expect([current(), now().trouble?.status]).toEqual(['g2', 'limit'])
    isFull = false
    await use('g2')
    expect([current(), now().trouble]).toEqual(['g3', null])
  })

  it('asks nothing more of a server that it was told to leave', async () => {
    await begin()
    show.close()
    const before = made
    await use('g1')
    show.retry()
    await settled()
    expect(made).toBe(before)
  })
})
