import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Recorder, WireEntry } from '../../src/client/inspecting/inspecting.ts'
import { withEntry } from '../../src/client/inspecting/recorder.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const entry = (id: number, length = 10): WireEntry => ({
  id: `${id}`,
  at: id,
  direction: 'in',
  kind: 'message',
  text: 'x'.repeat(length),
})

describe('what is kept of the wire', () => {
  it('is at most 500 frames and 256 kB, of which the oldest leave', () => {
    let entries: readonly WireEntry[] = []
    for (let id = 0; id < 600; id++) entries = withEntry(entries, entry(id))
    expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, at) => `${at + 100}`))
    for (let id = 600; id < 620; id++) entries = withEntry(entries, entry(id, 16_384))
    expect(entries.map(({ id }) => id)).toEqual([612, 613, 614, 615, 616, 617, 618, 619].map(String))
  })
})

describe('recording', () => {
  let world: World
  let device: Device
  let first: Tab
  let second: Tab
  let juliet: Tab
  const recorderOf = async ({ client }: Tab): Promise<Recorder> => (await client.inspecting()).recorder
  const bodiesIn = (recorder: Recorder) =>
    recorder.entries.get().flatMap(({ direction, text }) => {
      const body = /<body>([^<]*)<\/body>/.exec(text)?.[1]
      return body ? [`${direction === 'in' ? '<' : '>'} ${body}`] : []
    })
  async function say(from: Tab, to: string, words: string) {
    await from.client.messages.send(jidOf(to), words)
    await world.calm()
  }

  beforeEach(async () => {
    world = new World()
    world.server.join('romeo').befriend(jidOf('juliet'))
    world.server.join('juliet').befriend(jidOf('romeo'))
    ;({ device, tab: first } = await world.signedIn('romeo'))
    ;({ tab: juliet } = await world.signedIn('juliet'))
    second = await device.open()
    await world.settled()
  })
  afterEach(() => world.end())

  it('has what is said from the press on, in both directions, and nothing from before or after', async () => {
    const recorder = await recorderOf(first)
    await say(juliet, 'romeo', 'before')
    expect(recorder.entries.get()).toEqual([])
    recorder.start()
    await say(juliet, 'romeo', 'one')
    await say(first, 'juliet', 'two')
    expect(bodiesIn(recorder)).toEqual(['< one', '> two'])
    recorder.stop()
    await say(juliet, 'romeo', 'after')
    expect(bodiesIn(recorder)).toEqual(['< one', '> two'])
    recorder.clear()
    expect(recorder.entries.get()).toEqual([])
  })

  it('is had in a tab that does not lead, which is told only while it records', async () => {
    const posted: unknown[] = []
    second.channel(`tessera:${jidOf('romeo')}`).listen((message) => posted.push(message))
    const seen = () => posted.filter((message) => (message as { kind: string }).kind === 'wire-seen')
    await say(juliet, 'romeo', 'before')
    expect(seen()).toEqual([])
    const [here, there] = [await recorderOf(first), await recorderOf(second)]
    there.start()
    await world.calm()
    await say(juliet, 'romeo', 'one')
    await say(second, 'juliet', 'two')
    expect(bodiesIn(there)).toEqual(['< one', '> two'])
    expect(here.entries.get()).toEqual([])
    there.stop()
    await world.calm()
    const told = seen().length
    expect(told).toBeGreaterThan(1)
    await say(juliet, 'romeo', 'after')
    expect(seen().length).toBe(told)
    expect(second.wires.size).toBe(0)
  })

  it('goes on when the tab that leads goes, and for longer than a tab is believed without a word', async () => {
    const there = await recorderOf(second)
    there.start()
    await world.advance(40_000)
    await say(juliet, 'romeo', 'one')
    first.die()
    await world.settled()
    await world.advance(6_000)
    await say(juliet, 'romeo', 'two')
    expect(bodiesIn(there)).toEqual(['< one', '< two'])
  })

  it('ends for a tab that went without a word', async () => {
    const posted: unknown[] = []
    device.browser
      .openTab()
      .platform.channel(`tessera:${jidOf('romeo')}`)
      .listen((message) => posted.push(message))
    const there = await recorderOf(second)
    there.start()
    await world.calm()
    second.die()
    await world.advance(20_000)
    posted.length = 0
    await say(juliet, 'romeo', 'one')
    expect(posted.filter((message) => (message as { kind: string }).kind === 'wire-seen')).toEqual([])
  })
})
