/** For whoever wants to know more: what the server is, what it can do, and what goes over the wire. */
import { useTranslation } from 'react-i18next'
import styles from './Advanced.module.css'
import { Server } from './Server.tsx'
import { useInspecting } from './useInspecting.ts'
import { Wire } from './Wire.tsx'

export function Advanced() {
  const { t } = useTranslation()
  const inspecting = useInspecting()
  if (inspecting === 'missing') return <p className={styles.note}>{t('advanced.missing')}</p>
  if (!inspecting) return null
  return (
    <div className={styles.page}>
      <Server inspecting={inspecting} />
      <Wire recorder={inspecting.recorder} />
    </div>
  )
}
