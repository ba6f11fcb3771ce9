/** A password to be made up: how strong it is while it is typed, and a button that makes a good one. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Estimate, estimateStrength } from '../model/password-strength.ts'
import { StrengthMeter } from '../ui/StrengthMeter.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './NewPassword.module.css'
import { passphrase } from './passphrase.ts'

interface NewPasswordProps {
  label: string
  value: string
  onChange(password: string): void
  /** What everybody knows of the person. */
  own: readonly string[]
  isReadOnly: boolean
  error: ReactNode
  autoFocus?: boolean | undefined
  'data-testid': string
}

const LEVELS = { none: 0, weak: 1, fair: 2, good: 3, strong: 4 } as const

export function NewPassword({ value, onChange, own, isReadOnly, ...rest }: NewPasswordProps) {
  const { t } = useTranslation()
  const estimate = estimateStrength(value, own)
  return (
    <TextField
      {...rest}
      value={value}
      onChange={onChange}
      type="password"
      name="password"
      autoComplete="new-password"
      isReadOnly={isReadOnly}
      reveal={{ show: t('newPassword.show'), hide: t('newPassword.hide') }}
      tool={{
        icon: 'generate',
        label: t('newPassword.suggest'),
        onPress: () => {
          if (!isReadOnly) onChange(passphrase())
        },
      }}
      hint={
        <span className={styles.strength}>
          <StrengthMeter level={LEVELS[estimate.strength]} />
          <StrengthWords {...estimate} />
        </span>
      }
    />
  )
}

function StrengthWords({ strength, weakness }: Estimate) {
  const { t } = useTranslation()
  return (
    <span aria-live="polite">
      {strength !== 'none' && <b>{t(`newPassword.strength.${strength}`)} </b>}
      {weakness ? t(`newPassword.weakness.${weakness}`) : t('newPassword.saveIt')}
    </span>
  )
}
