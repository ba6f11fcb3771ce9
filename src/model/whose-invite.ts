/**
 * Which invite somebody came in by. Servers do not say: they only tell that the person is there now. What they do tell,
 * to anybody who shows it, is whether a token is still good. Nothing is guessed: an invite that may have been used by
 * somebody else stays open.
 */
import type { BareJid } from './jid.ts'

export interface Candidate {
  id: string
  /** `silent`: it was not asked, or the answer says nothing about this kind. */
  server: 'good' | 'gone' | 'silent'
}

export interface Newcomer {
  jid: BareJid
  /** Seen coming in. False: found in the list after we had been away, where another device may have let them in. */
  live: boolean
}

export interface Found {
  /** Those that are used now, and by whom, where that is certain. */
  used: ReadonlyMap<string, BareJid | null>
  /** Every invite that could have brought them is still good: they came in by another way. */
  uninvited: boolean
}

export function whoseInvite(
  newcomers: readonly Newcomer[],
  candidates: readonly Candidate[],
  onScreen: string | null,
): Found {
  const ids = (server: Candidate['server']) =>
    candidates.filter((candidate) => candidate.server === server).map(({ id }) => id)
  const [gone, silent] = [ids('gone'), ids('silent')]
  const used = new Map<string, BareJid | null>(gone.map((id) => [id, null]))
  const [newcomer, ...others] = newcomers
  if (!newcomer || others.length) return { used, uninvited: !gone.length && !silent.length }

  const shown = (among: readonly string[]) => among.find((id) => id === onScreen)
  const only = (among: readonly string[]) => (among.length === 1 ? among[0] : undefined)
  const certain = gone.length
    ? (only(gone) ?? shown(gone))
    : newcomer.live
      ? (shown(silent) ?? only(silent))
      : undefined
  if (certain !== undefined) used.set(certain, newcomer.jid)
  return { used, uninvited: !gone.length && !silent.length }
}
