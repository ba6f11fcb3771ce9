/** Identity for what did not change, so that a screen draws again only the rows that did. */

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** `next`, with every part of it that equals its counterpart in `previous` replaced by that counterpart. */
export function keep<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next
  if (typeof previous !== 'object' || typeof next !== 'object' || !previous || !next) return next
  if (Array.isArray(previous) && Array.isArray(next)) return keepArray(previous, next) as T
  if (!isPlain(previous) || !isPlain(next)) return next
  return keepObject(previous as Record<string, unknown>, next as Record<string, unknown>) as T
}

/** Rows move: one is compared with the row of the same identity, if rows have one, else with that of the same place. */
function keepArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map<unknown, unknown>()
  for (const row of previous) byId.set(identity(row), row)
  const kept = next.map((row, index) => {
    const id = identity(row)
    return keep(id === undefined ? previous[index] : byId.get(id), row)
  })
  const same = kept.length === previous.length && kept.every((row, index) => Object.is(row, previous[index]))
  return same ? previous : kept
}

function identity(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return undefined
  if ('id' in row) return row.id
  if ('jid' in row) return row.jid
  return undefined
}

function keepObject(
  previous: Record<string, unknown>,
  next: Record<string, unknown>,
): Record<string, unknown> {
  const names = Object.keys(next)
  const kept: Record<string, unknown> = {}
  let same = names.length === Object.keys(previous).length
  for (const name of names) {
    kept[name] = keep(previous[name], next[name])
    same &&= name in previous && Object.is(kept[name], previous[name])
  }
  return same ? previous : kept
}
