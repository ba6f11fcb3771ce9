/** Which frames are looked at, and how they are handed on as a text. */
import type { WireEntry } from '../../client/inspecting/inspecting.ts'

export const KINDS = ['all', 'message', 'presence', 'iq', 'stream'] as const
export type WireKind = (typeof KINDS)[number]

/** In capitals or not; all of the words together, as they stand there. */
export function chosen(entries: readonly WireEntry[], kind: WireKind, words: string): readonly WireEntry[] {
  const wanted = words.trim().toLowerCase()
  if (kind === 'all' && !wanted) return entries
  return entries.filter(
    (entry) => (kind === 'all' || entry.kind === kind) && entry.text.toLowerCase().includes(wanted),
  )
}

/** In English, whoever reads it. */
export const wireText = (entries: readonly WireEntry[]): string =>
  entries
    .map(({ at, direction, text }) => {
      const head = `${new Date(at).toISOString()} ${direction === 'in' ? 'RECEIVED' : 'SENT'}`
      return `${head}\n${text || '(could not be read)'}\n`
    })
    .join('\n')
