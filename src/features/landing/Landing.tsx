/** An open invite: who it is from, what it does, and one button. Nothing is sent before that is pressed. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Acceptance } from '../../client/arriving/arriving.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Journey } from '../../model/journey.ts'
import { announce } from '../../ui/announce.ts'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { useClient } from '../client-context.tsx'
import { inviterName } from '../inviter-name.ts'
import { useAttempt } from '../useAttempt.ts'
import { useHeadingFocus } from '../useHeadingFocus.ts'
import { LandingInvite } from './LandingInvite.tsx'
import { NoInvite } from './NoInvite.tsx'

export interface LandingProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  /** The address that led here held something that is no invite. */
  unreadable?: boolean | undefined
  /** "Create an account" was pressed: that screen may now ask the server. */
  onJoin(): void
  onSignIn(): void
  /** To the chats, or to the welcome. */
  onHome(): void
  /** `as`: where there are several accounts, the one that knows them. */
  onOpenChat(jid: BareJid, as?: BareJid): void
  /** Hands the invite, secret included, to whatever program the system has for it. */
  onOtherApp(uri: string): void
  /** Where somebody who is signed in may make another account with it. */
  newAccountHref: string
}

export function Landing({ brand, unreadable, onHome, ...ways }: LandingProps) {
  const { t } = useTranslation()
  const { arrival } = useClient()
  const current = useLive(arrival.journey)
  const attempt = useAttempt()
  const [answered, setAnswered] = useState<{ status: Acceptance['status']; of: Journey } | null>(null)
  // What is accepted is gone before the answer is here: the screen stays until it leads somewhere.
  const kept = useRef(current)
  if (!attempt.busy) kept.current = current
  const journey = kept.current
  // Of this invite, not of one that was opened since.
  const outcome = answered && answered.of.openedAt === journey?.openedAt ? answered.status : null
  useHeadingFocus(`${outcome} ${journey?.openedAt}`)

  function accept(as?: BareJid) {
    if (!journey) return
    const openChat = (jid: BareJid) => (as ? ways.onOpenChat(jid, as) : ways.onOpenChat(jid))
    if (journey.step.at === 'redeeming' && journey.invite.inviter) return openChat(journey.invite.inviter)
    attempt.run(
      () => arrival.accept(as),
      (answer) => {
        setAnswered({ status: answer.status, of: journey })
        if (!('chatWith' in answer)) return
        announce(t(`landing.accepted.${answer.status}`, { name: inviterName(journey.invite) }))
        openChat(answer.chatWith)
      },
    )
  }

  return (
    <EntryPage brand={brand} back={{ label: t('app.back'), onPress: onHome }} footer={t('app.promise')}>
      {content()}
    </EntryPage>
  )

  function content() {
    if (unreadable) return <NoInvite unreadable onHome={onHome} />
    // The database is still being read: the ground alone, for some milliseconds.
    if (journey === undefined) return null
    if (journey === null || outcome === 'no-invite') return <NoInvite onHome={onHome} />
    return (
      <LandingInvite
        {...ways}
        onHome={onHome}
        journey={journey}
        outcome={outcome}
        busy={attempt.busy}
        onAccept={accept}
        onWrite={(jid, as) =>
          attempt.run(
            () => arrival.leave(),
            () => (as ? ways.onOpenChat(jid, as) : ways.onOpenChat(jid)),
          )
        }
        onPutAway={() => attempt.run(() => arrival.leave(), onHome)}
      />
    )
  }
}
