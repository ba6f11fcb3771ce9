/** The card of something that was dropped, pasted or clicked, wherever one is. */
import { useTranslation } from 'react-i18next'
import type { Reading } from '../../model/invite.ts'
import { IconTile } from '../../ui/IconTile.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ReadingCard } from './ReadingCard.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

export type Shown =
  | { reading: Reading }
  /** A picture: being looked at, or what was wrong with it. */
  | { picture: 'looking' | 'no-code' | 'not-a-picture' | 'too-big' | 'failed' }

export interface ReadingSheetProps extends Omit<ReadingWays, 'again'> {
  shown: Shown
  isOpen: boolean
  onClose(): void
}

export function ReadingSheet({ shown, isOpen, onClose, ...ways }: ReadingSheetProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('reading.title')}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('app.close')}
    >
      <div aria-live="polite">
        {'reading' in shown ? (
          <ReadingCard reading={shown.reading} {...ways} />
        ) : (
          <ReadingFrame
            kind="unknown"
            figure={<IconTile icon={shown.picture === 'looking' ? 'clock' : 'picture'} />}
            title={t(`reading.picture.${shown.picture}`)}
          >
            <p>{t('reading.picture.here')}</p>
          </ReadingFrame>
        )}
      </div>
    </Sheet>
  )
}
