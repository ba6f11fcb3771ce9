/** Making an account: at the inviter's server, or at one that is typed by hand. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { useClient } from '../client-context.tsx'
import { JoinSteps } from './JoinSteps.tsx'

export interface JoinProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  /** The domain that this deployment is for. */
  defaultDomain?: string | undefined
  /** The person has just pressed the button that leads here. Without that, the token of an invite about which nothing was
   * chosen yet is shown to nobody: there is a button first. */
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

export function Join(props: JoinProps) {
  const { t } = useTranslation()
  const journey = useLive(useClient().arrival.journey)
  // The database is still being read: the ground alone, for some milliseconds.
  if (journey === undefined)
    return (
      <EntryPage
        brand={props.brand}
        back={{ label: t('app.back'), onPress: props.onBack }}
        footer={t('app.promise')}
      >
        {null}
      </EntryPage>
    )
  return <JoinSteps {...props} journey={journey} />
}
