/** What several devices know of one invite, as one: whoever hears what from whom in which order, all end with the same. */
import type { IssuedState, LedgerEntry } from './issued-invite.ts'
import type { BareJid } from './jid.ts'

type Rank = readonly (number | string)[]

/** Used beats withdrawn beats probably used beats open; one that names who it was beats one that does not; then the earlier one. */
const rankOf = (state: IssuedState): Rank => {
  if (state.is === 'used') return [0, state.by === null ? 1 : 0, state.at, state.by ?? '']
  if (state.is === 'withdrawn') return [1, 0, state.at, '']
  return [state.is === 'open' ? 3 : 2, 0, 0, '']
}

function isBefore(a: Rank, b: Rank): boolean {
  const place = a.findIndex((part, index) => part !== b[index])
  const [mine, theirs] = [a[place], b[place]]
  return mine !== undefined && theirs !== undefined && mine < theirs
}

export function mergeStates(a: IssuedState, b: IssuedState): IssuedState {
  if (a.is !== 'probably-used' || b.is !== 'probably-used') return isBefore(rankOf(b), rankOf(a)) ? b : a
  return {
    is: 'probably-used',
    by: either(a.by, b.by),
    not: either(a.not, b.not),
    among: Math.max(a.among, b.among),
    // The later one is true of all of them.
    at: Math.max(a.at, b.at),
  }
}

const either = (a: readonly BareJid[], b: readonly BareJid[]): readonly BareJid[] =>
  [...new Set([...a, ...b])].sort()

/** As it is to be read: without those who did not come by it, for all that is known by now. */
export function readState(state: IssuedState, cameByAnother: ReadonlySet<BareJid>): IssuedState {
  if (state.is !== 'probably-used') return state
  const by = state.by.filter((jid) => !state.not.includes(jid) && !cameByAnother.has(jid))
  return by.length === 0 ? { is: 'open' } : by.length === state.by.length ? state : { ...state, by }
}

/** What is decided when it is made. All devices have it from the one that made it; should they differ, one choice holds. */
const factsRank = ({ madeAt, kind, issuer, expiresAt, boundTo, leaky }: LedgerEntry): Rank => [
  madeAt,
  kind,
  issuer,
  expiresAt ?? Number.POSITIVE_INFINITY,
  boundTo ?? '',
  Number(leaky),
]

/** Of two notes the later one holds. */
const noteRank = ({ notedAt, note }: LedgerEntry): Rank => [-notedAt, note]

/** Of the same account and id. Commutative, associative, and the same again changes nothing. */
export function mergeEntries(a: LedgerEntry, b: LedgerEntry): LedgerEntry {
  const { note, notedAt } = isBefore(noteRank(b), noteRank(a)) ? b : a
  const facts = isBefore(factsRank(b), factsRank(a)) ? b : a
  return {
    ...facts,
    note,
    notedAt,
    state: mergeStates(a.state, b.state),
    handedOut: a.handedOut || b.handedOut,
  }
}

type Lasting = Pick<LedgerEntry, 'state' | 'expiresAt'>

export const hasEnded = ({ expiresAt }: Pick<Lasting, 'expiresAt'>, now: number): boolean =>
  expiresAt !== null && expiresAt <= now

/** Whether it may still be good, as far as is known, but for its end. */
export const mayBeGood = ({ is }: IssuedState): boolean => is === 'open' || is === 'probably-used'

/** Nobody can use it any more, for whatever reason. */
export const isOver = (entry: Lasting, now: number): boolean =>
  !mayBeGood(entry.state) || hasEnded(entry, now)

/** One that was made ahead and is still worth handing out: most of its life is left. */
export function isFresh(entry: Lasting & Pick<LedgerEntry, 'handedOut' | 'madeAt'>, now: number): boolean {
  if (entry.handedOut || isOver(entry, now)) return false
  return entry.expiresAt === null || entry.expiresAt - now > (entry.expiresAt - entry.madeAt) / 2
}
