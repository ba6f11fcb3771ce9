import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Settings } from '../features/settings/Settings.tsx'
import type { SettingsSection } from '../features/settings/sections.ts'
import { commands, showKeys } from './commands.ts'
import { href } from './routes.ts'
import { canTakeXmppLinks, takeXmppLinks } from './xmpp-links.ts'

export function SettingsScreen({ section, banner }: { section: SettingsSection | null; banner: ReactNode }) {
  const { t } = useTranslation()
  const shortcuts = commands.map(({ name, keys }) => ({ name: t(`commands.${name}`), keys: showKeys(keys) }))
  return (
    <>
      {banner}
      <Settings
        section={section}
        hrefOf={(target) => href({ screen: 'settings', section: target })}
        shortcuts={shortcuts}
        onTakeLinks={canTakeXmppLinks() ? takeXmppLinks : undefined}
      />
    </>
  )
}
