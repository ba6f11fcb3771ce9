/** What commands open over the page about themselves: all of them by typing, and their keys. */
import { type ReactNode, Suspense, useCallback, useState } from 'react'
import type { Surroundings } from './commands.ts'
import { PaletteOver, ShortcutsOver } from './lazy-panes.ts'

export interface CommandSheets {
  openPalette(): void
  showShortcuts(): void
  /** Has to be somewhere on screen. */
  draw(surroundings: Surroundings): ReactNode
}

/** Until somebody wants one of them it is not even fetched. */
type Wanted = 'never' | 'open' | 'closed'

export function useCommandSheets(): CommandSheets {
  const [palette, setPalette] = useState<Wanted>('never')
  const [shortcuts, setShortcuts] = useState<Wanted>('never')
  const [before, setBefore] = useState<HTMLElement | null>(null)
  const openPalette = useCallback(() => {
    setBefore(document.activeElement instanceof HTMLElement ? document.activeElement : null)
    setPalette('open')
  }, [])
  const showShortcuts = useCallback(() => setShortcuts('open'), [])
  const change = (set: (wanted: Wanted) => void) => (open: boolean) => set(open ? 'open' : 'closed')
  const draw = (surroundings: Surroundings) => (
    <Suspense fallback={null}>
      {palette !== 'never' && (
        <PaletteOver
          isOpen={palette === 'open'}
          onOpenChange={change(setPalette)}
          surroundings={surroundings}
          before={before}
        />
      )}
      {shortcuts !== 'never' && (
        <ShortcutsOver isOpen={shortcuts === 'open'} onOpenChange={change(setShortcuts)} />
      )}
    </Suspense>
  )
  return { openPalette, showShortcuts, draw }
}
