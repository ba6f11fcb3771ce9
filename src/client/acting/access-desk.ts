/** What may act for an account, asked of its server: in the tab that has the stream, for all of them. */
import type { BareJid } from '../../model/jid.ts'
import { accountOf } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import { LinkLost, RequestTimeout, StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { removeAccount } from '../../xmpp/xep-0077-removal.ts'
import {
  type AccessNamespace,
  fetchClients,
  keepsNoList,
  needsPassword,
  revokeClient,
} from '../../xmpp/xep-0494-client-access.ts'
import type { PasswordDesk } from '../signing-in/change-password.ts'
import type { ChangePasswordResult, DeleteAccountResult, EndResult, SignIns } from './acting.ts'
import { asSignIns } from './sign-in-rows.ts'

export type AccessWish =
  | { to: 'list' }
  | { to: 'end'; id: string }
  | { to: 'password'; password: string }
  | { to: 'delete' }
export type AccessAnswer = SignIns | EndResult | ChangePasswordResult | DeleteAccountResult
export interface AccessAsked {
  kind: 'access-asked'
  id: string
  wish: AccessWish
}

export interface AccessDesk {
  list(): Promise<SignIns>
  end(id: string): Promise<EndResult>
  changePassword(password: string): Promise<ChangePasswordResult>
  deleteAccount(): Promise<DeleteAccountResult>
}

export interface AccessDeskDeps {
  account: BareJid
  storage: Storage
  stream(): Link | null
  password: PasswordDesk
}

export function accessDesk({ account, storage, stream, password }: AccessDeskDeps): AccessDesk {
  /** In which words the server has answered; null: this tab has not asked it yet. */
  let namespace: AccessNamespace | null = null

  return {
    async list() {
      const link = stream()
      const row = await storage.read(['accounts'], (tx) => accountOf(tx, account))
      if (!link || !row) return { status: 'unavailable', reason: 'offline' }
      try {
        const list = await fetchClients(link)
        namespace = list.namespace
        return asSignIns(list.clients, row.userAgentId)
      } catch (error) {
        if (error instanceof LinkLost) return { status: 'unavailable', reason: 'offline' }
        if (!(error instanceof StanzaError)) return { status: 'unavailable', reason: 'silent' }
        if (keepsNoList(error)) return { status: 'absent' }
        return isRefusal(error) ? { status: 'refused' } : { status: 'unavailable', reason: 'silent' }
      }
    },

    async end(id) {
      const link = stream()
      if (!link) return { status: 'offline' }
      try {
        namespace ??= (await fetchClients(link)).namespace
        await revokeClient(link, namespace, id)
        return { status: 'ended' }
      } catch (error) {
        if (error instanceof LinkLost || error instanceof RequestTimeout) return { status: 'offline' }
        if (!(error instanceof StanzaError)) throw error
        if (needsPassword(error)) return { status: 'password-needed' }
        if (error.condition === 'item-not-found') return { status: 'gone' }
        return isRefusal(error) ? { status: 'refused' } : { status: 'failed', text: error.text }
      }
    },

    changePassword: (next) => password.change(next),

    async deleteAccount() {
      const link = stream()
      if (!link) return { status: 'offline' }
      try {
        await removeAccount(link)
        return { status: 'deleted' }
      } catch (error) {
        if (error instanceof LinkLost || error instanceof RequestTimeout) return { status: 'unknown' }
        if (!(error instanceof StanzaError)) throw error
        if (isRefusal(error)) return { status: 'not-allowed', text: error.text }
        // Prosody says `service-unavailable` where it tried and failed, with words; without any it is not done here.
        const isUnknown = error.text === null && CANNOT.includes(error.condition)
        return isUnknown ? { status: 'unsupported' } : { status: 'failed', text: error.text }
      }
    },
  }
}

/** XEP-0494 has no word for it; Prosody says that it is forbidden to sign-ins with fewer rights. */
const isRefusal = ({ condition }: StanzaError) =>
  ['forbidden', 'not-allowed', 'not-authorized'].includes(condition)

const CANNOT: readonly string[] = ['service-unavailable', 'feature-not-implemented', 'item-not-found']
