import { xml } from '@xmpp/xml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConnectFailure } from '../../../src/xmpp/failure.ts'
import type { ResumeState } from '../../../src/xmpp/stream.ts'
import { StreamManagement } from '../../../src/xmpp/stream-management.ts'

const WRAP = 2 ** 32
const h = (value: number | string) => xml('a', { h: value })
const enabled = (sm = new StreamManagement(), attributes = { id: 'sm-1', resume: 'true' }) => {
  sm.enable(xml('enabled', attributes))
  return sm
}
const from = (changes: Partial<ResumeState>) =>
  StreamManagement.from({ id: 'sm-1', self: 'a@b.example/c', handled: 0, unacked: [], acked: 0, ...changes })
const texts = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => `<message id="${first + index}"/>`)

describe('stream management', () => {
  it('keeps exactly what is not acknowledged, in order, whatever the order of writing and hearing', () => {
    const step = fc.oneof(
      fc.record({ send: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ ack: fc.nat({ max: 6 }) }),
    )
    fc.assert(
      fc.property(fc.array(step), fc.constantFrom(0, WRAP - 3, 3 * WRAP - 1), (steps, start) => {
        const sm = from({ acked: start })
        sm.enabled = true
        let waiting: string[] = []
        let sent = start
        for (const each of steps) {
          if ('send' in each)
            for (const text of texts(each.send, sent + 1)) {
              expect(sm.note(text)).toBe(++sent)
              waiting.push(text)
            }
          else if (each.ack <= waiting.length) {
            waiting = waiting.slice(each.ack)
            expect(sm.ack(h((sent - waiting.length) % WRAP))).toBe(sent - waiting.length)
          } else expect(() => sm.ack(h((sm.acked + each.ack) % WRAP))).toThrow(ConnectFailure)
          expect(sm.export('a@b.example/c')).toMatchObject({ unacked: waiting, acked: sent - waiting.length })
        }
      }),
    )
  })

  it.each(['', '-1', '1.5', 'x', '4294967296', '99999999999999999999', '2'])(
    '3 calls h=%j impossible and does not crash',
    (value) => {
      const sm = enabled()
      sm.note('<message/>')
      expect(() => sm.ack(h(value))).toThrow(ConnectFailure)
      expect(() => sm.ack(xml('a'))).toThrow(ConnectFailure)
      expect(sm.acked).toBe(0)
    },
  )

  it('3 never acknowledges more than came in, nor less than it once did', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.array(fc.nat(40)), (received, claims) => {
        const sm = enabled()
        sm.received = received
        let before = 0
        for (const claim of claims) {
          const said = Number(sm.acknowledge(claim).attrs.h)
          expect(said).toBeGreaterThanOrEqual(before)
          expect(said).toBeLessThanOrEqual(received)
          if (claim <= received) expect(said).toBeGreaterThanOrEqual(claim)
          before = said
        }
      }),
    )
  })

  it('3 counts on past 2^32, and cuts only what is written', () => {
    const sm = from({ handled: WRAP - 1, acked: WRAP - 1 })
    sm.enabled = true
    sm.received += 2
    expect(sm.acknowledge(WRAP + 1).attrs.h).toBe('1')
    expect(sm.handled).toBe(WRAP + 1)
    expect(sm.note('<message/>')).toBe(WRAP)
    expect(sm.ack(h(0))).toBe(WRAP)
  })

  it('3 a resumption writes again what the server had not heard, word for word', () => {
    const sm = from({ acked: 3, unacked: texts(4, 4), handled: 9 })
    expect(sm.resumeElement().attrs).toMatchObject({ previd: 'sm-1', h: '9' })
    sm.resumed(xml('resumed', { h: 5 }))
    expect(sm).toMatchObject({ acked: 5, sent: 7, enabled: true, received: 9, holds: true })
    expect(sm.note('<new/>')).toBe(8)
    expect(sm.release()).toEqual([...texts(2, 6), '<new/>'])
    expect(sm).toMatchObject({ holds: false, sent: 8 })
  })

  it('3 believes the server about what was sent when nothing is known here', () => {
    const sm = from({ acked: 3 })
    sm.resumed(xml('resumed', { h: 8 }))
    expect(sm).toMatchObject({ holds: false, sent: 8 })
    expect(sm.note('<message/>')).toBe(9)
    expect(() => from({ acked: 3 }).resumed(xml('resumed', { h: 2 }))).toThrow(ConnectFailure)
    expect(() => from({ acked: 3, unacked: texts(1) }).resumed(xml('resumed', { h: 5 }))).toThrow(
      ConnectFailure,
    )
  })

  it('3 uses h of <failed/>, and survives one that makes no sense', () => {
    expect(from({ acked: 3, unacked: texts(4) }).failed(xml('failed', { h: 5 }))).toBe(5)
    expect(from({ acked: 3 }).failed(xml('failed', { h: 5 }))).toBe(5)
    expect(from({ acked: 3, unacked: texts(1) }).failed(xml('failed', { h: 99 }))).toBeNull()
    expect(from({ acked: 3 }).failed(xml('failed', { h: 2 }))).toBeNull()
    expect(from({ acked: 3 }).failed(xml('failed'))).toBeNull()
  })

  it('3 keeps a bounded number of texts, and says so by not being resumable until the server has caught up', () => {
    const sm = enabled()
    for (const text of texts(2000)) sm.note(text)
    expect(sm.export('a@b.example/c')?.unacked).toHaveLength(2000)
    expect(sm.note('<message/>')).toBe(2001)
    expect(sm.export('a@b.example/c')).toBeNull()
    expect(sm.ack(h(2001))).toBe(2001)
    sm.note('<message id="again"/>')
    expect(sm.export('a@b.example/c')?.unacked).toEqual(['<message id="again"/>'])
  })

  it('is not resumable where the server does not say so', () => {
    expect(
      enabled(new StreamManagement(), { id: 'sm-1', resume: 'false' }).export('a@b.example/c'),
    ).toBeNull()
    expect(enabled(new StreamManagement(), { id: '', resume: '1' }).export('a@b.example/c')).toBeNull()
    expect(enabled(new StreamManagement(), { id: 'sm-1', resume: '1' }).export('a@b.example/c')?.id).toBe(
      'sm-1',
    )
  })
})
