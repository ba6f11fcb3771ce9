/** The scanner, and what it found: over whatever was on screen before. */
import { useTranslation } from 'react-i18next'
import { useOpenText } from '../features/open-text.ts'
import { ReadingCard } from '../features/reading/ReadingCard.tsx'
import { ScanScreen } from '../features/scanner/ScanScreen.tsx'
import { useLive } from '../live/useLive.ts'
import { readText } from '../model/read-text.ts'
import { machine } from './machine.ts'
import { useReadingWays } from './useReadingWays.ts'

const nothing = () => {}

export function ScanOver({ onBack }: { onBack(): void }) {
  const { t } = useTranslation()
  const openText = useOpenText()
  const { pictureScreens } = useLive(machine)
  // Its address goes with it: wherever a card leads, the scanner is left behind.
  const ways = useReadingWays(nothing, nothing)
  return (
    <ScanScreen
      onBack={onBack}
      pictureScreens={pictureScreens}
      renderResult={(text, again) => (
        <ReadingCard
          reading={readText(text)}
          {...ways}
          onSignIn={(address) => {
            if (!address) openText(text, 'signed-in')
            ways.onSignIn(address)
          }}
          again={{ label: t('reading.again'), onPress: again }}
        />
      )}
    />
  )
}
