import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEmptyShare, MOST_FILES, shareOf } from '../../src/model/share.ts'

type Parts = Partial<Record<'title' | 'text' | 'url', string>> & { files?: File[] }

function form({ files = [], ...words }: Parts): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(words)) made.append(name, value)
  for (const file of files) made.append('files', file)
  return made
}
const textOf = (parts: Parts) => shareOf(form(parts)).text
const named = (name: string) => shareOf(form({ files: [new File(['x'], name)] })).files[0]?.name

describe('the words of a share', () => {
  it('are put together, each once', () => {
    expect(textOf({ title: 'Figs', text: 'On the market', url: 'https://a.example/' })).toBe(
      'Figs\nOn the market\nhttps://a.example/',
    )
    expect(textOf({ text: 'See https://a.example/', url: 'https://a.example/' })).toBe(
      'See https://a.example/',
    )
    expect(textOf({ title: 'Figs', text: 'Figs', url: '' })).toBe('Figs')
    expect(textOf({ title: 'Figs', text: 'Figs, and pears' })).toBe('Figs, and pears')
  })

  it('leave out the title that comes with files: it is the name of one', () => {
    expect(textOf({ title: 'rose.jpg', text: 'Mine', files: [new File(['x'], 'rose.jpg')] })).toBe('Mine')
  })

  it('are cut where nobody means more, and never in the middle of a character', () => {
    expect(textOf({ text: `${'x'.repeat(99_999)}😀` })).toBe('x'.repeat(99_999))
    expect(textOf({ text: 'a\u0000\u0007b\r\nc\rd' })).toBe('ab\nc\nd')
  })
})

describe('the files of a share', () => {
  it('are as many as a person picks, and the rest is counted', () => {
    const { files, leftOut } = shareOf(
      form({ files: Array.from({ length: 100 }, () => new File(['x'], 'a')) }),
    )
    expect([files.length, leftOut]).toEqual([MOST_FILES, 100 - MOST_FILES])
  })

  it('are left out where they are too much together, and a smaller one after them is not', () => {
    const large = new File(['x'], 'large.mp4')
    Object.defineProperty(large, 'size', { value: 2 * 1024 ** 3 })
    const given = [large, new File(['x'], 'small.jpg')]
    // A form of ours would copy them, and see how large they are.
    const { files, leftOut } = shareOf({ get: () => null, getAll: (name) => (name === 'files' ? given : []) })
    expect([files.map(({ name }) => name), leftOut]).toEqual([['small.jpg'], 1])
  })

  it('have names of one line that lead nowhere and do not read backwards', () => {
    expect(named('../../etc/passwd')).toBe('passwd')
    expect(named('C:\\Temp\\rose.jpg')).toBe('rose.jpg')
    expect(named('rose\u202egpj.exe')).toBe('rosegpj.exe')
    expect(named('\u202e')).toBe('file')
    expect(named(`${'a'.repeat(300)}.jpeg`)).toBe(`${'a'.repeat(115)}.jpeg`)
  })

  it('are none where a form has an empty one, or something else in their place', () => {
    const made = form({ files: [new File([], '')] })
    made.append('files', 'rose.jpg')
    expect(isEmptyShare(shareOf(made))).toBe(true)
    expect(isEmptyShare(shareOf(form({ text: ' ' })))).toBe(true)
  })
})

it('holds whatever comes: within its limits, with nothing added', () => {
  const words = fc.option(fc.string({ unit: 'binary' }), { nil: undefined })
  const file = fc
    .tuple(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 9 }))
    .map(([name, bytes]) => new File([bytes as Uint8Array<ArrayBuffer>], name))
  fc.assert(
    fc.property(words, words, words, fc.array(file, { maxLength: 40 }), (title, text, url, files) => {
      const share = shareOf({
        get: (name) => ({ title, text, url })[name] ?? null,
        getAll: () => files,
      })
      expect(share.text.length).toBeLessThanOrEqual(100_000)
      expect(share.files.length).toBeLessThanOrEqual(MOST_FILES)
      expect(share.files.length + share.leftOut).toBeLessThanOrEqual(files.length)
      for (const { name } of share.files) {
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(120)
        expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }
    }),
  )
})
