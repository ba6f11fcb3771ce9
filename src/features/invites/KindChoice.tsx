/** What the invite is to be good for, of what can be had here, and what that means in plain words. */
import { useTranslation } from 'react-i18next'
import { Segments } from '../../ui/Segments.tsx'
import styles from './InviteSheet.module.css'
import type { AnyKind, Offered } from './offered.ts'

interface KindChoiceProps {
  kinds: readonly Offered[]
  kind: AnyKind | null
  domain: string
  onChange(kind: AnyKind): void
}

export function KindChoice({ kinds, kind, domain, onChange }: KindChoiceProps) {
  const { t } = useTranslation()
  const leaky = kinds.find((one) => one.kind === kind)?.leaky
  const choosing = kinds.length > 1 && kind !== 'reset'
  return (
    <>
      {choosing && kind && (
        <Segments<AnyKind>
          label={t('invites.whoFor')}
          value={kind}
          options={kinds.map((one) => ({ id: one.kind, label: t(`invites.kind.${one.kind}`) }))}
          marks={(id) => ({ 'data-testid': 'invite-kind', 'data-kind': id })}
          onChange={onChange}
        />
      )}
      <p
        className={styles.lets}
        {...(choosing || !kind ? {} : { 'data-testid': 'invite-kind', 'data-kind': kind })}
      >
        {kind && (leaky ? t('invites.letsLeaky', { domain }) : t(`invites.lets.${kind}`, { domain }))}
      </p>
    </>
  )
}
