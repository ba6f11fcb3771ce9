/** Which dictionaries are right for a language: its own, the nearest of it, or none. */

/** `available`: as Chromium writes them, such as `en-GB`. A language without a dictionary is left unchecked. */
export function spellingLanguages(language: string, available: readonly string[]): string[] {
  const wanted = language.toLowerCase()
  const base = wanted.split('-')[0]
  const same = (tag: string) => tag.toLowerCase() === wanted
  const found =
    available.find(same) ??
    available.find((tag) => tag.toLowerCase() === base) ??
    available.find((tag) => tag.toLowerCase().split('-')[0] === base)
  return found ? [found] : []
}
