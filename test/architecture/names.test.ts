import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource, sources, styles, walk } from './source-tree.ts'

describe('names', () => {
  it('calls components PascalCase, hooks useX, everything else kebab-case', () => {
    const wrong = sources.filter(({ path }) => {
      const name = basename(path)
      if (name === 'main.tsx' || name === 'client-context.tsx' || name === 'message-parts.tsx') return false
      if (name.endsWith('.tsx')) return !/^([A-Z][A-Za-z0-9]*|use[A-Z][A-Za-z0-9]*)\.tsx$/.test(name)
      return !/^([a-z0-9]+(-[a-z0-9]+)*|use[A-Z][A-Za-z0-9]*)\.ts$/.test(name)
    })
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('has no barrels and no grab-bags', () => {
    const bags = /\/(utils?|helpers?|common|hooks|types|misc|shared|lib)(\/|\.tsx?$)/
    expect(
      sources.map((file) => file.path).filter((path) => /\/index\.tsx?$/.test(path) || bags.test(path)),
    ).toEqual([])
  })

  it('exports by name only', () => {
    expect(sources.filter((file) => /^export default/m.test(file.text)).map((file) => file.path)).toEqual([])
  })

  it('names the specification of every XEP file, with its link', () => {
    const wrong = sources
      .filter(({ path }) => /\/xep-\d{4}-/.test(path))
      .filter(({ path, text }) => {
        const number = /xep-(\d{4})/.exec(path)?.[1]
        return (
          !text.slice(0, 600).includes(`XEP-${number}`) ||
          !text.slice(0, 600).includes(`xmpp.org/extensions/xep-${number}`)
        )
      })
    expect(wrong.map((file) => file.path)).toEqual([])
  })
})

describe('places', () => {
  it('keeps raw colours in tokens.css', () => {
    const raw = /#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(?:rgb|rgba|hsl|hsla|oklch|oklab)\(/i
    const wrong = styles.filter(
      (file) => !file.path.endsWith('/tokens.css') && raw.test(file.text.replace(/\/\*[\s\S]*?\*\//g, '')),
    )
    expect(wrong.map((file) => file.path)).toEqual([])
  })

  it('writes nothing to the console and no HTML from strings', () => {
    const forbidden =
      /\bconsole\.|dangerouslySetInnerHTML|\.innerHTML\b|\beval\(|new Function\(|document\.write/
    expect(sources.filter((file) => forbidden.test(file.text)).map((file) => file.path)).toEqual([])
  })

  it('leaves no marks of unfinished work', () => {
    const marks = /\b(TODO|FIXME|XXX|HACK)\b|not implemented/
    expect(sources.filter((file) => marks.test(file.text)).map((file) => file.path)).toEqual([])
  })

  it('skips or narrows no test without a reason', () => {
    const tests = walk(
      'test',
      (path) => /\.(test|spec)\.tsx?$/.test(path) && !path.includes('/architecture/'),
    ).map(readSource)
    expect(
      tests
        .filter((file) => /\b(it|test|describe)\.(only|todo|fixme)\b/.test(file.text))
        .map((file) => file.path),
    ).toEqual([])
  })
})
