/** Who is there right now: dies with the session, so it lives in memory (and beside a session that can be resumed). */
import { keep } from '../../live/keep.ts'
import { type Live, map, type Value, value } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import { type BareJid, bareJid, type FullJid } from '../../model/jid.ts'
import type { Availability } from '../../model/presence.ts'
import type { IncomingPresence } from '../../xmpp/incoming.ts'

/** What one resource said last; `available: false` takes it away. */
export interface PresenceChange {
  from: FullJid
  available: boolean
  show: IncomingPresence['show']
  priority: number
  /** Their own words. */
  status?: string | null
  /** XEP-0319, milliseconds since 1970. */
  idleSince?: number
}

/** What the resource says that speaks for somebody. */
export interface Said {
  availability: Availability
  status: string | null
  idleSince: number | null
}

const BEST: readonly Availability[] = ['online', 'away', 'busy', 'offline']

const availabilityOf = (show: IncomingPresence['show']): Availability =>
  show === 'away' || show === 'xa' ? 'away' : show === 'dnd' ? 'busy' : 'online'

/** The best that any resource says: somebody who is away on the phone and active on the desk is there. */
export function bestOf(shows: Iterable<IncomingPresence['show']>): Availability {
  const said = new Set([...shows].map(availabilityOf))
  return BEST.find((one) => said.has(one)) ?? 'offline'
}

export interface PeoplePresence {
  of(jid: BareJid): Live<Availability>
  /** With all that they say of it. */
  said(jid: BareJid): Live<Said>
  apply(changes: readonly PresenceChange[]): void
  /** All that was known is void: a new session, or none. */
  clear(): void
  all(): PresenceChange[]
}

export function peoplePresence(known: () => boolean): PeoplePresence {
  const resources = new Map<BareJid, Map<FullJid, PresenceChange>>()
  const lives = new Map<BareJid, Value<Said>>()

  const current = (jid: BareJid): Said => {
    const theirs = [...(resources.get(jid)?.values() ?? [])]
    if (!theirs.length)
      return { availability: known() ? 'offline' : 'unknown', status: null, idleSince: null }
    const availability = bestOf(theirs.map((change) => change.show))
    const speaking = theirs
      .filter((change) => availabilityOf(change.show) === availability)
      .reduce((best, change) => (change.priority > best.priority ? change : best))
    return { availability, status: speaking.status ?? null, idleSince: speaking.idleSince ?? null }
  }
  const tell = (jid: BareJid) => {
    const live = lives.get(jid)
    live?.set(keep(live.get(), current(jid)))
  }
  const said = (jid: BareJid) => {
    const live = lives.get(jid) ?? value<Said>(current(jid))
    lives.set(jid, live)
    return live
  }

  return {
    of: liveByKey((jid) => map(said(jid), ({ availability }) => availability)),
    said,
    apply(changes) {
      const touched = new Set<BareJid>()
      for (const change of changes) {
        const jid = bareJid(change.from)
        const theirs = resources.get(jid) ?? new Map<FullJid, PresenceChange>()
        resources.set(jid, theirs)
        if (change.available) theirs.set(change.from, change)
        // Unavailable from the bare address means all of them.
        else if (change.from === jid) theirs.clear()
        else theirs.delete(change.from)
        if (theirs.size === 0) resources.delete(jid)
        touched.add(jid)
      }
      for (const jid of touched) tell(jid)
    },
    clear() {
      resources.clear()
      for (const jid of lives.keys()) tell(jid)
    },
    all: () => [...resources.values()].flatMap((theirs) => [...theirs.values()]),
  }
}
