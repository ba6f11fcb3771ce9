import { describe, expect, it, vi } from 'vitest'
import { HOME } from '../../electron/origin.ts'
import { fakeSystem } from './fake-system.ts'

const INVITE = 'xmpp:juliet@verona.example?roster;preauth=abc'

describe('the window', () => {
  it('opens on our own page, in a sandbox, with nothing of a link in its address', () => {
    const { window } = fakeSystem({ argv: ['tessera', INVITE] })
    expect(window().address).toBe(HOME)
    expect(window().isShown).toBe(true)
    expect(window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    })
  })

  it('stands where it stood', () => {
    const place = { x: 100, y: 50, width: 1000, height: 700 }
    const system = fakeSystem({ kept0: { window: { ...place, maximized: true } } })
    expect(system.window().options).toMatchObject(place)
    expect(system.window().isMaximized()).toBe(true)
    system.window().close()
    expect(system.kept.window).toEqual({ x: 10, y: 20, width: 900, height: 600, maximized: true })
  })

  it('goes when it is closed, and the program with it', () => {
    const system = fakeSystem()
    system.window().close()
    expect([system.window().isOpen, system.shell.endsWithWindow()]).toEqual([false, true])
  })

  it('stays in the tray for whoever wants that, and comes back from there', async () => {
    const system = fakeSystem()
    await system.say('changeHabits', { keepRunning: true })
    system.window().close()
    expect([system.window().isOpen, system.window().isShown]).toEqual([true, false])
    system.trayClick()
    expect(system.window().isShown).toBe(true)
    system.shell.onQuitting()
    system.window().close()
    expect(system.window().isOpen).toBe(false)
  })

  it('never goes where nobody finds it: without a tray it closes', () => {
    const system = fakeSystem({ kept0: { keepRunning: true }, hasTray: false, argv: ['tessera', '--hidden'] })
    expect(system.window().isShown).toBe(true)
    system.window().close()
    expect(system.window().isOpen).toBe(false)
  })

  it('stays in the dock of macOS', () => {
    const system = fakeSystem({ isApple: true })
    system.window().close()
    expect([system.window().isOpen, system.window().isShown, system.shell.endsWithWindow()]).toEqual([
      true,
      false,
      false,
    ])
    system.shell.onStarted(null)
    expect(system.window().isShown).toBe(true)
  })

  it('waits out of sight when the session has started it', () => {
    const system = fakeSystem({ argv: ['tessera', '--hidden'] })
    expect([system.window().address, system.window().isShown]).toEqual([HOME, false])
    system.shell.onStarted(null)
    expect(system.window().isShown).toBe(true)
  })

  it('is loaded again when its page dies, but not for ever', () => {
    const system = fakeSystem()
    const { webContents } = system.window()
    for (const time of [0, 1000, 20_000]) {
      system.time = time
      webContents.emit('render-process-gone')
    }
    expect(webContents.reloads).toBe(2)
  })
})

describe('links', () => {
  it('of a cold start wait for the page', async () => {
    const { say } = fakeSystem({
      argv: ['tessera', INVITE],
      early: ['xmpp:romeo@verona.example', 'https://evil.example'],
    })
    expect(await say('takeLinks')).toEqual([INVITE, 'xmpp:romeo@verona.example'])
    expect(await say('takeLinks')).toEqual([])
  })

  it('of a second start come at once, with the window', async () => {
    const system = fakeSystem()
    await system.say('takeLinks')
    system.window().hide()
    system.shell.onStarted(INVITE)
    expect(system.window().webContents.told).toContainEqual({ type: 'link', uri: INVITE })
    expect(system.window().isShown).toBe(true)
    system.shell.onStarted(null)
    expect(system.windows).toHaveLength(1)
  })

  it('of macOS come as events, and are looked at in the same way', async () => {
    const system = fakeSystem({ isApple: true })
    await system.say('takeLinks')
    system.shell.onOpenUrl(INVITE)
    system.shell.onOpenUrl('file:///etc/passwd')
    const told = system.window().webContents.told.filter(({ type }) => type === 'link')
    expect(told).toEqual([{ type: 'link', uri: INVITE }])
  })

  it('wait again while the page loads anew', async () => {
    const system = fakeSystem()
    await system.say('takeLinks')
    system.window().webContents.emit('did-navigate')
    system.shell.onStarted(INVITE)
    expect(await system.say('takeLinks')).toEqual([INVITE])
  })
})

describe('what the page tells the system', () => {
  it('its commands and its language, for menu, tray and spelling', async () => {
    const system = fakeSystem()
    const commands = [{ name: 'scan', label: 'Einladung scannen', keys: 'Mod+j' }]
    await system.say('showMenu', { language: 'de', commands })
    const [file] = system.menu()
    expect([file?.label, file?.submenu?.[0]?.label]).toEqual(['Datei', 'Einladung scannen'])
    expect(system.spelling.at(-1)).toEqual([false, 'de', []])
    expect(system.kept.language).toBe('de')
    system.window().hide()
    file?.submenu?.[0]?.click?.()
    expect(system.window().webContents.told).toContainEqual({ type: 'command', name: 'scan' })
    expect(system.window().isShown).toBe(true)
  })

  it('how many chats are new', async () => {
    const system = fakeSystem()
    await system.say('showCount', 4)
    expect(system.trayCounts).toEqual([0, 4])
  })

  it('its habits, which the menu shows and changes, too', async () => {
    const system = fakeSystem()
    const none = { startAtLogin: false, keepRunning: false, checkSpelling: false, spellingLanguages: [] }
    expect(await system.say('readHabits')).toEqual(none)
    expect(await system.say('changeHabits', { startAtLogin: true, checkSpelling: true })).toEqual({
      ...none,
      startAtLogin: true,
      checkSpelling: true,
    })
    expect([system.login, system.spelling.at(-1)]).toEqual([true, [true, 'en-GB', []]])
    const box = system.menu()[0]?.submenu?.find(({ label }) => label === 'Check spelling')
    expect(box?.checked).toBe(true)
    box?.click?.()
    expect(system.window().webContents.told.at(-1)).toMatchObject({
      type: 'habits',
      habits: { checkSpelling: false },
    })
  })

  it('by which dictionaries it is checked, also when the page speaks another language', async () => {
    const system = fakeSystem()
    await system.say('changeHabits', { checkSpelling: true, spellingLanguages: ['de', 'en-GB'] })
    expect(system.spelling.at(-1)).toEqual([true, 'en-GB', ['de', 'en-GB']])
    await system.say('showMenu', { language: 'de', commands: [] })
    expect(system.spelling.at(-1)).toEqual([true, 'de', ['de', 'en-GB']])
  })

  it('asks nobody for dictionaries before the person wants that, except where the system has them', () => {
    expect(fakeSystem().spelling).toEqual([[false, 'en-GB', []]])
    expect(fakeSystem({ isApple: true }).spelling).toEqual([[true, 'en-GB', []]])
  })

  it.each([
    ['everything', {}, true, true],
    ['no start by itself, when it runs out of a folder', { login: null }, false, true],
    ['no staying, where nothing would bring it back', { hasTray: false }, true, false],
    ['no staying, on macOS, where all programs do', { isApple: true }, true, false],
  ])('what there is to choose: %s', async (_, parts, startAtLogin, keepRunning) => {
    const system = fakeSystem(parts)
    const choices = await system.say('readChoices')
    expect(choices).toEqual({ startAtLogin, keepRunning, dictionaries: ['de', 'en-GB', 'en-US'] })
    const boxes = system
      .menu()
      .flatMap(({ submenu }) => submenu?.filter(({ type }) => type === 'checkbox') ?? [])
    expect(boxes).toHaveLength([startAtLogin, keepRunning, true].filter(Boolean).length)
    expect((await system.say('changeHabits', { startAtLogin: true })).startAtLogin).toBe(startAtLogin)
  })

  it('opens the browser for a sign-in', async () => {
    const system = fakeSystem()
    const door = await system.say('openReturn')
    const page = 'https://example.org/authorize?state=abcdefghijklmnopqrstuv'
    const answer = system.say('visit', page)
    system.window().hide()
    await vi.waitFor(() => expect(system.opened).toEqual([page]))
    await fetch(`${door}?code=c&state=abcdefghijklmnopqrstuv`)
    expect(await answer).toContain('code=c')
    expect(system.window().isShown).toBe(true)
    // A page that loads anew waits for nobody.
    const waits = system.say('visit', page)
    await vi.waitFor(() => expect(system.opened).toHaveLength(2))
    system.window().webContents.emit('did-navigate')
    expect(await waits).toBeNull()
  })
})

describe('a right click', () => {
  it('offers what the word may be', () => {
    const system = fakeSystem()
    const words: unknown[] = []
    system.window().webContents.on('replaced', (word: string) => words.push(word))
    const editFlags = { canCut: true, canCopy: true, canPaste: true }
    const clicked = {
      isEditable: true,
      misspelledWord: 'hte',
      dictionarySuggestions: ['the'],
      selectionText: '',
      editFlags,
    }
    system.window().rightClick(clicked)
    for (const { click } of system.popped[0] ?? []) click?.()
    expect([words, system.learned]).toEqual([['the'], ['hte']])
    system.window().rightClick({ ...clicked, isEditable: false })
    expect(system.popped).toHaveLength(1)
  })
})
