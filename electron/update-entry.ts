/** The one line about updates in the menu: always what can be done next. */
import type { UpdateState } from '../src/platform/desktop-api.ts'
import type { Entry } from './menu.ts'
import { fill, type Words } from './words.ts'

export function updateEntry(state: UpdateState, words: Words, click: () => void): Entry {
  switch (state.status) {
    case 'none':
      return state.possible
        ? { label: words.checkForUpdate, click }
        : { label: words.upToDate, enabled: false }
    case 'asking':
      return { label: words.asking, enabled: false }
    case 'loading':
      return { label: fill(words.loading, { version: state.version }), enabled: false }
    case 'failed':
      return { label: words.failed, click }
    default:
      return { label: fill(words[state.status], { version: state.version }), click }
  }
}
