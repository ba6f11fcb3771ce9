import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from '../../../src/xmpp/backoff.ts'
import { ConnectFailure, type ConnectProblem } from '../../../src/xmpp/failure.ts'
import { surroundings } from './surroundings.ts'

const gone = (problem: ConnectProblem = 'unreachable') => new ConnectFailure(problem)

describe('waiting', () => {
  it('is full jitter: anywhere from nothing to twice as long each time, up to a minute', () => {
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const wait = backoff(failures, random)
          expect(wait).toBeGreaterThanOrEqual(0)
          expect(wait).toBeLessThanOrEqual(Math.min(60_000, 500 * 2 ** failures))
          expect(backoff(failures, 0)).toBe(0)
        },
      ),
    )
    expect([0, 1, 2, 6, 7, 50].map((failures) => backoff(failures, 0.999999))).toEqual([
      499, 999, 1999, 31_999, 59_999, 59_999,
    ])
  })
})

describe('the supervisor', () => {
  it('4 connects, is online, and waits longer after each failure', async () => {
    const { supervisor, attempts, states, clock, settle } = surroundings({ random: 0.5 })
    expect(states).toEqual([])
    supervisor.start()
    await settle()
    for (const wait of [250, 500, 1000, 2000]) {
      attempts.at(-1)?.fail(gone())
      await settle()
      expect(states.at(-1)).toEqual({ kind: 'waiting', until: clock.now + wait })
      clock.pass(wait - 1)
      await settle()
      expect(states.at(-1)?.kind).toBe('waiting')
      clock.pass(1)
      await settle()
      expect(states.at(-1)).toEqual({ kind: 'connecting' })
    }
    attempts.at(-1)?.succeed()
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'online' })
    expect(attempts).toHaveLength(5)
  })

  it('4 begins anew after a stream that lasted, and not after one that did not', async () => {
    const { supervisor, attempts, states, clock, settle } = surroundings({ random: 0.5 })
    supervisor.start()
    await settle()
    for (const [lasted, wait] of [
      [1000, 250],
      [1000, 500],
      [29_999, 1000],
      [30_000, 250],
    ] as const) {
      attempts.at(-1)?.succeed()
      await settle()
      clock.pass(lasted)
      supervisor.closed(gone())
      expect(states.at(-1)).toEqual({ kind: 'waiting', until: clock.now + wait })
      clock.pass(wait)
      await settle()
    }
  })

  it.each([
    'not-authorized',
    'token-rejected',
    'no-mechanism',
    'server-not-proved',
    'account-disabled',
    'host-unknown',
    'conflict',
  ] as const)('4 stops at %s until a person starts it again', async (problem) => {
    for (const when of ['connecting', 'online']) {
      const { supervisor, attempts, states, clock, online, visible, wake, settle } = surroundings()
      supervisor.start()
      await settle()
      if (when === 'online') {
        attempts[0]?.succeed()
        await settle()
        supervisor.closed(gone(problem))
      } else attempts[0]?.fail(gone(problem))
      await settle()
      expect(states.at(-1)).toMatchObject({ kind: 'blocked', failure: { problem } })
      clock.pass(600_000)
      online.set(false)
      online.set(true)
      visible.set(true)
      wake()
      supervisor.wakeNow()
      await settle()
      expect(attempts).toHaveLength(1)
      supervisor.start()
      await settle()
      expect(attempts).toHaveLength(2)
    }
  })

  it('4 tries again at once where the network came back while it was trying: that attempt was of the one before', async () => {
    const { supervisor, attempts, states, clock, online, settle } = surroundings({ random: 0.5 })
    supervisor.start()
    await settle()
    attempts[0]?.fail(gone())
    await settle()
    online.set(false)
    // Somebody knows better than the machine.
    supervisor.wakeNow()
    await settle()
    online.set(true)
    await settle()
    // It may still come through.
    expect(attempts).toHaveLength(2)
    attempts[1]?.fail(gone())
    await settle()
    expect(attempts).toHaveLength(3)
    expect(states.at(-1)).toEqual({ kind: 'connecting' })
    // Once: the next one is of this network.
    attempts[2]?.fail(gone())
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'waiting', until: clock.now + 1000 })
    expect(attempts).toHaveLength(3)
  })

  it('4 waits for a network, and tries at once when there is one', async () => {
    const { supervisor, attempts, states, clock, online, settle } = surroundings()
    online.set(false)
    supervisor.start()
    await settle()
    expect(states).toEqual([{ kind: 'offline' }])
    clock.pass(600_000)
    expect(attempts).toHaveLength(0)
    online.set(true)
    await settle()
    attempts[0]?.fail(gone())
    await settle()
    online.set(false)
    expect(states.at(-1)).toEqual({ kind: 'offline' })
    clock.pass(600_000)
    await settle()
    expect(attempts).toHaveLength(1)
    supervisor.wakeNow()
    await settle()
    expect(attempts).toHaveLength(2)
  })

  it.each(['online', 'visible', 'pageshow', 'clock', 'person'])(
    '4 wakes from waiting: %s',
    async (signal) => {
      const { supervisor, attempts, clock, online, visible, wake, settle } = surroundings({ random: 0.999 })
      supervisor.start()
      await settle()
      for (let round = 0; round < 10; round++) {
        attempts.at(-1)?.fail(gone())
        await settle()
        if (round < 9) clock.pass(60_000)
        await settle()
      }
      visible.set(false)
      await settle()
      expect(attempts).toHaveLength(10)
      if (signal === 'online') online.set(true)
      if (signal === 'visible') visible.set(true)
      if (signal === 'pageshow') wake()
      if (signal === 'clock') clock.sleep(45_000)
      if (signal === 'person') supervisor.wakeNow()
      await settle()
      expect(attempts).toHaveLength(11)
    },
  )

  it('4 asks a socket before it believes it dead or alive', async () => {
    const { supervisor, attempts, states, clock, visible, wake, settle } = surroundings()
    supervisor.start()
    await settle()
    const first = attempts[0]?.succeed()
    await settle()
    wake()
    visible.set(false)
    visible.set(true)
    clock.sleep(100_000)
    expect(first?.probes).toHaveLength(1)
    expect(first?.probes[0]?.timeout).toBe(5000)
    first?.probes[0]?.answer(true)
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'online' })
    expect(first?.dropped).toBe(false)

    wake()
    first?.probes[1]?.answer(false)
    await settle()
    expect(first?.dropped).toBe(true)
    expect(states.at(-1)).toEqual({ kind: 'connecting' })
    expect(attempts).toHaveLength(2)
  })

  it('4 asks a silent stream every minute, and when the machine says that it is offline', async () => {
    const { supervisor, attempts, states, clock, online, settle } = surroundings()
    supervisor.start()
    await settle()
    const stream = attempts[0]?.succeed()
    await settle()
    clock.pass(59_000)
    expect(stream?.probes).toHaveLength(0)
    clock.pass(1000)
    expect(stream?.probes).toHaveLength(1)
    stream?.probes[0]?.answer(true)
    await settle()
    online.set(false)
    stream?.probes[1]?.answer(false)
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'offline' })
    expect(stream?.dropped).toBe(true)
  })

  it('4 asks a silent stream although the clock was set back', async () => {
    const { supervisor, attempts, clock, settle } = surroundings()
    supervisor.start()
    await settle()
    const stream = attempts[0]?.succeed()
    await settle()
    clock.setBack(3_600_000)
    clock.pass(70_000)
    expect(stream?.probes).toHaveLength(1)
  })

  it('4 goes on asking a stream that still answers while the machine says that it is offline', async () => {
    const { supervisor, attempts, states, clock, online, settle } = surroundings()
    supervisor.start()
    await settle()
    const stream = attempts[0]?.succeed()
    await settle()
    online.set(false)
    // The answer was on its way already.
    stream?.probes[0]?.answer(true)
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'online' })
    clock.pass(10_000)
    expect(stream?.probes).toHaveLength(2)
    stream?.probes[1]?.answer(false)
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'offline' })
  })

  it('4 gives an attempt up when the network goes, whose socket would be silent for long, and tries anew when it is back', async () => {
    const { supervisor, attempts, states, online, settle } = surroundings()
    supervisor.start()
    await settle()
    online.set(false)
    expect(states.at(-1)).toEqual({ kind: 'offline' })
    expect(attempts[0]?.signal.aborted).toBe(true)
    attempts[0]?.fail(gone('aborted'))
    await settle()
    expect(states.at(-1)).toEqual({ kind: 'offline' })
    online.set(true)
    await settle()
    attempts[1]?.succeed()
    await settle()
    expect(states.map(({ kind }) => kind)).toEqual(['connecting', 'offline', 'connecting', 'online'])
  })

  it('4 never has two attempts at a time', async () => {
    const { supervisor, attempts, online, visible, wake, clock, settle } = surroundings()
    supervisor.start()
    supervisor.start()
    supervisor.wakeNow()
    wake()
    online.set(true)
    visible.set(true)
    clock.sleep(300_000)
    await settle()
    expect(attempts).toHaveLength(1)
    supervisor.stop()
    supervisor.start()
    await settle()
    expect(attempts[0]?.signal.aborted).toBe(true)
    expect(attempts).toHaveLength(1)
    attempts[0]?.fail(gone('aborted'))
    await settle()
    expect(attempts).toHaveLength(2)
    expect(attempts[1]?.signal.aborted).toBe(false)
  })

  it('4 stops whatever it is doing, and lets go of its surroundings', async () => {
    const { supervisor, attempts, states, clock, online, visible, wake, settle, listeners } = surroundings()
    supervisor.start()
    await settle()
    supervisor.stop()
    expect(attempts[0]?.signal.aborted).toBe(true)
    expect(states.at(-1)).toEqual({ kind: 'idle' })
    const late = attempts[0]?.succeed()
    await settle()
    expect(late?.dropped).toBe(true)
    expect(states.at(-1)).toEqual({ kind: 'idle' })
    online.set(false)
    online.set(true)
    visible.set(true)
    wake()
    clock.sleep(600_000)
    supervisor.wakeNow()
    supervisor.closed(gone())
    await settle()
    expect(attempts).toHaveLength(1)
    expect(listeners()).toBe(0)
    expect(clock.timers).toBe(0)
  })

  it('does not take a stream for alive that ended while it was handed over', async () => {
    const { supervisor, attempts, states, settle } = surroundings()
    supervisor.start()
    await settle()
    supervisor.closed(gone())
    attempts[0]?.succeed()
    await settle()
    expect(states.at(-1)?.kind).toBe('waiting')
  })
})
