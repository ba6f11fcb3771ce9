/** What the shell itself remembers (never a word of an account): one small file, written whole or not at all. */
import fs from 'node:fs'
import * as v from 'valibot'

const kept = v.object({
  window: v.optional(v.unknown()),
  language: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(30))), null),
  keepRunning: v.fallback(v.boolean(), false),
  /** Null: never chosen. */
  checkSpelling: v.fallback(v.nullable(v.boolean()), null),
  /** Empty: by the language of the page. */
  spellingLanguages: v.fallback(v.pipe(v.array(v.pipe(v.string(), v.maxLength(30))), v.maxLength(20)), []),
  /** Where one came back from the system's browser; null: never yet. */
  returnPort: v.fallback(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65535))),
    null,
  ),
})
export type Kept = v.InferOutput<typeof kept>

export interface KeptFile {
  read(): Kept
  change(part: Partial<Kept>): void
}

/** A file that is missing or damaged counts as empty; one that cannot be written is forgotten with the program. */
export function keptFile(path: string): KeptFile {
  let now = v.parse(kept, {})
  try {
    const parsed = v.safeParse(kept, JSON.parse(fs.readFileSync(path, 'utf8')))
    if (parsed.success) now = parsed.output
  } catch {
    // The first start.
  }
  return {
    read: () => now,
    change(part) {
      now = { ...now, ...part }
      try {
        fs.writeFileSync(`${path}.new`, JSON.stringify(now), { mode: 0o600 })
        fs.renameSync(`${path}.new`, path)
      } catch {
        // A full or read-only disk: the window stands elsewhere next time.
      }
    },
  }
}
