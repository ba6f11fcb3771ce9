/** Which dictionaries are right: those that were chosen, or that of the language: its own, that of the person's country, the nearest. */

/**
 * `available`: as Chromium writes them, such as `en-GB`. `preferred`: the system's languages, which say more than the page does,
 * that knows no countries. `chosen`: by the person; one that is not there any more is passed over. A language without a
 * dictionary is left unchecked.
 */
export function spellingLanguages(
  language: string,
  available: readonly string[],
  preferred: readonly string[],
  chosen: readonly string[] = [],
): string[] {
  const wished = available.filter((tag) => chosen.includes(tag))
  if (wished.length > 0) return wished
  const base = baseOf(language)
  const wanted = [
    language,
    ...preferred.filter((tag) => baseOf(tag) === base),
    base,
    `${base}-us`,
    `${base}-${base}`,
  ]
  for (const tag of wanted) {
    const found = available.find((one) => one.toLowerCase() === tag.toLowerCase())
    if (found) return [found]
  }
  return available.filter((tag) => baseOf(tag) === base).slice(0, 1)
}

const baseOf = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''
