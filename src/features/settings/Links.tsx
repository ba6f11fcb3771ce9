/** Whether links to people and invites, on web pages and in other programs, open in this one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import styles from './Settings.module.css'

export interface LinksProps {
  /** `asked`: the browser asks the person now, and tells nobody what they said. */
  onTake(): Promise<'taken' | 'asked' | 'refused'>
}

export function Links({ onTake }: LinksProps) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<'taken' | 'asked' | 'refused' | null>(null)
  return (
    <DeedCard
      className={styles.out}
      title={t('settings.links.title')}
      text={t('settings.links.text')}
      outcome={outcome && t(`settings.links.${outcome}`)}
    >
      <Button onPress={() => void onTake().then(setOutcome)}>{t('settings.links.take')}</Button>
    </DeedCard>
  )
}
