/** The keys of a command, as Electron writes them: `Mod+k` is `CommandOrControl+K`. */

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  Alt: 'Alt',
  Shift: 'Shift',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Escape',
  Enter: 'Return',
}

/** Null: keys that it has no name for are left out, rather than refused by Electron with the whole menu. */
export function acceleratorOf(keys: string): string | null {
  const parts = keys.split('+')
  const names = parts.map(
    (part) => NAMES[part] ?? (/^[a-z0-9,./?;'[\]\\`=-]$/i.test(part) ? part.toUpperCase() : null),
  )
  return names.includes(null) ? null : names.join('+')
}
