import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountList } from '../features/accounts/AccountList.tsx'
import { OwnStatusBar } from '../features/accounts/OwnStatusBar.tsx'
import { useClient } from '../features/client-context.tsx'
import { InstallCard } from '../features/installing/InstallCard.tsx'
import { Settings } from '../features/settings/Settings.tsx'
import type { SettingsSection } from '../features/settings/sections.ts'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { useMedia } from '../ui/useMedia.ts'
import { show } from './account-of-entry.ts'
import { commands } from './commands.ts'
import { useShowKeys } from './keys.ts'
import { Advanced, DeviceDoors, SignIns } from './lazy-panes.ts'
import { machine } from './machine.ts'
import { href } from './routes.ts'
import { webApp } from './web-app.ts'
import { canTakeXmppLinks, takeXmppLinks } from './xmpp-links.ts'

const ADD = href({ screen: 'sign-in', address: '', refused: false })

export interface SettingsScreenProps {
  section: SettingsSection | null
  /** Whose. */
  account: BareJid
  banner: ReactNode
}

export function SettingsScreen({ section, account, banner }: SettingsScreenProps) {
  const { t } = useTranslation()
  const showKeys = useShowKeys()
  const client = useClient()
  const { shell, desktop } = useLive(machine)
  const several = useLive(client.accounts).length > 1
  const app = useLive(webApp)
  // Elsewhere it is in the rail.
  const phone = useMedia('(max-width: 719px)')
  const shortcuts = commands.map(({ name, keys }) => ({ name: t(`commands.${name}`), keys: showKeys(keys) }))
  return (
    <>
      {banner}
      <Settings
        section={section}
        hrefOf={(target) => href({ screen: 'settings', section: target })}
        shortcuts={shortcuts}
        kept={shell}
        desktop={desktop}
        accounts={
          phone && (
            <>
              <OwnStatusBar />
              {several && <AccountList current={account} onUse={(jid) => show(client, jid)} addHref={ADD} />}
            </>
          )
        }
        devices={
          <Suspense fallback={null}>
            <SignIns key={account} />
            <DeviceDoors key={`doors ${account}`} account={account} />
          </Suspense>
        }
        advanced={
          <Suspense fallback={null}>
            <Advanced key={account} />
          </Suspense>
        }
        install={app && <InstallCard install={app.install} />}
        addAccountHref={ADD}
        onTakeLinks={canTakeXmppLinks() ? takeXmppLinks : undefined}
      />
    </>
  )
}
