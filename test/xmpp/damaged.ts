/** Stanzas that do mean something, and a way to damage them: what is left after cutting and renaming here and there. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Element } from '@xmpp/xml'

const root = new URL('stanzas/', import.meta.url)
export const golden = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.xml'))
  .map((name) => readFileSync(new URL(name, root), 'utf8'))

export function damage(element: Element, blows: readonly [number, string][]): Element {
  const parts = (at: Element): Element[] => [at, ...at.getChildElements().flatMap(parts)]
  for (const [where, value] of blows) {
    const all = parts(element)
    const victim = all[where % all.length] ?? element
    const names = Object.keys(victim.attrs)
    const name = names[where % (names.length + 1)]
    if (name) victim.attrs[name] = value
    else if (where % 3 === 0) victim.children.splice(0, 1)
    else victim.children.push(...victim.children)
  }
  return element
}
