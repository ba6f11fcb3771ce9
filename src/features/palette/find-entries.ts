/** Finds what the palette offers, by what was typed: whatever begins with it first, then where a word does, then the rest. */
import { fold } from '../../model/fold.ts'
import { findMarks, isFound, type Mark, searchable, searchTerms } from '../../model/search-text.ts'
import type { IconName } from '../../ui/icons.ts'

/** In the order in which they stand. */
export const SECTIONS = ['do', 'go', 'people'] as const
export type Section = (typeof SECTIONS)[number]

export interface PaletteEntry {
  id: string
  section: Section
  label: string
  /** What it belongs to, or whose address it is; found by, too. */
  hint?: string
  icon?: IconName
  /** Whose picture stands there instead. */
  address?: string
  /** As they are written on the keyboard. */
  keys?: string
  /** One of many: shown only once something was typed. */
  isSeldom?: boolean
  perform(): void
}

export interface FoundEntry {
  entry: PaletteEntry
  marks: readonly Mark[]
}

/** Of people, who may be thousands: more typing finds the others. */
const MOST_PEOPLE = 8

export function findEntries(entries: readonly PaletteEntry[], typed: string): Map<Section, FoundEntry[]> {
  const terms = searchTerms(typed)
  const found = new Map<Section, FoundEntry[]>()
  for (const section of SECTIONS) {
    const rows = entries
      .filter(({ isSeldom }) => terms.length > 0 || !isSeldom)
      .filter((entry) => entry.section === section && isFound(haystack(entry), terms))
      .map((entry) => ({ entry, rank: rankOf(entry, terms) }))
      // Where two are as good as each other, they keep their order.
      .sort((a, b) => a.rank - b.rank)
      .slice(0, section === 'people' ? MOST_PEOPLE : undefined)
      .map(({ entry }) => ({ entry, marks: findMarks(entry.label, terms) }))
    if (rows.length > 0) found.set(section, rows)
  }
  return found
}

const haystack = ({ label, hint = '' }: PaletteEntry) => searchable(`${label}\n${hint}`)

/** 0: begins with it, 1: a word of the label does, 2: it is somewhere. */
function rankOf({ label }: PaletteEntry, [first]: readonly string[]): number {
  if (first === undefined) return 0
  const text = fold(label)
  if (text.startsWith(first)) return 0
  return text.split(/[\s\p{P}]+/u).some((word) => word.startsWith(first)) ? 1 : 2
}
