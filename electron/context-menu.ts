/** What a right click offers: corrections of the word, cut and paste. Where the page has a menu of its own, none of this comes. */
import type { Entry } from './menu.ts'
import type { Words } from './words.ts'

/** Of Electron's `ContextMenuParams`. */
export interface Clicked {
  isEditable: boolean
  misspelledWord: string
  dictionarySuggestions: readonly string[]
  selectionText: string
  editFlags: { canCut: boolean; canCopy: boolean; canPaste: boolean }
}

export interface ClickActions {
  replace(word: string): void
  learn(word: string): void
}

const MOST_SUGGESTIONS = 5

/** Empty: no menu. */
export function contextMenuOf(clicked: Clicked, words: Words, actions: ClickActions): Entry[] {
  const { isEditable, misspelledWord, dictionarySuggestions, selectionText, editFlags } = clicked
  const entries: Entry[] = []
  if (isEditable && misspelledWord) {
    for (const word of dictionarySuggestions.slice(0, MOST_SUGGESTIONS))
      entries.push({ label: word, click: () => actions.replace(word) })
    if (dictionarySuggestions.length === 0) entries.push({ label: words.noSuggestions, enabled: false })
    entries.push({ label: words.addToDictionary, click: () => actions.learn(misspelledWord) })
    entries.push({ type: 'separator' })
  }
  if (isEditable) entries.push({ role: 'cut', label: words.cut, enabled: editFlags.canCut })
  if (isEditable || selectionText.trim())
    entries.push({ role: 'copy', label: words.copy, enabled: editFlags.canCopy })
  if (isEditable) entries.push({ role: 'paste', label: words.paste, enabled: editFlags.canPaste })
  return entries
}
