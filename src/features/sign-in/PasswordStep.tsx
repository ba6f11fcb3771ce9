/** Then the password, or the server's own pages, with the address in sight. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type BareJid, domainpart, localpart } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { BreakableAddress } from '../../ui/BreakableAddress.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Found } from './AddressStep.tsx'
import styles from './SignIn.module.css'
import { SignInWays } from './SignInWays.tsx'

interface PasswordStepProps {
  found: Found
  /** The person's own server asks, on its own pages. */
  pagesFirst: boolean
  /** Below the ways in that are here. */
  otherWay?: ReactNode
  onChange(): void
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function PasswordStep({ found, pagesFirst, otherWay, onChange, onSignedIn }: PasswordStepProps) {
  const { t } = useTranslation()
  const domain = domainpart(found.address)
  return (
    <>
      <h1>{t('signIn.back')}</h1>
      <p>{t('signIn.to', { domain })}</p>
      <div className={styles.who}>
        <Avatar address={found.address} size={40} />
        <bdi className={styles.address} dir="ltr">
          <strong>{localpart(found.address)}</strong>
          <span>
            <BreakableAddress address={`@${domain}`} />
          </span>
        </bdi>
        <Button rank="quiet" aria-label={t('signIn.changeAddress')} onPress={onChange}>
          {t('signIn.change')}
        </Button>
      </div>
      <SignInWays
        found={found}
        pagesFirst={pagesFirst}
        otherWay={otherWay}
        onOtherAddress={onChange}
        onSignedIn={onSignedIn}
      />
    </>
  )
}
