/** How far something on its way is: a ring that closes, with the way to stop it in its middle where there is one. */
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './TransferRing.module.css'

interface TransferRingProps {
  label: string
  done: number
  /** Null: nobody knows. */
  total: number | null
  onCancel?: (() => void) | undefined
  className?: string | undefined
}

const RADIUS = 17
const AROUND = 2 * Math.PI * RADIUS

export function TransferRing({ label, done, total, onCancel, className }: TransferRingProps) {
  const { t } = useTranslation()
  const share = total ? Math.min(1, done / total) : 0
  const percent = Math.round(share * 100)
  return (
    <span className={classes(styles.ring, className)}>
      <svg viewBox="0 0 40 40" aria-hidden="true" className={styles.drawing}>
        <circle cx="20" cy="20" r={RADIUS} className={styles.track} />
        <circle
          cx="20"
          cy="20"
          r={RADIUS}
          className={styles.done}
          strokeDasharray={`${AROUND * share} ${AROUND}`}
        />
      </svg>
      <span
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(total ? { 'aria-valuenow': percent } : {})}
        className={styles.bar}
      />
      {onCancel ? (
        <button type="button" className={styles.cancel} aria-label={t('files.cancel')} onClick={onCancel}>
          <Icon name="close" size={16} />
        </button>
      ) : (
        <Icon name="clock" size={16} className={styles.wait} />
      )}
    </span>
  )
}
