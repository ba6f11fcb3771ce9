/** What the scanner is told by whoever puts it on screen. It finds texts; what comes of them is not its business. */
import type { ReactNode } from 'react'

export interface ScanProps {
  /** The card that says what a text is, with the one button. `again` takes it away and goes on looking. */
  renderResult(text: string, again: () => void): ReactNode
  /** What each screen of this machine shows; absent where nothing can see it. */
  pictureScreens?: (() => Promise<readonly Blob[]>) | undefined
}
