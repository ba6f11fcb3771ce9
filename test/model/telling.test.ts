import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message, Origin } from '../../src/model/message.ts'
import { type Facts, isQuiet, type WakingFacts, worthTelling, worthWaking } from '../../src/model/telling.ts'

const NOW = 1_800_000_000_000
const message = (patch: Partial<Message> = {}): Message => ({
  account: 'romeo@montague.example',
  id: 'm',
  conversation: 'juliet@capulet.example',
  direction: 'in',
  from: 'juliet@capulet.example',
  body: 'Wherefore?',
  order: NOW * 1000,
  time: NOW,
  state: 'delivered',
  origin: 'live',
  aliases: [],
  ...patch,
})
const facts = (patch: Partial<Facts> = {}): Facts => ({
  wishes: { show: true, text: true, sound: true, quiet: null },
  standing: 'known',
  conversation: { readUpTo: 0 },
  isSeen: false,
  now: NOW,
  minute: 720,
  ...patch,
})
const SILENT = { show: false, sound: false }

describe('what is worth telling', () => {
  it('is what somebody we know says now, and nobody sees', () => {
    expect(worthTelling(message(), facts())).toEqual({ show: true, sound: true })
    expect(worthTelling(message(), facts({ conversation: null }))).toEqual({ show: true, sound: true })
  })

  it.each<[string, Partial<Message>, Partial<Facts>]>([
    ['of our own, from another device', { direction: 'out', origin: 'carbon' }, {}],
    ['of our own', { direction: 'out', origin: 'local' }, {}],
    ['from the archive', { origin: 'archive' }, {}],
    ['what a server kept for us since yesterday', { time: NOW - 86_400_000 }, {}],
    ['taken back', { retracted: { time: NOW } }, {}],
    ['of a stranger', {}, { standing: 'stranger' }],
    ['of somebody who is kept out', {}, { standing: 'blocked' }],
    ['before somebody’s eyes', {}, { isSeen: true }],
    ['muted for good', {}, { conversation: { readUpTo: 0, muted: 'always' } }],
    ['muted until later', {}, { conversation: { readUpTo: 0, muted: NOW + 1 } }],
    ['read already', {}, { conversation: { readUpTo: NOW * 1000 } }],
    [
      'in the quiet hours',
      {},
      { wishes: { show: true, text: true, sound: true, quiet: { from: 700, until: 800 } } },
    ],
  ])('is nothing %s', (_, said, around) => {
    expect(worthTelling(message(said), facts(around))).toEqual(SILENT)
  })

  it.each<[string, Partial<Message>, Partial<Facts>]>([
    ['that a broken line held up for a moment', { origin: 'resumed', time: NOW - 30_000 }, {}],
    ['that was sent to another device of ours', { origin: 'carbon' }, {}],
    ['after a mute that is over', {}, { conversation: { readUpTo: 0, muted: NOW } }],
    [
      'after the quiet hours',
      {},
      { wishes: { show: true, text: true, sound: true, quiet: { from: 700, until: 720 } } },
    ],
  ])('is also %s', (_, said, around) => {
    expect(worthTelling(message(said), facts(around))).toEqual({ show: true, sound: true })
  })

  it('is never louder than the person wants it, and history never makes a sound', () => {
    const origins: Origin[] = ['live', 'carbon', 'archive', 'resumed', 'local']
    fc.assert(
      fc.property(
        fc.record({ show: fc.boolean(), text: fc.boolean(), sound: fc.boolean() }),
        fc.constantFrom(...origins),
        fc.constantFrom<'in' | 'out'>('in', 'out'),
        fc.integer({ min: -10, max: 10 }),
        (wishes, origin, direction, minutes) => {
          const said = message({ origin, direction, time: NOW - minutes * 60_000 })
          const told = worthTelling(said, facts({ wishes: { ...wishes, quiet: null } }))
          expect(told.show && !wishes.show).toBe(false)
          expect(told.sound && !wishes.sound).toBe(false)
          if (origin === 'archive' || direction === 'out' || minutes >= 2) expect(told).toEqual(SILENT)
        },
      ),
    )
  })
})

describe('quiet hours', () => {
  const minute = fc.integer({ min: 0, max: 1439 })

  it('may go over midnight', () => {
    const night = { from: 22 * 60, until: 7 * 60 }
    expect([22 * 60, 0, 6 * 60 + 59].map((at) => isQuiet(at, night))).toEqual([true, true, true])
    expect([7 * 60, 12 * 60, 21 * 60 + 59].map((at) => isQuiet(at, night))).toEqual([false, false, false])
    expect(isQuiet(0, null)).toBe(false)
  })

  it('and the hours that are not are the whole day, once', () => {
    fc.assert(
      fc.property(minute, minute, minute, (from, until, at) => {
        fc.pre(from !== until)
        expect(isQuiet(at, { from, until })).toBe(!isQuiet(at, { from: until, until: from }))
      }),
    )
  })

  it('begin with their first minute and are over with their last', () => {
    fc.assert(
      fc.property(minute, minute, (from, until) => {
        fc.pre(from !== until)
        expect(isQuiet(from, { from, until })).toBe(true)
        expect(isQuiet(until, { from, until })).toBe(false)
      }),
    )
  })
})

describe('whoever is woken while no page is open', () => {
  const known = { standing: 'known', conversation: null } as const
  const waking = (patch: Partial<WakingFacts> = {}): WakingFacts => ({
    wishes: { show: true, text: true, sound: true, quiet: null, closed: true },
    from: known,
    isOpen: false,
    now: NOW,
    minute: 720,
    ...patch,
  })

  it('is told who wrote, and that somebody did', () => {
    expect(worthWaking(waking())).toBe(true)
    expect(worthWaking(waking({ from: null }))).toBe(true)
  })

  it('hears nothing of strangers, of the kept out, and of what is muted', () => {
    for (const standing of ['stranger', 'blocked'] as const)
      expect(worthWaking(waking({ from: { standing, conversation: null } }))).toBe(false)
    const muted = (until: number | 'always') =>
      worthWaking(waking({ from: { ...known, conversation: { muted: until } } }))
    expect([muted('always'), muted(NOW + 1), muted(NOW - 1)]).toEqual([false, false, true])
  })

  it('is told nothing by us while a window is in sight, in quiet hours, and where it was not asked for', () => {
    const { wishes } = waking()
    expect(worthWaking(waking({ isOpen: true }))).toBe(false)
    expect(worthWaking(waking({ wishes: { ...wishes, quiet: { from: 700, until: 800 } } }))).toBe(false)
    expect(worthWaking(waking({ wishes: { ...wishes, show: false } }))).toBe(false)
    const { closed: _, ...open } = wishes
    expect(worthWaking(waking({ wishes: open }))).toBe(false)
  })
})
