/** What to call whoever wrote something: you, the name of a contact, or of a conversation, or what stands before the @. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../live/useLive.ts'
import { type BareJid, localpart } from '../model/jid.ts'
import { useClient } from './client-context.tsx'

export function usePersonName(): (jid: BareJid) => string {
  const { t } = useTranslation()
  const client = useClient()
  const me = useLive(client.account)?.jid
  const contacts = useLive(client.contacts.all)
  const conversations = useLive(client.conversations.all)
  return (jid) =>
    jid === me
      ? t('timeline.you')
      : (contacts?.find((contact) => contact.jid === jid)?.displayName ??
        conversations?.find((conversation) => conversation.jid === jid)?.name ??
        localpart(jid) ??
        jid)
}
