import { describe, expect, it } from 'vitest'
import { startLatencyProxy } from '../../support/latency-proxy.ts'
import { message, rosterIq } from './diary.ts'
import { withProsody } from './real-server.ts'

const prosody = withProsody()

/** Bodies as the other side heard them. */
const heard = (frames: readonly string[]) =>
  frames.flatMap((frame) => /<message.*<body>([^<]*)<\/body>/s.exec(frame)?.[1] ?? [])

describe('a session with Prosody', () => {
  it('3 resumes after hundreds of questions, which stock counting does not survive', async () => {
    const { connect } = prosody.enter(await prosody.person())
    const stream = await connect()
    for (let round = 0; round < 12; round++)
      await Promise.all(Array.from({ length: 50 }, () => stream.request(rosterIq())))
    expect(stream.received()).toBe(600)
    stream.acknowledge(600)
    expect(await stream.probe(5000)).toBe(true)
    stream.drop()
    const again = await connect({ resume: stream.exportState() })
    expect(again.resumed).toBe(true)
    expect(await again.probe(5000)).toBe(true)
    expect(again.received()).toBe(600)
    await again.close()
  })

  it('3 hears after a drop what it missed, once, and what it had not written down, again', async () => {
    const person = await prosody.person()
    const { connect, diary } = prosody.enter(person)
    const romeo = await prosody.romeo()
    const stream = await connect()
    romeo.message(stream.self, 'written')
    romeo.message(stream.self, 'not written')
    await expect.poll(() => diary.bodies()).toEqual(['written', 'not written'])
    stream.acknowledge(stream.received() - 1)
    expect(await stream.probe(5000)).toBe(true)
    stream.drop()
    romeo.message(stream.self, 'missed')
    const again = await connect({ resume: stream.exportState() })
    await expect.poll(() => diary.bodies()).toEqual(['written', 'not written', 'not written', 'missed'])
    expect(await again.probe(5000)).toBe(true)
    romeo.message(stream.self, 'live')
    await expect.poll(() => diary.bodies()).toContain('live')
    const origins = diary.incoming.flatMap((one) => (one.kind === 'message' ? [one.message.origin] : []))
    expect(origins).toEqual(['live', 'live', 'resumed', 'resumed', 'live'])
    await again.close()
  })

  it('6 keeps the stream when a person types what XML forbids', async () => {
    const { connect } = prosody.enter(await prosody.person())
    const romeo = await prosody.romeo()
    const stream = await connect()
    stream.send(message(romeo.jid, 'a\u0000\u000b\ud800b & <c>'))
    expect(await romeo.next('<body>')).toContain('<body>ab &amp; &lt;c')
    expect(await stream.probe(5000)).toBe(true)
    await stream.close()
  })

  it('1.8 every message arrives, in order, wherever in the sign-in the line is cut', async () => {
    const person = await prosody.person()
    const romeo = await prosody.romeo()
    const proxy = await startLatencyProxy(prosody.server.ports.http)
    const { connect, diary, wallet } = prosody.enter(person, { port: proxy.port })
    let waiting: { body: string; number: number }[] = []
    diary.events.onAcked = (upTo) => {
      waiting = waiting.filter(({ number }) => number > upTo)
    }
    let stream = await connect()
    wallet.secret = null
    const write = (body: string) => waiting.push({ body, number: stream.send(message(romeo.jid, body)) })
    /** Goes on from the last stream, however many tries it takes; a new session gets what the old one left open. */
    async function comeBack() {
      stream.drop()
      const resume = stream.exportState()
      for (let next = null; !next; ) {
        next = await connect({ resume }).catch(() => null)
        stream = next ?? stream
      }
      if (!stream.resumed) for (const { body } of waiting.splice(0)) write(body)
    }
    const sent: string[] = []
    for (const bytes of [1, 150, 400, 700, 900, 1100, 1300, 1600, 2000])
      for (const direction of ['up', 'down'] as const) {
        proxy.cutAfter(bytes, direction)
        await comeBack()
        sent.push(`${direction} ${bytes}`)
        try {
          write(`${direction} ${bytes}`)
          // Either it arrives, or this is the line that was cut, and what comes next sends it again.
          await stream.probe(5000)
        } catch {
          sent.pop()
        }
      }
    while (!(await stream.probe(5000))) await comeBack()
    expect(waiting).toEqual([])
    await expect.poll(() => new Set(heard(romeo.frames.all)).size).toBe(sent.length)
    expect([...new Set(heard(romeo.frames.all))]).toEqual(sent)
    expect(wallet.kept).not.toBeNull()
    await stream.close()
    await proxy.stop()
  }, 60_000)

  it('hears that the server goes down, and may come back', async () => {
    const { connect, diary } = prosody.enter(await prosody.person())
    await connect()
    await prosody.server.restart()
    const failure = await diary.closed
    expect(failure.permanent).toBe(false)
    const stream = await connect()
    expect(stream.mechanism).toBe('HT-SHA-256-NONE')
    await stream.close()
  }, 30_000)
})
