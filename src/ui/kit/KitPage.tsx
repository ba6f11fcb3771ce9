/** The whole kit, every state, both themes side by side. For those who build; not part of what is delivered. */
import { LiveRegion } from '../Announcer.tsx'
import { ToastProvider } from '../Toasts.tsx'
import { VisuallyHidden } from '../VisuallyHidden.tsx'
import { KitAddresses } from './KitAddresses.tsx'
import { KitButtons } from './KitButtons.tsx'
import { KitCodes } from './KitCodes.tsx'
import { KitColours } from './KitColours.tsx'
import { KitFields } from './KitFields.tsx'
import { KitFigures } from './KitFigures.tsx'
import { KitMessages } from './KitMessages.tsx'
import { KitOverlays } from './KitOverlays.tsx'
import styles from './KitPage.module.css'
import { KitPieces } from './KitPieces.tsx'

const THEMES = [
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const

export function KitPage() {
  return (
    <ToastProvider label="Notices">
      <LiveRegion />
      <main className={styles.page}>
        <VisuallyHidden as="h1">The kit</VisuallyHidden>
        {THEMES.map(([theme, title]) => (
          <div key={theme} className={styles.column} data-theme={theme}>
            <h2 className={styles.title}>{title}</h2>
            <KitButtons />
            <KitFields />
            <KitPieces />
            <KitOverlays />
            <KitMessages />
            <KitAddresses />
            <KitCodes />
            <KitFigures />
            <KitColours />
          </div>
        ))}
      </main>
    </ToastProvider>
  )
}
