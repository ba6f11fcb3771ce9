/** What the two say under fire, and what must have become of it in the end: whoever did something last, is who counts. */
import { expect } from 'vitest'
import { wireIdOf } from '../../src/model/aliases.ts'
import type { Message } from '../../src/model/message.ts'
import { messagesOf } from '../support/database-view.ts'
import type { Device, Tab } from '../support/world.ts'

export interface Person {
  name: string
  /** Address of the other. */
  peer: string
  device: Device
}

export type Deed = 'correct' | 'react' | 'retract' | 'reply'
const EMOJIS = ['👋', '🐢', '🌹'] as const

/** What the person meant, by the name that the message has everywhere. */
interface Meant {
  author: string
  words?: string
  gone?: true
  /** By who thinks so. */
  reactions: Map<string, string>
}

const idOf = (message: Message) => wireIdOf(message) ?? message.id
/** What nobody has yet is only written anew: the words without what was edited name it. */
const firstWords = ({ versions, body }: Message) => (versions?.[0]?.body ?? body).replace(/ edit .*/, '')

/** As both have to see it: nothing of places, states and keys. */
const seenAs = (message: Message) => ({
  id: idOf(message),
  body: message.body,
  versions: message.versions?.map(({ body }) => body),
  gone: message.retracted !== undefined,
  answers: message.reply && { id: message.reply.id, quote: message.reply.quote },
  reactions: (message.reactions ?? []).map(({ from, emojis }) => `${from} ${emojis.join('')}`).sort(),
})

export class ChaosTalk {
  /** First words of everything that each of them wrote, in their order. */
  readonly sent: Record<string, string[]> = { romeo: [], juliet: [] }
  readonly #meant = new Map<string, Meant>()
  #edits = 0

  constructor(private readonly pick: <T>(all: readonly T[]) => T) {}

  /** As a person does: what is on the screen as sent is in the database. */
  async send({ name, peer }: Person, tab: Tab, reply?: string): Promise<void> {
    const mine = this.sent[name] ?? []
    const body = `${name} ${mine.length + 1}`
    mine.push(body)
    await tab.client.messages.send(peer, body, reply === undefined ? undefined : { reply })
  }

  /** To one of the last messages on the screen, whoever wrote it. */
  async say(deed: Deed, person: Person, tab: Tab): Promise<string> {
    const rows = (await messagesOf(tab, person.peer)).filter(({ retracted }) => !retracted).slice(-8)
    const own = rows.filter(({ direction }) => direction === 'out')
    const message = rows.length ? this.pick(deed === 'correct' || deed === 'retract' ? own : rows) : undefined
    if (!message) return 'nothing'
    const { id } = message
    const { messages } = tab.client
    if (deed === 'reply') await this.send(person, tab, id)
    else if (deed === 'correct') await messages.correct(id, `${firstWords(message)} edit ${++this.#edits}`)
    else if (deed === 'retract') await messages.retract(id)
    else {
      const emoji = this.pick([...EMOJIS, ''])
      await messages.react(id, emoji ? [emoji] : [])
    }
    await this.#note(deed, person, tab, message)
    return firstWords(message)
  }

  /** What the person sees right after is what they meant. */
  async #note(deed: Deed, { name, peer }: Person, tab: Tab, before: Message): Promise<void> {
    const now = (await messagesOf(tab, peer)).find(({ id }) => id === before.id)
    const author = before.direction === 'out' ? name : 'the other'
    const meant: Meant = this.#meant.get(idOf(before)) ?? { author, reactions: new Map() }
    this.#meant.set(idOf(before), meant)
    if (author === name) meant.author = name
    if (!now || now.retracted) meant.gone = true
    else if (deed === 'correct') meant.words = now.body
    else if (deed === 'react') {
      const own = now.reactions?.find(({ from }) => from === now.account)
      meant.reactions.set(now.account, own?.emojis.join('') ?? '')
    }
  }

  #goneOf = (name: string) =>
    [...this.#meant.values()].filter(({ author, gone }) => gone && author === name).length

  /** At any moment: whoever wrote it, what they wrote first stands first. What is missing yet is missing. */
  async inOrder(people: readonly Person[]): Promise<void> {
    for (const { device, peer } of people) {
      const [tab] = [...device.tabs]
      const words = tab ? (await messagesOf(tab, peer)).map(firstWords) : []
      for (const [name, written] of Object.entries(this.sent))
        expect(words.filter((one) => one.startsWith(name))).toEqual(
          written.filter((one) => words.includes(one)),
        )
    }
  }

  /** In the end: all that was not taken back, once, in the order of the one archive; and whatever was said of it. */
  async check(people: readonly Person[]): Promise<void> {
    const views: ReturnType<typeof seenAs>[][] = []
    for (const { device, peer } of people) {
      const [tab] = [...device.tabs]
      if (!tab) throw new Error('no tab')
      const rows = await messagesOf(tab, peer)
      const there = rows.filter((row) => !row.retracted)
      const isGone = (row: Message) => this.#meant.get(idOf(row))?.gone
      expect(there.filter(isGone).map(({ body }) => body)).toEqual([])
      const gone = rows.filter((row) => row.retracted).map(idOf)
      expect(gone.filter((id) => !this.#meant.get(id)?.gone)).toEqual([])
      expect(new Set(rows.map(idOf)).size).toBe(rows.length)
      const words = there.map(firstWords)
      for (const [name, written] of Object.entries(this.sent)) {
        const own = words.filter((one) => one.startsWith(name))
        expect(own).toEqual(written.filter((one) => own.includes(one)))
        expect(written.length - own.length).toBe(this.#goneOf(name))
      }
      for (const row of there) {
        const meant = this.#meant.get(idOf(row))
        if (meant?.words !== undefined) expect(row.body).toBe(meant.words)
        for (const [who, emojis] of meant?.reactions ?? [])
          expect(
            `${row.body} ${row.reactions?.find(({ from }) => from === who)?.emojis.join('') ?? ''}`,
          ).toBe(`${row.body} ${emojis}`)
      }
      views.push(there.map(seenAs))
    }
    // One server, one sequence: its archive decides, for both.
    const [one = [], other = []] = views.map((rows) => rows.map((row) => JSON.stringify(row)))
    const differ = [one.filter((row) => !other.includes(row)), other.filter((row) => !one.includes(row))]
    expect(differ.flat(), differ.map((rows) => rows.join('\n')).join('\nis, to the other\n')).toEqual([])
    expect(one).toEqual(other)
  }
}
