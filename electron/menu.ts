/** The native menu: what the page can do from anywhere, in its words and with its keys, and what every program has. */
import type { DesktopChoices, DesktopHabits, MenuCommand, UpdateState } from '../src/platform/desktop-api.ts'
import { acceleratorOf } from './accelerator.ts'
import { updateEntry } from './update-entry.ts'
import type { Words } from './words.ts'

export type Role =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'selectAll'
  | 'reload'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'close'

/** Of Electron's `MenuItemConstructorOptions`. */
export interface Entry {
  label?: string
  role?: Role
  type?: 'separator' | 'checkbox'
  accelerator?: string
  registerAccelerator?: boolean
  checked?: boolean
  enabled?: boolean
  submenu?: Entry[]
  click?: () => void
}

export interface MenuState {
  words: Words
  commands: readonly MenuCommand[]
  habits: DesktopHabits
  choices: DesktopChoices
  update: UpdateState
  isApple: boolean
}

export interface MenuActions {
  perform(command: string): void
  changeHabits(habits: Partial<DesktopHabits>): void
  update(): void
}

const LINE: Entry = { type: 'separator' }

export function menuOf(state: MenuState, actions: MenuActions): Entry[] {
  const { words, commands, isApple } = state
  const role = (name: Role): Entry => ({ role: name, label: words[name] })
  const roles = (...names: (Role | null)[]) => names.map((name) => (name ? role(name) : LINE))
  const command = ({ name, label, keys }: MenuCommand): Entry => {
    const accelerator = acceleratorOf(keys)
    // The page hears its own keys, and knows when they mean something else: here they are only written down.
    return {
      label,
      ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
      click: () => actions.perform(name),
    }
  }
  const own = [updateEntry(state.update, words, actions.update), ...habitEntries(state, actions)]
  const view = roles('reload', null, 'resetZoom', 'zoomIn', 'zoomOut', null, 'togglefullscreen')
  const edit = roles(
    ...(['undo', 'redo', null, 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'] as const),
  )
  const file = [...commands.map(command), LINE]
  if (!isApple)
    return [
      { label: words.file, submenu: [...file, ...own, LINE, role('quit')] },
      { label: words.edit, submenu: edit },
      { label: words.view, submenu: view },
      { label: words.window, submenu: roles('minimize', 'close') },
    ]
  const app = roles('services', null, 'hide', 'hideOthers', 'unhide', null, 'quit')
  return [
    // macOS puts the program's own name there, whatever is written.
    { label: 'Tessera', submenu: [role('about'), LINE, ...own, LINE, ...app] },
    { label: words.file, submenu: [...file, role('close')] },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { label: words.window, submenu: roles('minimize', 'zoom', null, 'front') },
  ]
}

function habitEntries({ habits, choices, words }: MenuState, { changeHabits }: MenuActions): Entry[] {
  const entry = (name: 'startAtLogin' | 'keepRunning' | 'checkSpelling'): Entry => ({
    label: words[name],
    type: 'checkbox',
    checked: habits[name],
    click: () => changeHabits({ [name]: !habits[name] }),
  })
  return [
    ...(choices.startAtLogin ? [entry('startAtLogin')] : []),
    ...(choices.keepRunning ? [entry('keepRunning')] : []),
    entry('checkSpelling'),
  ]
}
