/** One account on the fake server: its secrets, its contacts, its archive, its sessions. */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../../src/model/jid.ts'
import type { ArchiveHabits } from './fake-archive.ts'
import { FakeArchive } from './fake-archive.ts'
import { newEntry, type RosterEntry } from './fake-roster.ts'
import type { FakeSession } from './fake-session.ts'

export interface Neighbourhood {
  account(jid: BareJid): FakeAccount | null
  micros(): number
}

export class FakeAccount {
  readonly jid: BareJid
  password: string
  disabled = false
  /** A token is known by the end of its life, which no two have in common. */
  readonly tokens = new Set<number>()
  readonly roster = new Map<BareJid, RosterEntry>()
  /** Whether contact lists have versions (XEP-0237). */
  versions = true
  /** Who keeps the list: the person, or somebody whose server refuses what they change, or takes it and puts it back. */
  keeper: 'person' | 'refuses' | 'undoes' = 'person'
  /** Who asked to see this person, and waits; with what they said. */
  readonly asking = new Map<BareJid, Element>()
  /** Whom this person keeps out, and what was said of them. */
  readonly blocked = new Set<string>()
  readonly reports: Element[] = []
  /** Private nodes, by item. */
  readonly nodes = new Map<string, Map<string, Element>>()
  /** What the server still has to answer, while it is slow about private nodes. */
  late: (() => void)[] | null = null
  readonly archive: FakeArchive
  readonly sessions = new Set<FakeSession>()
  /** Messages for nobody's eyes yet. */
  readonly offline: Element[] = []
  #changes = 0
  #world: Neighbourhood

  constructor(jid: BareJid, password: string, habits: ArchiveHabits, world: Neighbourhood) {
    this.jid = jid
    this.password = password
    this.archive = new FakeArchive(jid.slice(0, jid.indexOf('@')), habits)
    this.#world = world
  }

  get rosterVersion(): string {
    return `v${this.#changes}`
  }

  neighbour(jid: BareJid): FakeAccount | null {
    return this.#world.account(jid)
  }

  available(): FakeSession[] {
    return [...this.sessions].filter((session) => session.presence !== null)
  }

  toAll(stanza: Element): void {
    for (const session of this.available()) session.deliver(stanza, this.#world.micros())
  }

  /** A contact, as if everything had been agreed long ago; nobody is told. */
  befriend(jid: BareJid, name = ''): void {
    this.#changes++
    this.roster.set(jid, { ...newEntry(jid), name, to: true, from: true })
  }

  pushRoster(item: Element): void {
    this.#changes++
    for (const session of this.sessions) {
      if (!session.interested) continue
      const ver = this.versions ? this.rosterVersion : null
      const query = xml('query', { xmlns: 'jabber:iq:roster', ver }, item)
      session.deliver(xml('iq', { type: 'set', id: `push-${this.#changes}` }, query), this.#world.micros())
    }
  }
}
