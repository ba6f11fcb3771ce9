/** For whoever wants to know more: what the server is, and what it can do. */
import { useTranslation } from 'react-i18next'
import styles from './Advanced.module.css'
import { Server } from './Server.tsx'
import { useInspecting } from './useInspecting.ts'

export function Advanced() {
  const { t } = useTranslation()
  const inspecting = useInspecting()
  if (inspecting === 'missing') return <p className={styles.note}>{t('advanced.missing')}</p>
  if (!inspecting) return null
  return (
    <div className={styles.page}>
      <Server inspecting={inspecting} />
    </div>
  )
}
