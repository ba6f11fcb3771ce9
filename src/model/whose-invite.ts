/**
 * Which invite somebody came in by. Servers do not say: they only tell that the person is there now. What they do tell,
 * to anybody who shows it, is whether a token is still good, and some not even that. What is not certain is called
 * likely, and an invite that may have been used by somebody else stays open.
 */
import type { BareJid } from './jid.ts'

export interface Candidate {
  id: string
  /** `silent`: it was not asked, or the answer says nothing about this kind. */
  server: 'good' | 'gone' | 'silent'
  /** Somebody else has probably used it. */
  isGuessed?: boolean
}

export interface Newcomer {
  jid: BareJid
  /** Seen coming in. False: found in the list after we had been away, where another device may have let them in. */
  live: boolean
  /** Has a name or a group in the list. Who walks in has none: somebody, or the operator, has had a hand in it. */
  named?: boolean
}

export interface Found {
  /** Those that are used now, and by whom, where that is certain. */
  used: ReadonlyMap<string, BareJid | null>
  /** These people came by some of these invites; which by which, nobody knows. */
  likely: { ids: readonly string[]; by: readonly BareJid[] } | null
  /** They came in by another way. */
  uninvited: readonly BareJid[]
}

/** More names than this at a time tell nobody anything. */
export const MOST_GUESSED = 4

export function whoseInvite(
  newcomers: readonly Newcomer[],
  candidates: readonly Candidate[],
  onScreen: string | null,
): Found {
  const ids = (server: Candidate['server']) =>
    candidates.filter((candidate) => candidate.server === server).map(({ id }) => id)
  const [gone, silent] = [ids('gone'), ids('silent')]
  const used = new Map<string, BareJid | null>(gone.map((id) => [id, null]))
  const certain = certainly(newcomers, { gone, silent, onScreen })
  if (certain) used.set(certain.id, certain.by)
  // As many as there are invites that are gone came by these.
  const isExplained = certain !== null || newcomers.length <= gone.length
  const byHand = newcomers.filter(({ live, named }) => !live && named)
  return {
    used,
    likely: isExplained ? null : likely(newcomers, candidates),
    uninvited: gone.length ? [] : (silent.length ? byHand : newcomers).map(({ jid }) => jid),
  }
}

function certainly(
  [newcomer, ...others]: readonly Newcomer[],
  { gone, silent, onScreen }: { gone: readonly string[]; silent: readonly string[]; onScreen: string | null },
): { id: string; by: BareJid } | null {
  if (!newcomer || others.length) return null
  const shown = (among: readonly string[]) => among.find((id) => id === onScreen)
  const only = (among: readonly string[]) => (among.length === 1 ? among[0] : undefined)
  const id = gone.length
    ? (only(gone) ?? shown(gone))
    : newcomer.live
      ? (shown(silent) ?? only(silent))
      : undefined
  return id === undefined ? null : { id, by: newcomer.jid }
}

function likely(newcomers: readonly Newcomer[], candidates: readonly Candidate[]): Found['likely'] {
  const by = newcomers.filter(({ live, named }) => live || !named).map(({ jid }) => jid)
  const silent = candidates.filter(({ server }) => server === 'silent')
  const free = silent.filter(({ isGuessed }) => !isGuessed)
  const ids = (free.length ? free : silent).map(({ id }) => id)
  return by.length && by.length <= MOST_GUESSED && ids.length ? { ids, by } : null
}
