/** The way to the server's own page, where it is allowed. Nothing comes back from there but the other device. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import styles from './Linking.module.css'

interface GoThereProps {
  domain: string
  address: string
  onDone(): void
}

export function GoThere({ domain, address, onDone }: GoThereProps) {
  const { t } = useTranslation()
  const [gone, setGone] = useState(false)
  return (
    <div className={styles.form}>
      <p role="status" className={styles.text}>
        {gone ? t('linking.gone', { domain }) : t('linking.agree', { domain })}
      </p>
      {/* A code is good for one visit. */}
      {gone ? (
        <Button rank="primary" size="big" wide autoFocus onPress={onDone}>
          {t('linking.done')}
        </Button>
      ) : (
        <LinkButton
          href={address}
          target="_blank"
          rel="noopener noreferrer"
          rank="primary"
          size="big"
          wide
          autoFocus
          onPress={() => setGone(true)}
          data-testid="link-approve"
        >
          {t('linking.open', { domain })}
        </LinkButton>
      )}
    </div>
  )
}
