/** Signing in: the address, then the password. What was typed stays, whatever happens. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { useClient } from '../client-context.tsx'
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
  /** Another way in than the two of this page. */
  otherWay?: ((found: Found) => ReactNode) | undefined
  /** This account is signed in here already, and needs no password. */
  onHere?: ((jid: BareJid) => void) | undefined
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function SignIn({
  brand,
  address = '',
  refused,
  defaultDomain,
  joinHref,
  onBack,
  onFound,
  otherWay,
  onHere,
  onSignedIn,
}: SignInProps) {
  const { t } = useTranslation()
  const { account, accounts, signIn } = useClient()
  const me = useLive(account)?.jid
  const [typed, setTyped] = useState(address)
  const [found, setFound] = useState<(Found & { pagesFirst: boolean }) | null>(null)
  const toAddress = () => setFound(null)
  return (
    <EntryPage
      brand={brand}
      back={{ label: t('app.back'), onPress: found ? toAddress : onBack }}
      footer={t('app.promise')}
    >
      {found ? (
        <PasswordStep
          key={found.address}
          found={found}
          pagesFirst={found.pagesFirst}
          otherWay={otherWay?.(found)}
          onChange={toAddress}
          onSignedIn={onSignedIn}
        />
      ) : (
        <>
          <AddressStep
            typed={typed}
            onType={setTyped}
            defaultDomain={defaultDomain}
            besides={me}
            note={refused && <p role="status">{t('signIn.linkRefused')}</p>}
            onFound={(next) => {
              const here = accounts.get().find(({ jid }) => jid === next.address)
              if (here && here.connection.status !== 'blocked' && onHere) return onHere(here.jid)
              void signIn.prefersPages().then((pagesFirst) => setFound({ ...next, pagesFirst }))
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
