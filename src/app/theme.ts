/**
 * The theme, before the first paint: the database answers too late for that, so this one choice, which is no secret, has a
 * copy in localStorage.
 */
import type { Settings } from '../model/settings.ts'

type Theme = Settings['theme']
const KEY = 'tessera:theme'

export function showTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  colourFrame(theme)
}

/** Where the system draws the frame of the window, it has the colour of what is in it. */
function colourFrame(theme: Theme): void {
  for (const colour of document.head.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const { of } = colour.dataset
    if (theme === 'system') colour.media = `(prefers-color-scheme: ${of})`
    else colour.media = of === theme ? 'all' : 'not all'
  }
}

/** Where storage is forbidden, the theme of the system shows for a moment: no harm. */
export function showRememberedTheme(): void {
  try {
    const theme = localStorage.getItem(KEY)
    if (theme === 'light' || theme === 'dark') showTheme(theme)
  } catch {}
}

export function rememberTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {}
}
