import fs from 'node:fs'
import { describe, expect, it } from 'vitest'

const document = fs.readFileSync(new URL('../../docs/security.md', import.meta.url), 'utf8')
const rows = document
  .split('\n')
  .filter((line) => /^\| (?!tries|---)/.test(line))
  .map((line) => line.split(' | '))
const named = rows.flatMap(([, , tests = '']) =>
  tests
    .replace(/ \|$/, '')
    .split('<br>')
    .map((one) => /^`([^`]+)` (.+)$/.exec(one)?.slice(1) ?? [one, '']),
)

describe('the threats of docs/security.md', () => {
  it('are stopped by something, and tried by something', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.filter((row) => row.length !== 3)).toEqual([])
  })

  it('are tried by tests that are there, by those names', () => {
    const wrong = named.filter(([file = '', title = '']) => {
      const path = new URL(`../${file}`, import.meta.url)
      if (title === '' || !fs.existsSync(path)) return true
      const text = fs.readFileSync(path, 'utf8')
      return !['it', 'test'].some((word) =>
        ["'", '"', '`'].some((mark) => text.includes(`${word}(${mark}${title}${mark}`)),
      )
    })
    expect(wrong).toEqual([])
  })

  it('come from everybody who may mean harm', () => {
    const heads = [...document.matchAll(/^## (.+)$/gm)].map(([, head = '']) => head)
    for (const who of ['server', 'contact', 'link', 'device', 'script', 'others have written', 'another tab'])
      expect(heads.filter((head) => head.includes(who))).not.toEqual([])
    expect(heads.at(-1)).toBe('What does not hold')
  })
})
