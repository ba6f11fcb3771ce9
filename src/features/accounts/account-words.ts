/** What there is to say of an account in a list of several. */
import type { TFunction } from 'i18next'
import type { AccountView } from '../../client/client.ts'
import { localpart } from '../../model/jid.ts'

export interface AccountWords {
  name: string
  /** The address; or what has to be done there before anything arrives again. */
  detail: string
  trouble: boolean
  /** All of it, for whoever hears the list. */
  label: string
}

export function accountWords(t: TFunction, { jid, connection, unread }: AccountView): AccountWords {
  const trouble = connection.status === 'blocked'
  const state =
    trouble && connection.reason === 'credentials'
      ? t('accounts.signInAgain')
      : t(`connection.status.${connection.status}`)
  return {
    name: localpart(jid),
    detail: connection.status === 'online' ? jid : t('accounts.state', { address: jid, state }),
    trouble,
    label: unread
      ? t('accounts.labelUnread', { address: jid, state, count: unread })
      : t('accounts.label', { address: jid, state }),
  }
}

/** In how many chats of the accounts that are not on screen something is new. */
export const unreadElsewhere = (accounts: readonly AccountView[], current: string): number =>
  accounts.reduce((sum, { jid, unread }) => (jid === current ? sum : sum + unread), 0)
