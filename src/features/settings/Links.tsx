/** Whether links to people and invites, on web pages and in other programs, open in this one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import styles from './Settings.module.css'

export interface LinksProps {
  /** Has the browser ask the person; false when it refuses to. */
  onTake(): boolean
}

export function Links({ onTake }: LinksProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<boolean | null>(null)
  return (
    <section className={styles.out}>
      <div>
        <h2>{t('settings.links.title')}</h2>
        <p>{t('settings.links.text')}</p>
        <p role="status">
          {asked !== null && (asked ? t('settings.links.asked') : t('settings.links.refused'))}
        </p>
      </div>
      <Button onPress={() => setAsked(onTake())}>{t('settings.links.take')}</Button>
    </section>
  )
}
