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

/** Rows move: one is compared with the row of the same name, if rows have one, else with that of the same place. */
function keepArray(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  // Only made when something has moved: most lists are read again with their rows in their places.
  let byName: Map<string | number | null, unknown> | null = null
  let same = next.length === previous.length
  const kept = next.map((row, index) => {
    const name = nameOf(row)
    const there = previous[index]
    if (name !== nameOf(there)) byName ??= new Map(previous.map((one) => [nameOf(one), one]))
    const one = keep(name === nameOf(there) ? there : byName?.get(name), row)
    same &&= Object.is(one, there)
    return one
  })
  return same ? previous : kept
}

function nameOf(row: unknown): string | number | null {
  if (typeof row !== 'object' || row === null) return null
  const name = 'id' in row ? row.id : 'jid' in row ? row.jid : null
  return typeof name === 'string' || typeof name === 'number' ? name : null
}

function keepObject(
  previous: Record<string, unknown>,
  next: Record<string, unknown>,
): Record<string, unknown> {
  const names = Object.keys(next)
  let kept: Record<string, unknown> | null = null
  let same = names.length === Object.keys(previous).length
  for (const name of names) {
    const part = keep(previous[name], next[name])
    same &&= name in previous && Object.is(part, previous[name])
    if (!Object.is(part, next[name])) {
      kept ??= { ...next }
      kept[name] = part
    }
  }
  return same ? previous : (kept ?? next)
}
