/** What another program handed over: a card where it is something that one acts on, else the chats that it may go to. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Share } from '../../model/share.ts'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { ChatChoice, type ChosenChat } from '../ChatChoice.tsx'
import styles from './SharedSheet.module.css'
import { SharedThings } from './SharedThings.tsx'

export interface SharedSheetProps {
  /** Null: nothing came. */
  share: Share | null
  /** Nothing came because there was no room for it. */
  isFull: boolean
  /** Somebody is signed in. */
  isIn: boolean
  /** A picture is being looked at. */
  isLooking: boolean
  /** The card of what it is; null: something to be sent on. */
  reading: ReactNode
  onIgnore(): void
  onChoose(chat: ChosenChat): void
  onSignIn(): void
  onClose(): void
}

export function SharedSheet(props: SharedSheetProps) {
  const { t } = useTranslation()
  const { share, isFull, isIn, isLooking, reading, onIgnore, onChoose, onSignIn, onClose } = props
  return (
    <Sheet
      title={reading ? t('reading.title') : t('sharing.title')}
      isOpen
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('app.close')}
      data-testid="shared"
    >
      <div className={styles.sheet}>{share ? content(share) : nothing()}</div>
    </Sheet>
  )

  function content(here: Share): ReactNode {
    if (isLooking)
      return (
        <>
          <Notice icon="picture" title={t('sharing.looking')} />
          <Button rank="quiet" wide onPress={onIgnore}>
            {t('sharing.toChat')}
          </Button>
        </>
      )
    if (reading) return <div aria-live="polite">{reading}</div>
    if (!isIn)
      return (
        <>
          <SharedThings share={here} />
          <Notice icon="person" title={t('sharing.signInTitle')} text={t('sharing.signInText')} />
          <Button rank="primary" wide onPress={onSignIn}>
            {t('sharing.signIn')}
          </Button>
        </>
      )
    return (
      <>
        <SharedThings share={here} />
        <div>
          <h3 className={styles.to}>{t('sharing.to')}</h3>
          <ChatChoice onChoose={onChoose} />
        </div>
      </>
    )
  }

  function nothing(): ReactNode {
    const why = isFull ? 'full' : 'nothing'
    return (
      <>
        <Notice icon="warning" title={t(`sharing.${why}.title`)} text={t(`sharing.${why}.text`)} />
        <Button rank="primary" wide onPress={onClose}>
          {t('sharing.understood')}
        </Button>
      </>
    )
  }
}

function Notice({
  icon,
  title,
  text,
}: {
  icon: 'picture' | 'person' | 'warning'
  title: string
  text?: string
}) {
  return (
    <div className={styles.notice} role="status">
      <IconTile icon={icon} />
      <div>
        <h3>{title}</h3>
        {text && <p>{text}</p>}
      </div>
    </div>
  )
}
