import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptFile } from '../../electron/kept-file.ts'
import { autostartFile, quoteExec, systemLoginItem } from '../../electron/login-item.ts'
import { type Capturer, pictureScreens } from '../../electron/picture-screens.ts'
import { spellingLanguages } from '../../electron/spelling.ts'
import { fill, WORDS, wordsIn } from '../../electron/words.ts'
import { LANGUAGES } from '../../src/i18n/i18n.ts'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-machine-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('what the shell remembers', () => {
  it('is there at the next start', () => {
    const file = path.join(folder, 'desktop.json')
    keptFile(file).change({ keepRunning: true, window: { x: 1 } })
    keptFile(file).change({ language: 'de' })
    expect(keptFile(file).read()).toEqual({
      keepRunning: true,
      window: { x: 1 },
      language: 'de',
      checkSpelling: null,
      spellingLanguages: [],
      returnPort: null,
    })
  })

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"keepRunning":"yes","language":5,"checkSpelling":[],"spellingLanguages":"de","returnPort":80}',
  ])('counts as empty when it is %j', (text) => {
    const file = path.join(folder, 'desktop.json')
    fs.writeFileSync(file, text)
    expect(keptFile(file).read()).toEqual({
      keepRunning: false,
      language: null,
      checkSpelling: null,
      spellingLanguages: [],
      returnPort: null,
    })
  })

  it('holds for this run where nothing can be written', () => {
    const file = keptFile(path.join(folder, 'nowhere', 'desktop.json'))
    file.change({ keepRunning: true })
    expect(file.read().keepRunning).toBe(true)
  })
})

describe('starting with the session', () => {
  it('is a file of its own on Linux, which starts out of sight', () => {
    const autostart = path.join(folder, 'autostart')
    const item = autostartFile(autostart, '/opt/My "Apps"/tessera')
    expect(item.get()).toBe(false)
    item.set(true)
    expect(item.get()).toBe(true)
    const entry = fs.readFileSync(path.join(autostart, 'tessera.desktop'), 'utf8')
    expect(entry).toContain('Exec="/opt/My \\\\"Apps\\\\"/tessera" --hidden\n')
    item.set(false)
    item.set(false)
    expect([item.get(), fs.readdirSync(autostart)]).toEqual([false, []])
  })

  it.each([
    ['/opt/tessera', '"/opt/tessera"'],
    ['/a b/$x`y`', '"/a b/\\\\$x\\\\`y\\\\`"'],
    ['/50%/x', '"/50%%/x"'],
    ['/a\\b', '"/a\\\\\\\\b"'],
  ])('%s is quoted as the specification has it', (program, quoted) => expect(quoteExec(program)).toBe(quoted))

  it('is left to the system elsewhere', () => {
    const set: unknown[] = []
    const item = systemLoginItem({
      getLoginItemSettings: ({ args }) => ({ openAtLogin: args[0] === '--hidden' }),
      setLoginItemSettings: (settings) => set.push(settings),
    })
    item.set(true)
    expect([item.get(), set]).toEqual([true, [{ openAtLogin: true, args: ['--hidden'] }]])
  })
})

describe('a picture of the screens', () => {
  const screens = [
    { size: { width: 1920, height: 1080 }, scaleFactor: 1 },
    { size: { width: 1512, height: 982 }, scaleFactor: 2 },
  ]
  const source = (png: number[]) => ({
    thumbnail: { isEmpty: () => png.length === 0, toPNG: () => new Uint8Array(png) },
  })

  it('is as sharp as the sharpest of them', async () => {
    const asked: unknown[] = []
    const capturer: Capturer = {
      async getSources(options) {
        asked.push(options)
        return [source([1]), source([]), source([2])]
      },
    }
    expect(await pictureScreens(capturer, screens)).toEqual([new Uint8Array([1]), new Uint8Array([2])])
    expect(asked).toEqual([{ types: ['screen'], thumbnailSize: { width: 3024, height: 1964 } }])
    await pictureScreens(capturer, [{ size: { width: 7680, height: 4320 }, scaleFactor: 2 }])
    expect(asked[1]).toMatchObject({ thumbnailSize: { width: 5120, height: 5120 } })
  })

  it('is nothing where the person or the system says no', async () => {
    expect(await pictureScreens({ getSources: () => Promise.reject(new Error('denied')) }, screens)).toEqual(
      [],
    )
    expect(await pictureScreens({ getSources: async () => [] }, [])).toEqual([])
  })
})

describe('spelling', () => {
  const available = ['de', 'en-AU', 'en-GB', 'en-US', 'pt-BR', 'pt-PT']

  it.each([
    ['en-GB', [], ['en-GB']],
    ['de', ['en-US'], ['de']],
    ['de-AT', [], ['de']],
    ['en', ['de-DE', 'en-GB'], ['en-GB']],
    ['en', ['de-DE'], ['en-US']],
    ['pt', [], ['pt-PT']],
    ['pt', ['pt-BR'], ['pt-BR']],
    ['ar', ['en-US'], []],
  ])('in %s, on a system in %j, is checked by %j', (language, preferred, dictionaries) =>
    expect(spellingLanguages(language, available, preferred)).toEqual(dictionaries),
  )
})

describe('the dictionaries that somebody chose', () => {
  const available = ['de', 'en-GB', 'en-US', 'fr']

  it('are those that are there; without any of them it is the language that says', () => {
    expect(spellingLanguages('de', available, [], ['fr', 'en-GB'])).toEqual(['en-GB', 'fr'])
    expect(spellingLanguages('de', available, [], ['xx', 'fr'])).toEqual(['fr'])
    expect(spellingLanguages('de', available, [], ['xx'])).toEqual(['de'])
  })
})

describe('the words of the shell', () => {
  const places = (one: string) => one.match(/\{\w+\}/g) ?? []

  it('are there in every language of the page, with the same places in them', () => {
    expect(Object.keys(WORDS).sort()).toEqual([...LANGUAGES].sort())
    for (const [language, words] of Object.entries(WORDS))
      for (const [key, text] of Object.entries(wordsIn('en'))) {
        const said = words[key as keyof typeof words]
        expect(said.trim(), `${language}: ${key}`).not.toBe('')
        expect(places(said), `${language}: ${key}`).toEqual(places(text))
      }
  })

  it('are those of the language, wherever it is spoken, and English where we have none', () => {
    expect(wordsIn('de-AT').file).toBe('Datei')
    expect(wordsIn('AR-eg')).toBe(WORDS.ar)
    expect(wordsIn('xx')).toBe(wordsIn('en'))
    expect(fill('{a} of {b}', { a: 1, b: 'two' })).toBe('1 of two')
  })
})
