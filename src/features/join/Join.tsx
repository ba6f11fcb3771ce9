/** Making an account: at the inviter's server, or at one that is typed by hand. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { EntryPage } from '../../ui/EntryPage.tsx'

export interface JoinProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  /** The domain that this deployment is for. */
  defaultDomain?: string | undefined
  /** The person has just pressed the button that leads here. Without that, an invite about which nothing was chosen yet is
   * shown to nobody: there is a button first. */
  pressed: boolean
  /** To the landing if there is an invite, else to the welcome. */
  onBack(): void
  /** Empty when it is not known. */
  onSignIn(address: string): void
  /** Straight into the chat; null: nobody to meet. */
  onJoined(chatWith: BareJid | null): void
  /** Hands the invite, secret included, to whatever program the system has for it. */
  onOtherApp(uri: string): void
}

export function Join({ brand, onBack }: JoinProps) {
  const { t } = useTranslation()
  return (
    <EntryPage brand={brand} back={{ label: t('app.back'), onPress: onBack }} footer={t('app.promise')}>
      {null}
    </EntryPage>
  )
}
