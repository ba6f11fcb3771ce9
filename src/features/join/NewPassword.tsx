/** A password to be made up: how strong it is while it is typed, and a button that makes a good one. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StrengthMeter } from '../../ui/StrengthMeter.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Join.module.css'
import { passphrase } from './passphrase.ts'
import { type Estimate, estimateStrength } from './password-strength.ts'

interface NewPasswordProps {
  value: string
  onChange(password: string): void
  /** What everybody knows of the person. */
  own: readonly string[]
  isReadOnly: boolean
  error: ReactNode
}

const LEVELS = { none: 0, weak: 1, fair: 2, good: 3, strong: 4 } as const

export function NewPassword({ value, onChange, own, isReadOnly, error }: NewPasswordProps) {
  const { t } = useTranslation()
  const estimate = estimateStrength(value, own)
  return (
    <TextField
      label={t('join.password')}
      value={value}
      onChange={onChange}
      type="password"
      name="password"
      autoComplete="new-password"
      isReadOnly={isReadOnly}
      reveal={{ show: t('join.showPassword'), hide: t('join.hidePassword') }}
      tool={{
        icon: 'generate',
        label: t('join.suggest'),
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
      error={error}
      data-testid="join-password"
    />
  )
}

function StrengthWords({ strength, weakness }: Estimate) {
  const { t } = useTranslation()
  return (
    <span aria-live="polite">
      {strength !== 'none' && <b>{t(`join.strength.${strength}`)} </b>}
      {weakness ? t(`join.weakness.${weakness}`) : t('join.saveIt')}
    </span>
  )
}
