/** The frame of what only some want to know; what is in it is another feature's. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SettingsPage } from './SettingsPage.tsx'

export function AdvancedPage({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <SettingsPage title={t('settings.advanced.title')} lede={t('settings.advanced.lede')}>
      {children}
    </SettingsPage>
  )
}
