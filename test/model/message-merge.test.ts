import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/model/message.ts'
import { advance, mergeMessage } from '../../src/model/message-merge.ts'
import { alice, bob, message } from '../storage/rows.ts'

const ours = (more: Partial<Message> = {}) =>
  message(alice, bob, 5, { direction: 'out', from: alice, state: 'sending', origin: 'local', ...more })

const anyCopy: fc.Arbitrary<Message> = fc
  .record({
    state: fc.constantFrom('sending', 'sent', 'delivered', 'read', 'failed'),
    failure: fc.constantFrom(undefined, 'service-unavailable'),
    origin: fc.constantFrom('live', 'carbon', 'archive', 'resumed', 'local'),
    time: fc.nat(3),
    aliases: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  })
  .map(({ state, failure, ...more }) =>
    ours({ state, ...(state === 'failed' && failure ? { failure } : {}), ...more }),
  )

/** What does not depend on which copy was there first. */
const known = ({ state, failure, time, origin, aliases }: Message) => ({
  state,
  failure,
  time,
  archived: origin === 'archive',
  aliases: [...aliases].sort(),
})

describe('merging copies of a message', () => {
  it('keeps every name and the place, and takes the time of the server', () => {
    const stored = ours({ aliases: ['a'], time: 100 })
    const archived = ours({
      aliases: ['b'],
      time: 160,
      origin: 'archive',
      order: 9,
      body: 'other',
      id: 'other',
    })
    expect(mergeMessage(stored, archived)).toEqual({
      ...stored,
      aliases: ['a', 'b'],
      time: 160,
      origin: 'archive',
    })
  })

  it('does not let a later live copy move the time of the archive', () => {
    const archived = ours({ time: 160, origin: 'archive' })
    expect(mergeMessage(archived, ours({ time: 100, origin: 'resumed' }))).toBe(archived)
  })

  it('takes back a failure that nobody stated when a copy proves that the server has it', () => {
    expect(mergeMessage(ours({ state: 'failed' }), ours({ state: 'sent' })).state).toBe('sent')
  })

  it('keeps a failure that the other side stated although the archive has the message', () => {
    const bounced = ours({ state: 'failed', failure: 'service-unavailable' })
    expect(mergeMessage(bounced, ours({ state: 'sent' }))).toBe(bounced)
  })

  it('forgets the failure when one of the devices got it after all', () => {
    const bounced = ours({ state: 'failed', failure: 'service-unavailable' })
    expect(mergeMessage(bounced, ours({ state: 'delivered' }))).toEqual(ours({ state: 'delivered' }))
  })

  it('gives the stored row itself back when the copy says nothing new', () => {
    fc.assert(
      fc.property(anyCopy, anyCopy, (a, b) => {
        const merged = mergeMessage(a, b)
        expect(mergeMessage(merged, b)).toBe(merged)
        expect(mergeMessage(merged, a)).toBe(merged)
        expect(mergeMessage(a, a)).toBe(a)
      }),
    )
  })

  it('knows the same in whatever sequence the copies come', () => {
    fc.assert(
      fc.property(anyCopy, anyCopy, anyCopy, (a, b, c) => {
        expect(known(mergeMessage(a, b))).toEqual(known(mergeMessage(b, a)))
        expect(known(mergeMessage(mergeMessage(a, b), c))).toEqual(known(mergeMessage(a, mergeMessage(b, c))))
      }),
    )
  })
})

describe('the state of a message', () => {
  it('only climbs', () => {
    const climb = ['sending', 'sent', 'delivered', 'read'] as const
    for (const [from, before] of climb.entries())
      for (const [to, after] of climb.entries())
        expect(advance(ours({ state: before }), after).state).toBe(climb[Math.max(from, to)])
  })

  it('becomes failed when the other side says so, until a device has it', () => {
    const refused = (state: Message['state']) => advance(ours({ state }), 'failed', 'service-unavailable')
    expect(refused('sending')).toMatchObject({ state: 'failed', failure: 'service-unavailable' })
    expect(refused('sent')).toMatchObject({ state: 'failed', failure: 'service-unavailable' })
    expect(refused('delivered').state).toBe('delivered')
  })

  it('does not become failed for no reason once the server has it', () => {
    expect(advance(ours({ state: 'sent' }), 'failed').state).toBe('sent')
  })
})
