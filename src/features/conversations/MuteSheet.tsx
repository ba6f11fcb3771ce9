/** For how long a conversation makes no noise. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { type MuteChoice, muteUntil } from '../../model/muting.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useClient } from '../client-context.tsx'
import styles from './MuteSheet.module.css'

const CHOICES: readonly MuteChoice[] = ['hour', 'day', 'always']

export interface MuteSheetProps {
  jid: BareJid
  name: string
  isOpen: boolean
  onOpenChange(open: boolean): void
}

export function MuteSheet({ jid, name, isOpen, onOpenChange }: MuteSheetProps) {
  const { t } = useTranslation()
  const { conversations } = useClient()
  return (
    <Sheet
      title={t('conversations.muteTitle', { name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('conversations.close')}
    >
      <div className={styles.choices}>
        <p>{t('conversations.muteText')}</p>
        {CHOICES.map((choice) => (
          <Button
            key={choice}
            size="big"
            wide
            autoFocus={choice === 'hour'}
            onPress={() => {
              onOpenChange(false)
              void conversations.mute(jid, muteUntil(choice, Date.now()))
            }}
          >
            {t(`conversations.muteFor.${choice}`)}
          </Button>
        ))}
      </div>
    </Sheet>
  )
}
