/** Signing in: the address, then the password. What was typed stays, whatever happens. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { AddressStep, type Found } from './AddressStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import styles from './SignIn.module.css'

export interface SignInProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  /** From the link that led here. */
  address?: string | undefined
  /** The link also held a password: it was thrown away, and the person is told. */
  refused?: boolean | undefined
  /** The domain that this deployment is for. */
  defaultDomain?: string | undefined
  /** Where accounts come from. */
  joinHref: string
  onBack(): void
  /** A password is about to be typed: time to fetch what comes after it. */
  onFound?: (() => void) | undefined
}

export function SignIn({
  brand,
  address = '',
  refused,
  defaultDomain,
  joinHref,
  onBack,
  onFound,
}: SignInProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(address)
  const [found, setFound] = useState<Found | null>(null)
  const toAddress = () => setFound(null)
  return (
    <EntryPage
      brand={brand}
      back={{ label: t('app.back'), onPress: found ? toAddress : onBack }}
      footer={t('app.promise')}
    >
      {found ? (
        <PasswordStep key={found.address} found={found} onChange={toAddress} />
      ) : (
        <>
          <AddressStep
            typed={typed}
            onType={setTyped}
            defaultDomain={defaultDomain}
            note={refused && <p role="status">{t('signIn.linkRefused')}</p>}
            onFound={(next) => {
              setFound(next)
              onFound?.()
            }}
          />
          <p className={styles.aside}>
            {t('signIn.noAccount')} <a href={joinHref}>{t('signIn.howToGet')}</a>
          </p>
        </>
      )}
    </EntryPage>
  )
}
