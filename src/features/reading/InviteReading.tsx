/** An invite: whose, and what for. Opening it asks nobody (XEP-0147: warn before acting). */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Invite } from '../../model/invite.ts'
import { localpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { Again } from './Again.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

export function InviteReading({ invite, onInvite, again }: ReadingWays & { invite: Invite }) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const accounts = useLive(client.accounts)
  const attempt = useAttempt()
  const { kind, inviter, username, domain } = invite
  const open = (
    <>
      <Button
        rank="primary"
        wide
        isPending={attempt.busy}
        onPress={() =>
          attempt.run(
            () => onInvite(invite),
            () => {},
          )
        }
      >
        {t('reading.openInvite')}
      </Button>
      <Again again={again} />
    </>
  )
  if (inviter === null)
    return (
      <ReadingFrame
        kind="register"
        figure={<IconTile icon="key" tone="soft" />}
        title={t('reading.register.title', { domain })}
        address={username === null ? undefined : `${username}@${domain}`}
        action={open}
      >
        <p>{account ? t('reading.register.signedIn') : t('reading.register.text')}</p>
      </ReadingFrame>
    )
  return (
    <ReadingFrame
      kind="invite"
      figure={<TokenFigure address={inviter} size={48} state="open" />}
      title={t('reading.invite.title', { name: invite.name ?? localpart(inviter) })}
      address={inviter}
      action={open}
    >
      <p>{words()}</p>
    </ReadingFrame>
  )

  function words() {
    // Between two accounts of one's own it is as good as any.
    if (account?.jid === inviter && accounts.length < 2) return t('reading.invite.own')
    if (account) return t('reading.invite.signedIn')
    return kind === 'contact' ? t('reading.invite.text') : t('reading.invite.withAccount', { domain })
  }
}
