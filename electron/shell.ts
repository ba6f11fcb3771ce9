/** The program around the page: who hears what, from the first start to the last window. Everything of the system comes as an argument. */
import type {
  DesktopCalls,
  DesktopChoices,
  DesktopEvent,
  DesktopHabits,
  MenuCommand,
} from '../src/platform/desktop-api.ts'
import { type Clicked, contextMenuOf } from './context-menu.ts'
import { createLinks, linkOf, readLink } from './deep-links.ts'
import { type Answers, type IpcMain, listenToPage, tellPage } from './ipc.ts'
import type { KeptFile } from './kept-file.ts'
import { HIDDEN, type LoginItem } from './login-item.ts'
import { type Entry, menuOf } from './menu.ts'
import { createNotices, type NoticeParts } from './notifications.ts'
import { returnPage } from './return-page.ts'
import { createReturns } from './returns.ts'
import type { CountTray } from './tray.ts'
import { createUpdates, type Updater } from './updates.ts'
import type { Vault } from './vault.ts'
import { createWindow, type WindowPage, type WindowParts } from './window.ts'
import { wordsIn } from './words.ts'

export interface ShellParts {
  isApple: boolean
  /** Of the system; the page may say another one later. */
  language: string
  argv: readonly string[]
  /** Links that came before this. */
  early: readonly string[]
  kept: KeptFile
  ipc: IpcMain
  /** Null: this one cannot be started with the session. */
  login: LoginItem | null
  vault: Vault
  updater: Updater | null
  notices: Omit<NoticeParts<unknown>, 'showWindow' | 'tell'>
  window: Pick<WindowParts, 'make' | 'screens' | 'preload' | 'icon' | 'isDark' | 'now'>
  makeTray(showWindow: () => void): CountTray
  openOutside(address: string): void
  setMenu(entries: Entry[]): void
  popUp(entries: Entry[]): void
  /** `chosen`: of `dictionaries`; empty: what suits the language. */
  checkSpelling(on: boolean, language: string, chosen: readonly string[]): void
  /** Empty: the system finds out by itself. */
  dictionaries(): string[]
  askIssuer(question: DesktopCalls['askIssuer']['takes']): Promise<DesktopCalls['askIssuer']['gives']>
  learnWord(word: string): void
  claimLinks(): boolean
  pictureScreens(): Promise<Uint8Array[]>
}

export interface Shell {
  /** Somebody started the program again, or pressed its icon. */
  onStarted(link: string | null): void
  /** On macOS a link is an event. */
  onOpenUrl(url: string): void
  /** From here on the window goes when it is closed. */
  onQuitting(): void
  /** All windows are closed: whether the program ends. */
  endsWithWindow(): boolean
}

export function startShell(parts: ShellParts): Shell {
  const { isApple, kept, login, vault } = parts
  let language = kept.read().language ?? parts.language
  let commands: readonly MenuCommand[] = []
  let count = 0
  let isQuitting = false

  const tell = (event: DesktopEvent) => tellPage(window.page(), event)
  const links = createLinks((uri) => tell({ type: 'link', uri }))
  const updates = createUpdates(
    parts.updater,
    (state) => {
      drawMenu()
      tell({ type: 'update', state })
    },
    leave,
  )
  const window = createWindow({
    ...parts.window,
    kept: () => kept.read().window,
    keep: (state) => kept.change({ window: state }),
    staysClosed: () => !isQuitting && (isApple || (kept.read().keepRunning && tray.isThere())),
    onPage() {
      links.pause()
      // Whoever waited there has gone.
      returns.close()
    },
    onContextMenu: openContextMenu,
  })
  const tray = parts.makeTray(window.show)
  const notices = createNotices({ ...parts.notices, showWindow: window.show, tell })
  const returns = createReturns({
    openOutside: parts.openOutside,
    page: () => returnPage(wordsIn(language), language),
    port: { last: () => kept.read().returnPort, keep: (returnPort) => kept.change({ returnPort }) },
  })

  const habits = (): DesktopHabits => ({
    startAtLogin: login?.get() ?? false,
    keepRunning: kept.read().keepRunning,
    // Elsewhere than on macOS the dictionary is fetched from Chromium's makers: only for whoever wants it.
    checkSpelling: kept.read().checkSpelling ?? isApple,
    spellingLanguages: kept.read().spellingLanguages,
  })
  const choices = (): DesktopChoices => ({
    startAtLogin: login !== null,
    // On macOS every program stays when its window is closed.
    keepRunning: !isApple && tray.isThere(),
    dictionaries: parts.dictionaries(),
  })
  const spell = ({ checkSpelling, spellingLanguages } = habits()) =>
    parts.checkSpelling(checkSpelling, language, spellingLanguages)

  function changeHabits({ startAtLogin, ...rest }: Partial<DesktopHabits>): DesktopHabits {
    if (startAtLogin !== undefined) login?.set(startAtLogin)
    kept.change(rest)
    const now = habits()
    if (rest.checkSpelling !== undefined || rest.spellingLanguages) spell(now)
    drawMenu()
    tell({ type: 'habits', habits: now })
    return now
  }

  function leave(): void {
    isQuitting = true
    returns.close()
    notices.closeAll()
  }

  function drawMenu(): void {
    const state = {
      words: wordsIn(language),
      commands,
      habits: habits(),
      choices: choices(),
      update: updates.state(),
      isApple,
    }
    const perform = (name: string) => {
      window.show()
      tell({ type: 'command', name })
    }
    parts.setMenu(menuOf(state, { perform, changeHabits, update: updates.next }))
  }

  function openContextMenu(page: WindowPage, clicked: Clicked): void {
    const entries = contextMenuOf(clicked, wordsIn(language), {
      replace: (word) => page.replaceMisspelling(word),
      learn: parts.learnWord,
    })
    if (entries.length > 0) parts.popUp(entries)
  }

  const answers: Answers = {
    showNotice: notices.show,
    closeNotice: (tag) => void notices.close(tag),
    showCount(next) {
      count = next
      tray.show(count, wordsIn(language))
    },
    showMenu(said) {
      commands = said.commands
      if (said.language !== language) {
        language = said.language
        kept.change({ language })
        tray.show(count, wordsIn(language))
        spell()
      }
      drawMenu()
    },
    takeLinks: links.take,
    claimLinks: parts.claimLinks,
    pictureScreens: parts.pictureScreens,
    canWrap: vault.canWrap,
    wrap: vault.wrap,
    unwrap: vault.unwrap,
    wrapSigner: vault.wrapSigner,
    signWith: ({ signer, text }) => vault.sign(signer, text),
    askIssuer: parts.askIssuer,
    openReturn: returns.open,
    async visit(url) {
      const answer = await returns.visit(url)
      // Whoever comes back from the browser wants to see how it went.
      if (answer !== null) window.show()
      return answer
    },
    giveUpVisit: (url) => void returns.giveUp(url),
    readUpdate: updates.state,
    checkForUpdate: () => void updates.check(),
    loadUpdate: () => void updates.load(),
    installUpdate: () => void updates.install(),
    readHabits: habits,
    readChoices: choices,
    changeHabits,
  }

  listenToPage(parts.ipc, window.page, answers)
  drawMenu()
  tray.show(0, wordsIn(language))
  spell()
  links.arrive(linkOf(parts.argv))
  for (const link of parts.early) links.arrive(readLink(link))
  if (parts.argv.includes(HIDDEN) && (isApple || tray.isThere())) window.openHidden()
  else window.show()
  void updates.check()

  return {
    onStarted(link) {
      links.arrive(link)
      window.show()
    },
    onOpenUrl(url) {
      links.arrive(readLink(url))
      window.show()
    },
    onQuitting: leave,
    endsWithWindow: () => !isApple || isQuitting,
  }
}
