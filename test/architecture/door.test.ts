/**
 * What is fetched before somebody is in gets by with the words and the icons of the door: all others come with the first
 * screen behind it, and until then would be keys and empty squares.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root, sources } from './source-tree.ts'

/** Everything that is there at once: no `import()` on the way to it. */
function atTheDoor(): Set<string> {
  const imports = new Map(sources.map((file) => [file.path, file.runtimeImports]))
  const found = new Set<string>()
  const waiting = ['src/main.tsx']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    waiting.push(...(imports.get(path) ?? []))
  }
  return found
}

const door = atTheDoor()
const files = sources.filter((file) => door.has(file.path) && /^src\/(app|features|ui)\//.test(file.path))
const read = (path: string) => readFileSync(join(root, 'src', path), 'utf8')

it('is more than nothing', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(door.has('src/app/Home.tsx')).toBe(false)
})

it('says only words of the door', () => {
  const behind = Object.keys(JSON.parse(read('i18n/en/house.json')) as object)
  const key = new RegExp(`['"\`](?:${behind.join('|')})\\.[A-Za-z.$\\{]`)
  expect(files.filter((file) => key.test(file.text)).map((file) => file.path)).toEqual([])
})

it('asks the client for nothing that comes with the rooms', () => {
  expect(door.has('src/client/session/rooms.ts')).toBe(false)
  const parts = /\binterface AccountParts \{([^}]*)\}/.exec(read('client/client.ts'))?.[1] ?? ''
  const names = [...parts.matchAll(/readonly (\w+):/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'contacts')
  expect(names.length).toBeGreaterThan(5)
  const asked = new RegExp(`\\b(?:client|useClient\\(\\)|partsOf\\([^)]*\\))\\.(?:${names.join('|')})\\b`)
  expect(files.filter((file) => asked.test(file.text)).map((file) => file.path)).toEqual([])
})

it('shows only icons of the door', () => {
  const names = [...read('ui/house-icons.ts').matchAll(/^ {2}'?([a-zA-Z-]+)'?: [A-Z]/gm)].map(
    ([, name]) => name,
  )
  expect(names.length).toBeGreaterThan(20)
  const icon = new RegExp(
    `\\bicon(?:=|: )\\{?['"](?:${names.join('|')})['"]|<Icon[^>]*name=['"](?:${names.join('|')})['"]`,
  )
  expect(files.filter((file) => icon.test(file.text)).map((file) => file.path)).toEqual([])
})
