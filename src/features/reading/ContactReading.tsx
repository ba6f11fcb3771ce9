/** Somebody's address. Being added means being asked; being known means there is a chat already. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Reading } from '../../model/invite.ts'
import { localpart } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { Again } from './Again.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

type Contact = Extract<Reading, { kind: 'contact' }>

export function ContactReading({ contact, ...ways }: ReadingWays & { contact: Contact }) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const offline = useLive(client.connection).status === 'offline'
  const { jid, message } = contact
  const row = useLive(client.contacts.one(jid))
  const attempt = useAttempt()
  const isKnown = row?.subscription === 'both' || row?.subscription === 'to'
  const name = row?.listed ? row.displayName : (contact.name ?? localpart(jid))
  const { text, button } = offer()
  return (
    <ReadingFrame
      kind="contact"
      figure={<Avatar address={jid} size={48} />}
      title={name}
      address={jid}
      action={
        <>
          {button && (
            <Button rank="primary" wide isPending={attempt.busy} onPress={button.onPress}>
              {button.label}
            </Button>
          )}
          <Again again={ways.again} />
        </>
      }
    >
      {message && <p>{t('reading.contact.message', { message })}</p>}
      <p>{text}</p>
    </ReadingFrame>
  )

  function offer(): { text: string; button?: { label: string; onPress(): void } } {
    if (!account)
      return {
        text: t('reading.contact.signedOut'),
        button: { label: t('reading.signInFirst'), onPress: () => ways.onSignIn('') },
      }
    if (account.jid === jid) return { text: t('reading.contact.yourself') }
    if (isKnown || message !== null)
      return {
        text: message === null ? t('reading.contact.known') : t('reading.contact.notSent'),
        button: { label: t('reading.openChat'), onPress: openChat },
      }
    return {
      text: offline ? t('reading.contact.askedLater') : t('reading.contact.asked'),
      button: { label: t('reading.contact.add', { name }), onPress: add },
    }
  }

  /** What is to be said goes where the person would have typed it, unless something stands there. */
  function openChat() {
    attempt.run(
      async () => {
        const draft = client.conversations.one(jid).get()?.draft
        if (message !== null && !draft) await client.conversations.keepDraft(jid, message)
      },
      () => ways.onOpenChat(jid),
    )
  }

  function add() {
    attempt.run(
      () => client.contacts.add(jid, contact.name ?? ''),
      () => ways.onOpenChat(jid),
    )
  }
}
