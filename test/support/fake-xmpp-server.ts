/**
 * A small XMPP server in memory: routes between accounts of one domain, keeps archives and contact lists, copies to
 * one's other clients, keeps sessions for their clients. It knows elements and sessions, nothing of sockets.
 */
import { type Element, xml } from '@xmpp/xml'
import { type BareJid, bareJid, domainpart } from '../../src/model/jid.ts'
import type { SubscriptionType } from '../../src/xmpp/incoming.ts'
import { formatStamp } from '../../src/xmpp/xep-0082-dates.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import { answerAccess } from './fake-access-desk.ts'
import { FakeAccount } from './fake-account.ts'
import type { ArchiveHabits } from './fake-archive.ts'
import { answerBlocking, isKeptOutBy } from './fake-blocklist.ts'
import { answerCommand, type InviteHabits, NO_INVITES } from './fake-commands.ts'
import { FakeFileHouse, type FileHabits } from './fake-file-house.ts'
import { answerPep, toldOnArrival } from './fake-pep.ts'
import { askRoster, editRoster, tell } from './fake-roster.ts'
import { type Down, FakeSession } from './fake-session.ts'
import type { FakeTime } from './fake-time.ts'
import { FakeTokens } from './fake-tokens.ts'

export const DOMAIN = 'verona.example'

export interface ServerHabits {
  /** Stream management: without it a lost socket is a lost session. */
  counts: boolean
  /** Asks after each stanza how far the client is. */
  asks: boolean
  /** Says how far an old session got when it cannot be resumed. */
  remembersEnded: boolean
  /** What came by a socket that is gone is read after the session went on by another one, as Prosody 13 does. */
  readsOn: boolean
  /** Keeps messages for those who are not there, beside the archive. */
  offlineMessages: boolean
  archive: ArchiveHabits
  /** Whose answers it gives to strangers. */
  brand: 'prosody' | 'ejabberd'
  /** Keeps a yes for somebody who has not asked (RFC 6121 §3.4). */
  preApproves: boolean
  /** Domains at which anybody may make an account. */
  openTo: readonly string[]
  invites: InviteHabits
  /** Keeps private nodes. */
  pep: boolean
  /** Keeps people's files. */
  files: FileHabits | null
}

export class FakeXmppServer {
  readonly accounts = new Map<BareJid, FakeAccount>()
  readonly habits: ServerHabits
  readonly tokens: FakeTokens
  readonly files: FakeFileHouse
  /** The condition with which a message is refused; null: it is not. */
  refuses: (message: Element) => string | null = () => null
  /** How far ended sessions had got. */
  readonly #ended = new Map<string, number>()
  #time: FakeTime
  #last = 0
  #sessions = 0

  constructor(time: FakeTime, habits: Partial<ServerHabits> = {}) {
    this.#time = time
    this.habits = {
      counts: true,
      readsOn: false,
      asks: true,
      remembersEnded: true,
      offlineMessages: false,
      archive: { mostInPage: 100, precision: 1, unknownEnd: 'item-not-found', refuses: null },
      brand: 'prosody',
      preApproves: true,
      openTo: [],
      invites: NO_INVITES,
      pep: false,
      files: null,
      ...habits,
    }
    this.files = new FakeFileHouse(this.habits.files)
    this.tokens = new FakeTokens(time, this.habits.brand === 'ejabberd')
  }

  /** Never twice the same. */
  micros(): number {
    this.#last = Math.max(this.#last + 1, this.#time.now() * 1000)
    return this.#last
  }

  join(name: string, password = 'wherefore', domain = DOMAIN): FakeAccount {
    const jid = `${name}@${domain}`
    const world = {
      account: (other: BareJid) => this.accounts.get(other) ?? null,
      micros: () => this.micros(),
    }
    const account = new FakeAccount(jid, password, { ...this.habits.archive }, world)
    this.accounts.set(jid, account)
    return account
  }

  /** A session for a client that has signed in; one that had this resource before is thrown out. */
  bind(account: FakeAccount, resource: string, down: Down): FakeSession {
    const full = `${account.jid}/${resource}`
    for (const old of account.sessions) if (old.full === full) this.end(old, 'conflict')
    const id = this.habits.counts ? `sm-${++this.#sessions}` : null
    const session = new FakeSession(full, id, down, this.habits.asks)
    account.sessions.add(session)
    return session
  }

  /** The session, or how far it got before it ended (null: nobody knows). */
  find(account: FakeAccount, id: string): FakeSession | number | null {
    const session = [...account.sessions].find((each) => each.id === id)
    return session ?? (this.habits.remembersEnded ? (this.#ended.get(id) ?? null) : null)
  }

  end(session: FakeSession, reason: 'conflict' | 'closed' = 'closed'): void {
    const account = this.accounts.get(session.bare)
    session.down?.end(reason)
    session.ended = true
    if (session.id !== null) this.#ended.set(session.id, session.received)
    account?.sessions.delete(session)
    if (session.presence) this.#presence(session, xml('presence', { type: 'unavailable' }))
  }

  /** All sessions are gone, and nobody remembers them. Archives and contact lists are on the disk. */
  restart(): void {
    for (const account of this.accounts.values()) {
      for (const session of account.sessions) session.ended = true
      account.sessions.clear()
    }
    this.#ended.clear()
  }

  receive(session: FakeSession, text: string): void {
    const element = readXml(text)
    const name = element.name
    if (session.ended) return
    if (name === 'r') session.answerAsk()
    else if (name === 'a') session.acknowledged(Number(element.attrs.h))
    else if (name === 'close') this.end(session)
    if (!['message', 'presence', 'iq'].includes(name)) return
    session.received++
    element.attrs.from = session.full
    if (name === 'message') this.#message(session, element)
    else if (name === 'presence') this.#presence(session, element)
    else this.#question(session, element)
  }

  #message(session: FakeSession, message: Element): void {
    const to = bareJid(message.attrs.to ?? session.bare)
    const own = this.accounts.get(session.bare)
    const other = this.accounts.get(to)
    const kept = isKept(message)
    const micros = this.micros()
    if (own && kept) this.#copies(own, session, 'sent', this.#archived(own, to, message, micros), micros)
    const isBlocked = own?.blocked.has(to) ?? false
    const condition = isBlocked ? 'not-acceptable' : other ? this.refuses(message) : 'service-unavailable'
    if (condition !== null || !other) {
      this.#bounce(session, message, condition ?? '', isBlocked)
      return
    }
    if (other === own) return
    this.hand(other, kept ? this.#archived(other, session.bare, message, micros) : message, kept)
  }

  /** Comes back to whoever sent it: their own server refuses it, or the other's. */
  #bounce(session: FakeSession, message: Element, condition: string, isBlocked: boolean): void {
    const reason = xml(condition, { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' })
    const blocked = isBlocked ? xml('blocked', { xmlns: 'urn:xmpp:blocking:errors' }) : null
    const { id, type: _, ...attrs } = message.attrs
    const to = bareJid(message.attrs.to ?? session.bare)
    const back = xml('message', { ...attrs, id, type: 'error', from: to, to: session.full })
    back.append(...message.getChildElements(), xml('error', { type: 'cancel' }, reason, blocked))
    session.deliver(back, this.micros())
  }

  /** A message that is there for somebody, from whomever. */
  hand(account: FakeAccount, message: Element, kept: boolean): void {
    if (isKeptOutBy(account, message)) return
    const there = account.available()
    for (const session of there) session.deliver(message, this.micros())
    if (kept && !there.length && this.habits.offlineMessages) account.offline.push(message)
  }

  /** Into the archive; the message as its owner's clients see it. */
  #archived(account: FakeAccount, peer: BareJid, message: Element, micros: number): Element {
    const copy = readXml(message.toString())
    const id = account.archive.add(peer, copy, micros)
    const marked = readXml(message.toString())
    marked.append(xml('stanza-id', { xmlns: 'urn:xmpp:sid:0', by: account.jid, id }))
    return marked
  }

  /** XEP-0280. */
  #copies(
    account: FakeAccount,
    from: FakeSession | null,
    direction: string,
    message: Element,
    micros: number,
  ) {
    for (const session of account.available()) {
      if (session === from) continue
      const forwarded = xml('forwarded', { xmlns: 'urn:xmpp:forward:0' }, readXml(message.toString()))
      const carbon = xml(direction, { xmlns: 'urn:xmpp:carbons:2' }, forwarded)
      session.deliver(xml('message', { from: account.jid, type: 'chat' }, carbon), micros)
    }
  }

  #presence(session: FakeSession, presence: Element): void {
    const account = this.accounts.get(session.bare)
    if (!account) return
    const type = presence.attrs.type
    if (presence.attrs.to !== undefined) {
      const to = bareJid(presence.attrs.to)
      const inAdvance = type === 'subscribed' && !account.asking.has(to)
      if (inAdvance && !this.habits.preApproves) return
      const askBack = type === 'subscribe' ? this.tokens.redeem(account, to, presence) : () => {}
      if (type?.includes('subscribe'))
        tell(account, to, type as SubscriptionType, presence.getChildElements())
      askBack()
      return
    }
    const first = session.presence === null
    const clean = readXml(presence.toString())
    clean.attrs.from = session.full
    session.presence = type === 'unavailable' ? null : clean
    account.toAll(clean)
    for (const entry of account.roster.values()) {
      const other = this.accounts.get(entry.jid)
      if (entry.from) other?.toAll(clean)
      if (!first || !entry.to || type) continue
      for (const theirs of other?.available() ?? [])
        if (theirs.presence) session.deliver(theirs.presence, this.micros())
    }
    if (first && !type) this.#welcome(account, session)
  }

  /** What waited for somebody to be there. */
  #welcome(account: FakeAccount, session: FakeSession): void {
    for (const told of toldOnArrival(account)) session.deliver(told, this.micros())
    for (const other of account.available())
      if (other !== session && other.presence) session.deliver(other.presence, this.micros())
    for (const question of account.asking.values()) session.deliver(question, this.micros())
    for (const message of account.offline.splice(0)) {
      message.append(xml('delay', { xmlns: 'urn:xmpp:delay', stamp: formatStamp(this.micros()) }))
      session.deliver(message, this.micros())
    }
  }

  #question(session: FakeSession, iq: Element): void {
    const account = this.accounts.get(session.bare)
    const type = iq.attrs.type
    if (!account || (type !== 'get' && type !== 'set')) return
    const reply = (child: Element | null) =>
      session.deliver(
        xml('iq', { type: 'result', id: iq.attrs.id, from: iq.attrs.to ?? null }, child),
        this.micros(),
      )
    const refuse = (condition: string) => {
      const error = xml(condition, { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' })
      const attrs = { type: 'error', id: iq.attrs.id, from: iq.attrs.to ?? null }
      session.deliver(xml('iq', attrs, xml('error', { type: 'cancel' }, error)), this.micros())
    }
    const access = answerAccess(account, session, iq)
    const roster = iq.getChild('query', 'jabber:iq:roster')
    const archive = iq.getChild('query', 'urn:xmpp:mam:2')
    const blocking = answerBlocking(account, iq)
    if (access !== undefined) {
      const type = access?.name === 'error' ? 'error' : 'result'
      session.deliver(xml('iq', { type, id: iq.attrs.id, from: iq.attrs.to ?? null }, access), this.micros())
    } else if (roster && type === 'get') {
      reply(askRoster(account, roster))
      session.interested = true
    } else if (roster) {
      const { refusal, after } = editRoster(account, roster.getChild('item'))
      if (refusal) refuse(refusal)
      else reply(null)
      after?.()
    } else if (blocking !== undefined) reply(blocking)
    else if (archive && account.archive.isBusy) return
    else if (archive && type === 'get') reply(account.archive.form())
    else if (archive) {
      const answer = account.archive.ask(archive)
      if (typeof answer === 'string') refuse(answer)
      else {
        for (const result of answer.results)
          session.deliver(xml('message', { from: account.jid }, result), this.micros())
        reply(answer.fin)
      }
    } else if (iq.getChild('time', 'urn:xmpp:time')) {
      const utc = xml('utc', null, formatStamp(this.#time.now() * 1000))
      reply(xml('time', { xmlns: 'urn:xmpp:time' }, xml('tzo', null, '+00:00'), utc))
    } else if (this.habits.invites.isBusy && iq.getChild('command')) return
    else {
      const pep = this.habits.pep ? answerPep(account, iq) : undefined
      const answer = answerCommand(this, account, iq) ?? this.files.answer(domainpart(account.jid), iq) ?? pep
      const say = () => {
        if (answer === undefined) refuse('service-unavailable')
        else if (typeof answer === 'string') refuse(answer)
        else reply(answer)
      }
      if (pep !== undefined && account.late) account.late.push(say)
      else say()
    }
  }
}

/** As real ones decide what goes into archives, and to other devices: words, what asks for it, and what is said of messages. */
const isKept = (message: Element): boolean =>
  message.getChild('body') !== undefined ||
  message.getChild('store', 'urn:xmpp:hints') !== undefined ||
  message.getChild('received', 'urn:xmpp:receipts') !== undefined
