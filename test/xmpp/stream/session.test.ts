import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ResumeState, Stream } from '../../../src/xmpp/stream.ts'
import { type FakeServer, type Guest, startFakeServer } from '../../support/fake-server.ts'
import { message, rosterIq, type World, world } from './diary.ts'
import * as say from './script.ts'
import { Wallet } from './wallet.ts'

let server: FakeServer
let juliet: World
let stream: Stream
let guest: Guest

async function enter(content?: string) {
  juliet = world(say.JULIET, server.url, new Wallet('capulet'))
  const connecting = juliet.connect()
  guest = await server.nextGuest()
  await say.admit(guest, content)
  stream = await connecting
}
beforeEach(async () => {
  server = await startFakeServer()
  await enter()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})
const result = (id: string) => `<iq xmlns='jabber:client' type='result' id='${id}'/>`
const frames = (start: string) => guest.frames.all.filter((frame) => frame.startsWith(start))
/** Everything that was sent before has been read when this has. */
async function settled() {
  const { bodies } = juliet.diary
  const mark = crypto.randomUUID()
  guest.send(say.chat(mark))
  await expect.poll(() => bodies.call(juliet.diary)).toContain(mark)
}

describe('a stream', () => {
  it('3 counts every stanza, answers to questions too', async () => {
    const asked = [1, 2, 3].map(() => stream.request(rosterIq()))
    for (const _ of asked) guest.send(result(say.idOf(await guest.next('jabber:iq:roster'))))
    await Promise.all(asked)
    guest.send(
      say.chat('hello'),
      result('nobody-asked'),
      `<presence xmlns='jabber:client' from='romeo@verona.example/x'/>`,
    )
    await settled()
    expect(stream.received()).toBe(7)
  })

  it('hands on what comes in, in the order of the wire', async () => {
    guest.send(say.chat('1'), say.chat('2'), say.ask, say.chat('3'))
    await expect.poll(() => juliet.diary.lines).toEqual(['message 1', 'message 2', 'asked', 'message 3'])
  })

  it('3 tells the server only what was said to be written, when that is said', async () => {
    guest.send(say.chat('1'), say.chat('2'), say.ask)
    await expect.poll(() => juliet.diary.asked).toBe(1)
    expect(frames('<a ')).toEqual([])
    stream.acknowledge(1)
    expect(await guest.next('<a ')).toBe('<a xmlns="urn:xmpp:sm:3" h="1"/>')
    expect(stream.exportState()?.handled).toBe(1)
    expect(stream.received()).toBe(2)
  })

  it('3 asks once behind everything that is written in one go, and tells what has arrived', async () => {
    expect([1, 2, 3].map((n) => stream.send(message('romeo@verona.example', `${n}`)))).toEqual([1, 2, 3])
    await guest.next('>3</body>')
    guest.send(say.ack(2), say.ack(2), say.ack(3))
    await expect.poll(() => juliet.diary.acked).toEqual([2, 3])
    const burst = guest.frames.all.slice(guest.frames.all.findIndex((frame) => frame.startsWith('<message')))
    expect(burst.map((frame) => frame.split(' ')[0])).toEqual(['<message', '<message', '<message', '<r'])
  })

  it('3 asks for no acknowledgement of questions and answers, until there are a hundred', async () => {
    await guest.next('<r ')
    const ask = () => void stream.request(rosterIq()).catch(() => {})
    for (let count = 0; count < 99; count++) ask()
    await stream.request(rosterIq(), 1).catch(() => {})
    expect(await guest.next('<r ')).toBe('<r xmlns="urn:xmpp:sm:3"/>')
    expect(frames('<iq')).toHaveLength(100)
    expect(frames('<r ')).toHaveLength(2)
  })

  it('3 ends when the server acknowledges what was never sent, and does not go on with that session', async () => {
    stream.send(message('romeo@verona.example', 'hello'))
    guest.send(say.ack(5))
    expect(await juliet.diary.closed).toMatchObject({ problem: 'protocol', permanent: false })
    expect(stream.exportState()).toBeNull()
  })

  it('3 goes on after a drop where it was: same texts, same order, same numbers', async () => {
    stream.send(message('romeo@verona.example', 'heard'))
    stream.send(message('romeo@verona.example', 'lost 1'))
    stream.send(message('romeo@verona.example', 'lost 2'))
    guest.send(say.ack(1), say.chat('read'), say.chat('not written'))
    await expect.poll(() => juliet.diary.bodies()).toEqual(['read', 'not written'])
    stream.acknowledge(1)
    const written = frames('<message')
    stream.drop()
    await guest.closed
    expect(frames('<close')).toEqual([])
    expect(await juliet.diary.closed).toMatchObject({ problem: 'aborted' })
    const resume = stream.exportState()
    expect(resume).toMatchObject({ id: 'sm-1', self: say.SELF, handled: 1, acked: 1 })

    const again = juliet.connect({ resume })
    const second = await server.nextGuest()
    await second.greet(say.DOMAIN, say.features())
    expect(await second.next('<authenticate')).toContain('previd="sm-1" h="1"')
    second.send(say.success(say.resumed(2)), say.chat('not written'), say.chat('missed'))
    const next = await again
    second.send(say.pong(await second.next('urn:xmpp:ping')), say.ack(3))
    await second.next('<message')
    expect(second.frames.all.filter((frame) => frame.startsWith('<message'))).toEqual(written.slice(2))
    expect(next.send(message('romeo@verona.example', 'new'))).toBe(4)
    second.send(say.ack(5), say.chat('live'))
    await expect.poll(() => juliet.diary.bodies()).toContain('live')
    const origins = juliet.diary.incoming.flatMap((one) =>
      one.kind === 'message' ? [one.message.origin] : [],
    )
    expect(origins).toEqual(['live', 'live', 'resumed', 'resumed', 'live'])
    expect(juliet.diary.acked).toEqual([1, 2, 4])
    expect(next.received()).toBe(5)
  })

  describe('3 what the old socket still brings after the resumption', () => {
    const resume = {
      id: 'sm-1',
      self: say.SELF,
      handled: 0,
      unacked: ['<message id="one"/>', '<message id="two"/>', '<message id="three"/>'],
      acked: 5,
    }
    const comeBack = async (from: ResumeState = resume, h = 5) => {
      const again = juliet.connect({ resume: from })
      const second = await server.nextGuest()
      await second.greet(say.DOMAIN, say.features())
      await second.next('<authenticate')
      second.send(say.success(say.resumed(h)))
      const next = await again
      const question = await second.next('urn:xmpp:ping')
      const said = () => second.frames.all.filter((frame) => frame.startsWith('<message'))
      return { second, next, question, said }
    }

    it('is not written twice, and what is said meanwhile comes after it', async () => {
      const { second, next, question, said } = await comeBack()
      expect(next.send(message('romeo@verona.example', 'four'))).toBe(9)
      // The answer to a question that the old socket brought, then two stanzas of it.
      second.send(say.ack(6))
      expect(await next.probe(5000)).toBe(true)
      expect(said()).toEqual([])
      second.send(say.pong(question), say.ack(8))
      await second.next('four')
      expect(said()).toEqual([resume.unacked[2], expect.stringContaining('four')])
      second.send(say.ack(10))
      await expect.poll(() => juliet.diary.acked.at(-1)).toBe(9)
    })

    it('is counted right when the line breaks before the answer, heard or not', async () => {
      for (const heard of [true, false]) {
        const { second, next } = await comeBack()
        second.drop()
        await expect.poll(() => next.exportState()).toMatchObject({ acked: 5, extra: 1, unsure: 1 })
        const state = next.exportState()
        if (!state) throw new Error('there is nothing to go on with')
        const later = await comeBack(state, heard ? 6 : 5)
        later.second.send(say.pong(later.question), say.ack(heard ? 7 : 6))
        await later.second.next('three')
        expect(later.said()).toEqual(resume.unacked)
        later.second.send(say.ack(heard ? 10 : 9))
        await expect.poll(() => juliet.diary.acked.at(-1)).toBe(8)
        later.next.drop()
      }
    })

    it('never makes two counts of one: a server that says more than can be is left', async () => {
      const { second, next, question } = await comeBack()
      second.send(say.pong(question), say.ack(10))
      await second.closed
      expect(next.exportState()).toBeNull()
    })
  })

  it('3 gives up a resumed session in which the server does not hear us', async () => {
    const resume = { id: 'sm-1', self: say.SELF, handled: 0, unacked: [], acked: 0 }
    for (const hears of [true, false]) {
      const again = juliet.connect({ resume })
      const second = await server.nextGuest()
      await second.greet(say.DOMAIN, say.features())
      await second.next('<authenticate')
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      second.send(say.success(say.resumed(0)), say.chat(`${hears}`), ...(hears ? [say.ack(0)] : []))
      const next = await again
      await second.next('<r ')
      await vi.waitFor(() => expect(next.received()).toBe(1))
      if (hears) await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0))
      vi.advanceTimersByTime(3000)
      vi.useRealTimers()
      if (hears) expect(next.exportState()?.id).toBe('sm-1')
      else await second.closed
      if (!hears) expect(next.exportState()).toBeNull()
      next.drop()
    }
  })

  it('3 lets a slow line bring what was missed, and does not listen for ever to a server that only talks', async () => {
    const resume = { id: 'sm-1', self: say.SELF, handled: 0, unacked: [], acked: 0 }
    for (const hears of [true, false]) {
      const again = juliet.connect({ resume })
      const second = await server.nextGuest()
      await second.greet(say.DOMAIN, say.features())
      await second.next('<authenticate')
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
      second.send(say.success(say.resumed(0)))
      const next = await again
      await second.next('<r ')
      const bring = async (missed: number) => {
        second.send(say.chat('missed'))
        await expect.poll(() => next.received()).toBe(missed)
        vi.advanceTimersByTime(2500)
      }
      for (let missed = 1; missed <= 5; missed++) await bring(missed)
      if (hears) second.send(say.ack(0))
      if (hears) await expect.poll(() => vi.getTimerCount()).toBe(0)
      else await bring(6)
      vi.advanceTimersByTime(2500)
      vi.useRealTimers()
      if (hears) expect(next.exportState()?.id).toBe('sm-1')
      else await second.closed
      next.drop()
    }
  })

  it('6 passes over a stanza that it cannot read, counts it, and reads the next', async () => {
    guest.send(
      `<message xmlns='jabber:client'><body>&nbsp;</body></message>`,
      `<message xmlns='jabber:client'><body>unfinished`,
      `<presence xmlns='jabber:client'>${'<x>'.repeat(200)}</presence>`,
      `<iq xmlns='jabber:client' type='set' id='1'/><iq/>`,
      say.chat('after'),
    )
    await expect.poll(() => juliet.diary.bodies()).toEqual(['after'])
    expect(stream.received()).toBe(5)
  })

  it('6 ends, resumably, when something else cannot be read', async () => {
    guest.send(`<a xmlns='urn:xmpp:sm:3' h='&nbsp;'/>`)
    expect(await juliet.diary.closed).toMatchObject({ problem: 'protocol', detail: 'malformed' })
    expect(stream.exportState()?.id).toBe('sm-1')
  })

  it('6 takes control characters and halves of characters out of what it writes', async () => {
    stream.send(message('romeo@verona.example', 'a\u0000b\u000bc\ud800d\uffff'))
    expect(await guest.next('<message')).toContain('<body>abcd</body>')
  })

  it('4 hears a stream error without a declared prefix: a conflict is for a person', async () => {
    guest.send(`<stream:error><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`)
    expect(await juliet.diary.closed).toMatchObject({ problem: 'conflict', permanent: true })
    await guest.closed
  })

  it('answers every question that others ask', async () => {
    guest.send(
      `<iq xmlns='jabber:client' type='get' id='q1' from='romeo@verona.example/x'><secret xmlns='urn:unknown'/></iq>`,
    )
    expect(await guest.next('id="q1"')).toMatch(/type="error".*<service-unavailable /)
    guest.send(
      `<iq xmlns='jabber:client' type='get' id='q2' from='romeo@verona.example/x'><ping xmlns='urn:xmpp:ping'/></iq>`,
    )
    expect(await guest.next('id="q2"')).toContain('type="result"')
  })

  it('tells once that it is over, and whoever waits for an answer', async () => {
    const answer = stream.request(rosterIq()).catch((error: Error) => error.name)
    guest.drop()
    expect(await juliet.diary.closed).toMatchObject({ problem: 'unreachable' })
    expect(await answer).toBe('LinkLost')
    expect(() => stream.send(message('a@b.example', 'late'))).toThrow('the stream ended')
    await expect(stream.request(rosterIq())).rejects.toMatchObject({ name: 'LinkLost' })
    stream.acknowledge(0)
    stream.setActive(false)
    stream.drop()
    await stream.close()
    expect(juliet.diary.lines.filter((line) => line.startsWith('closed'))).toHaveLength(1)
  })

  it('ends properly when asked to: <close/>, and nothing to resume', async () => {
    const closing = stream.close()
    await guest.next('<close')
    guest.close()
    await closing
    expect(await juliet.diary.closed).toMatchObject({ problem: 'aborted', detail: 'closed' })
    expect(stream.exportState()).toBeNull()
  })

  it('does not wait for ever for a server to say goodbye', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const closing = stream.close()
    await guest.next('<close')
    vi.advanceTimersByTime(2000)
    await closing
    await guest.closed
  })

  it('says whether somebody is looking', async () => {
    stream.setActive(false)
    await guest.next('<inactive xmlns="urn:xmpp:csi:0"/>')
    stream.setActive(true)
    await guest.next('<active xmlns="urn:xmpp:csi:0"/>')
  })

  it('survives readers of events that fail', async () => {
    const faults: unknown[] = []
    const note = (fault: unknown) => faults.push(fault)
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', note)
    try {
      juliet.diary.events.onIncoming = () => {
        throw new Error('a fault of ours')
      }
      guest.send(say.chat('1'), say.chat('2'))
      await expect.poll(() => faults).toHaveLength(2)
      expect(stream.received()).toBe(2)
    } finally {
      process.off('uncaughtException', note)
      for (const listener of others) process.on('uncaughtException', listener)
    }
  })
})

describe('a probe', () => {
  it('4 hears that the socket is alive', async () => {
    const probe = stream.probe(5000)
    await guest.next('<r ')
    guest.send(say.ack(0))
    expect(await probe).toBe(true)
  })

  it('4 finds it dead when nothing comes, and when it ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const probe = stream.probe(5000)
    guest.send(say.chat('not an answer'))
    vi.advanceTimersByTime(5000)
    expect(await probe).toBe(false)
    const cut = stream.probe(5000)
    guest.drop()
    expect(await cut).toBe(false)
    expect(await stream.probe(5000)).toBe(false)
  })

  it('names a session that is counted and not resumable', async () => {
    await enter(`<bound xmlns='urn:xmpp:bind:0'><enabled xmlns='urn:xmpp:sm:3'/></bound>`)
    expect(stream.sessionId).toMatch(/^.{24}$/)
    expect(stream.exportState()).toBeNull()
    const one = stream.sessionId
    await enter(`<bound xmlns='urn:xmpp:bind:0'><enabled xmlns='urn:xmpp:sm:3'/></bound>`)
    expect(stream.sessionId).not.toBe(one)
  })

  it('pings where the server does not count', async () => {
    await enter(say.bound(null))
    expect(stream).toMatchObject({ sessionId: null, resumed: false })
    expect(stream.exportState()).toBeNull()
    const probe = stream.probe(5000)
    const ping = await guest.next('urn:xmpp:ping')
    guest.send(
      `<iq xmlns='jabber:client' type='error' from='${say.DOMAIN}' id='${say.idOf(ping)}'><error type='cancel'/></iq>`,
    )
    expect(await probe).toBe(true)
    expect(frames('<r ')).toEqual([])
    stream.send(xml('presence'))
    await guest.next('<presence')
  })
})
