/** What another program handed over: told what it is, or put into a chat. It waits until a person has said which. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import { handIn } from '../features/handed-in.ts'
import { ReadingCard } from '../features/reading/ReadingCard.tsx'
import { SharedSheet } from '../features/sharing/SharedSheet.tsx'
import { useLive } from '../live/useLive.ts'
import { go } from './location.ts'
import { useLookAtShare } from './useLookAtShare.ts'
import { useReadingWays } from './useReadingWays.ts'
import { useShelf } from './useShelf.ts'

const nothing = () => {}

export function SharedOver({ isFull, onBack }: { isFull: boolean; onBack(): void }) {
  const { t } = useTranslation()
  const isIn = Boolean(useLive(useClient().account))
  const { share, clear } = useShelf()
  const { look, ignore } = useLookAtShare(share ?? null)
  const close = useCallback(() => {
    clear()
    onBack()
  }, [clear, onBack])
  const ways = useReadingWays(clear, nothing)

  if (share === undefined) return null
  return (
    <SharedSheet
      share={share}
      isFull={isFull}
      isIn={isIn}
      isLooking={look === 'looking'}
      onIgnore={ignore}
      onClose={close}
      onSignIn={() => ways.onSignIn('')}
      onChoose={({ jid, draft }) => {
        if (share) handIn({ ...share, jid, draft })
        clear()
        go({ screen: 'chat', jid }, { replace: true })
      }}
      reading={
        look && look !== 'looking' ? (
          <ReadingCard
            reading={look}
            {...ways}
            onOpenPage={(url) => {
              ways.onOpenPage(url)
              onBack()
            }}
            again={{ label: t('sharing.toChat'), onPress: ignore }}
          />
        ) : null
      }
    />
  )
}
