/** Somebody's address. Being added means being asked; being known means there is a chat already. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Reading } from '../../model/invite.ts'
import { type BareJid, domainpart, localpart } from '../../model/jid.ts'
import { accountFor } from '../../model/which-account.ts'
import { AddressChoices } from '../../ui/AddressChoices.tsx'
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
  const { jid, message } = contact
  const active = useLive(client.account)?.jid ?? null
  const accounts = useLive(client.accounts)
  const [chosen, choose] = useState<BareJid>()
  const here = accounts.map((account) => account.jid)
  const several = here.length > 1
  const account = several
    ? accountFor({ inviter: jid, domain: domainpart(jid) }, here, active, chosen)
    : active
  const { contacts, conversations, managing } = several && account ? client.partsOf(account) : client
  const isManaged = useLive(managing.isManaged)
  const connection = useLive(client.connection)
  const theirs = several ? accounts.find((other) => other.jid === account)?.connection : connection
  const offline = theirs?.status === 'offline'
  const row = useLive(contacts.one(jid))
  const attempt = useAttempt()
  const candidates = here.filter((other) => other !== jid)
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
      {candidates.length > 1 && (
        <AddressChoices
          label={t('reading.contact.which')}
          value={account}
          addresses={candidates}
          onChange={choose}
          detail={(other) => <Knows account={other} jid={jid} />}
          isDisabled={attempt.busy}
        />
      )}
    </ReadingFrame>
  )

  function offer(): { text: string; button?: { label: string; onPress(): void } } {
    if (!account)
      return {
        text: t('reading.contact.signedOut'),
        button: { label: t('reading.signInFirst'), onPress: () => ways.onSignIn('') },
      }
    if (account === jid) return { text: t('reading.contact.yourself') }
    if (isKnown || message !== null)
      return {
        text: message === null ? t('reading.contact.known') : t('reading.contact.notSent'),
        button: { label: t('reading.openChat'), onPress: openChat },
      }
    if (isManaged)
      return {
        text: t('managed.notAdded'),
        button: { label: t('reading.openChat'), onPress: openChat },
      }
    return {
      text: offline ? t('reading.contact.askedLater') : t('reading.contact.asked'),
      button: { label: t('reading.contact.add', { name }), onPress: add },
    }
  }

  /** What is to be said goes where the person would have typed it, unless something stands there. */
  function openChat() {
    attempt.run(async () => {
      const draft = conversations.one(jid).get()?.draft
      if (message !== null && !draft) await conversations.keepDraft(jid, message)
    }, shown)
  }

  function add() {
    attempt.run(() => contacts.add(jid, contact.name ?? ''), shown)
  }

  function shown() {
    if (several && account) ways.onOpenChat(jid, account)
    else ways.onOpenChat(jid)
  }
}

function Knows({ account, jid }: { account: BareJid; jid: BareJid }) {
  const { t } = useTranslation()
  const subscription = useLive(useClient().partsOf(account).contacts.one(jid))?.subscription
  return subscription === 'both' || subscription === 'to' ? <span>{t('reading.contact.knows')}</span> : null
}
