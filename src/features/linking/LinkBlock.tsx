/** Among what may act for an account: the way to let one's next device in. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import styles from './Linking.module.css'
import { LinkSheet } from './LinkSheet.tsx'

export function LinkBlock({ scanHref }: { scanHref: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={styles.block}>
      <div>
        <h2>{t('linking.title')}</h2>
        <p>{t('linking.lede')}</p>
      </div>
      <Button icon="device" onPress={() => setOpen(true)} data-testid="link-device">
        {t('linking.title')}
      </Button>
      {isOpen && <LinkSheet code={null} scanHref={scanHref} onClose={() => setOpen(false)} />}
    </section>
  )
}
