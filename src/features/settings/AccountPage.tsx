/** Who is signed in here, and the ways out. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useClient } from '../client-context.tsx'
import { DeleteAccountSheet } from './DeleteAccountSheet.tsx'
import { Links, type LinksProps } from './Links.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'
import { SignOutSheet } from './SignOutSheet.tsx'

interface AccountPageProps {
  addAccountHref: string
  onTakeLinks?: LinksProps['onTake'] | undefined
}

export function AccountPage({ addAccountHref, onTakeLinks }: AccountPageProps) {
  const { t, i18n } = useTranslation()
  const account = useLive(useClient().account)
  const [leaving, setLeaving] = useState(false)
  const [deleting, setDeleting] = useState(false)
  if (!account) return null
  const domain = domainpart(account.jid)
  const since = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(account.signedInAt)
  return (
    <SettingsPage title={t('settings.account.title')} lede={t('settings.account.lede')}>
      <section className={styles.block}>
        <Facts
          facts={[
            [t('settings.account.address'), account.jid],
            [t('settings.account.server'), domain],
            [t('settings.account.since'), since],
          ]}
        />
      </section>
      <DeedCard
        className={styles.out}
        title={t('settings.account.another')}
        text={t('settings.account.anotherText')}
      >
        <LinkButton href={addAccountHref}>{t('accounts.add')}</LinkButton>
      </DeedCard>
      {onTakeLinks && <Links onTake={onTakeLinks} />}
      <DeedCard
        className={styles.out}
        title={t('settings.account.signOut')}
        text={t('settings.account.signOutText', { domain })}
      >
        <Button rank="danger-fill" data-testid="sign-out" onPress={() => setLeaving(true)}>
          {t('settings.account.signOut')}
        </Button>
      </DeedCard>
      <DeedCard
        className={styles.out}
        title={t('settings.account.delete')}
        text={t('settings.account.deleteText', { domain })}
      >
        <Button rank="danger" data-testid="delete-account" onPress={() => setDeleting(true)}>
          {t('settings.account.deleteMore')}
        </Button>
      </DeedCard>
      <SignOutSheet domain={domain} isOpen={leaving} onOpenChange={setLeaving} />
      {deleting && <DeleteAccountSheet account={account.jid} onClose={() => setDeleting(false)} />}
    </SettingsPage>
  )
}
