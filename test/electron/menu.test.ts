import { describe, expect, it } from 'vitest'
import { acceleratorOf } from '../../electron/accelerator.ts'
import { contextMenuOf } from '../../electron/context-menu.ts'
import { type Entry, type MenuState, menuOf } from '../../electron/menu.ts'
import { updateEntry } from '../../electron/update-entry.ts'
import { wordsIn } from '../../electron/words.ts'
import { commands } from '../../src/app/commands.ts'

const en = wordsIn('en')
const state: MenuState = {
  words: en,
  commands: commands.map(({ name, keys }) => ({ name, label: `the ${name}`, keys })),
  habits: { startAtLogin: false, keepRunning: true, checkSpelling: false, spellingLanguages: [] },
  choices: { startAtLogin: true, keepRunning: true, dictionaries: [] },
  update: { status: 'none', possible: true },
  isApple: false,
}
const none = { perform() {}, changeHabits() {}, update() {} }
const flat = (entries: Entry[]): Entry[] => entries.flatMap((entry) => [entry, ...flat(entry.submenu ?? [])])
const labels = (entries: Entry[]) => entries.map(({ label }) => label)

describe('the native menu', () => {
  it.each([true, false])('has every command of the program, with its keys (macOS: %s)', (isApple) => {
    const performed: string[] = []
    const all = flat(menuOf({ ...state, isApple }, { ...none, perform: (name) => performed.push(name) }))
    for (const { name, keys } of commands) {
      const entry = all.find(({ label }) => label === `the ${name}`)
      expect(entry?.accelerator, name).toBe(acceleratorOf(keys))
      expect(entry?.accelerator, name).toBeTruthy()
      // Else Escape would belong to the menu, and never reach a sheet.
      expect(entry?.registerAccelerator, name).toBe(false)
      entry?.click?.()
    }
    expect(performed).toEqual(commands.map(({ name }) => name))
  })

  it('has what every program has, in the words of the page', () => {
    const german = menuOf({ ...state, words: wordsIn('de-CH') }, none)
    expect(labels(german)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster'])
    const roles = flat(menuOf({ ...state, isApple: true }, none)).flatMap(({ role }) => role ?? [])
    expect(roles).toEqual(
      expect.arrayContaining([
        'about',
        'quit',
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'zoomIn',
        'close',
      ]),
    )
    expect(roles).not.toContain('toggleDevTools')
    expect(flat(german).every(({ label, type }) => type === 'separator' || Boolean(label))).toBe(true)
  })

  it('shows the habits as they are, and turns them', () => {
    const changed: unknown[] = []
    const all = flat(menuOf(state, { ...none, changeHabits: (habits) => changed.push(habits) }))
    const boxes = all.filter(({ type }) => type === 'checkbox')
    expect(boxes.map(({ label, checked }) => [label, checked])).toEqual([
      [en.startAtLogin, false],
      [en.keepRunning, true],
      [en.checkSpelling, false],
    ])
    for (const { click } of boxes) click?.()
    expect(changed).toEqual([{ startAtLogin: true }, { keepRunning: false }, { checkSpelling: true }])
  })
})

describe('the line about updates', () => {
  it('says what can be done next', () => {
    const line = (update: MenuState['update']) => updateEntry(update, en, () => {})
    const version = '1.2.3'
    expect(line({ status: 'offered', version })).toMatchObject({ label: 'Download version 1.2.3' })
    expect(line({ status: 'ready', version })).toMatchObject({ label: 'Restart with version 1.2.3' })
    expect(line({ status: 'loading', version, percent: 5 })).toEqual({
      label: 'Downloading version 1.2.3 …',
      enabled: false,
    })
    expect(line({ status: 'asking' }).click).toBeUndefined()
    expect(line({ status: 'none', possible: true }).click).toBeDefined()
    expect(line({ status: 'none', possible: false }).enabled).toBe(false)
    expect(line({ status: 'failed' }).click).toBeDefined()
  })
})

describe('keys', () => {
  it.each([
    ['Mod+k', 'CommandOrControl+K'],
    ['Alt+ArrowUp', 'Alt+Up'],
    ['Escape', 'Escape'],
    ['Mod+,', 'CommandOrControl+,'],
  ])('%s are %s', (keys, accelerator) => expect(acceleratorOf(keys)).toBe(accelerator))

  it.each(['Mod+Unheard', 'Mod+', '', 'Mod+€'])('%j have no name there', (keys) =>
    expect(acceleratorOf(keys)).toBeNull(),
  )
})

describe('a right click', () => {
  const clicked = {
    isEditable: true,
    misspelledWord: 'hte',
    dictionarySuggestions: ['the', 'hate', 'hot', 'hut', 'hit', 'heat'],
    selectionText: 'hte',
    editFlags: { canCut: true, canCopy: true, canPaste: false },
  }
  const none = { replace() {}, learn() {} }

  it('offers corrections of a word', () => {
    const done: string[] = []
    const entries = contextMenuOf(clicked, en, {
      replace: (word) => done.push(`replace ${word}`),
      learn: (word) => done.push(`learn ${word}`),
    })
    expect(labels(entries)).toEqual([
      'the',
      'hate',
      'hot',
      'hut',
      'hit',
      'Add to dictionary',
      undefined,
      'Cut',
      'Copy',
      'Paste',
    ])
    for (const { click } of entries) click?.()
    expect([done[0], done.at(-1)]).toEqual(['replace the', 'learn hte'])
    expect(entries.at(-1)?.enabled).toBe(false)
    expect(labels(contextMenuOf({ ...clicked, dictionarySuggestions: [] }, en, none))[0]).toBe(
      'No suggestions',
    )
  })

  it('copies what is selected, and is nothing elsewhere', () => {
    const reading = { ...clicked, isEditable: false, misspelledWord: '' }
    expect(labels(contextMenuOf(reading, en, none))).toEqual(['Copy'])
    expect(contextMenuOf({ ...reading, selectionText: ' ' }, en, none)).toEqual([])
  })
})
