/** The frame of what may act for the account; what is in it is another feature's. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { useClient } from '../client-context.tsx'
import { SettingsPage } from './SettingsPage.tsx'

export function DevicesPage({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const account = useLive(useClient().account)
  return (
    <SettingsPage
      title={t('settings.devices.title')}
      lede={t('settings.devices.lede', { account: account?.jid })}
    >
      {children}
    </SettingsPage>
  )
}
