/**
 * Another password, while one stays signed in (XEP-0077 §3.3). Servers end the tokens of everybody with the old one, this
 * device's too (Prosody 13, ejabberd 26), so a new one is asked for at once; until it is here the new password is known to this tab.
 */
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import { accountOf } from '../../storage/accounts.ts'
import { putToken } from '../../storage/credentials.ts'
import type { Storage } from '../../storage/storage.ts'
import { ConnectFailure, LinkLost, RequestTimeout, StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import type { renewToken } from '../../xmpp/renew-token.ts'
import { changePassword } from '../../xmpp/xep-0077-password.ts'
import type { ChangePasswordResult } from '../acting/acting.ts'
import type { Secrets } from '../session/enter-session.ts'
import { untilOffline } from '../session/until-offline.ts'
import { keepKeyBy } from './kept-key.ts'

export interface PasswordDesk {
  change(password: string): Promise<ChangePasswordResult>
}

export interface PasswordDeps {
  account: BareJid
  storage: Storage
  platform: Pick<Platform, 'device' | 'now' | 'native' | 'online'>
  secrets: Secrets
  stream(): Link | null
  renew: typeof renewToken
}

export function passwordDesk(deps: PasswordDeps): PasswordDesk {
  const { account, storage, platform, secrets } = deps

  /** A visit by the new password: `true` = it is right, `false` = it is not, null = nobody knows. */
  async function visit(password: string): Promise<{ isRight: boolean | null; isKept: boolean }> {
    const row = await storage.read(['accounts'], (tx) => accountOf(tx, account))
    if (!row) return { isRight: null, isKept: false }
    const { websocket, userAgentId: id } = row
    try {
      const userAgent = { id, ...platform.device }
      const keepKey = keepKeyBy(platform)
      const token = await untilOffline(platform.online, (signal) =>
        deps.renew({ account, websocket, userAgent, password, keepKey, signal }),
      )
      if (!token) return { isRight: true, isKept: false }
      const keep = () =>
        storage.write(['credentials'], (tx) => putToken(tx, account, token, platform.now()), {
          durable: true,
        })
      return { isRight: true, isKept: await keep().then(always, never) }
    } catch (error) {
      const refused = error instanceof ConnectFailure && error.problem === 'not-authorized'
      return { isRight: refused ? false : null, isKept: false }
    }
  }

  async function settle(password: string): Promise<boolean | null> {
    const { isRight, isKept } = await visit(password)
    if (isRight !== false) secrets.password = isKept ? null : password
    return isRight
  }

  return {
    async change(password) {
      const link = deps.stream()
      if (!link) return { status: 'offline' }
      try {
        await changePassword(link, password)
      } catch (error) {
        if (error instanceof StanzaError) return refusalOf(error)
        if (!(error instanceof LinkLost || error instanceof RequestTimeout)) throw error
        // It may have been heard: whether the new one is right, the server knows.
        const isRight = await settle(password)
        if (isRight === null) return { status: 'unknown' }
        return isRight ? { status: 'changed' } : { status: 'offline' }
      }
      await settle(password)
      return { status: 'changed' }
    },
  }
}

const always = () => true
const never = () => false

const WEAK: readonly string[] = ['not-acceptable', 'policy-violation', 'resource-constraint']
const FORBIDDEN: readonly string[] = ['not-allowed', 'forbidden', 'not-authorized', 'registration-required']
const UNKNOWN: readonly string[] = ['service-unavailable', 'feature-not-implemented', 'item-not-found']

function refusalOf({ condition, text }: StanzaError): ChangePasswordResult {
  if (WEAK.includes(condition)) return { status: 'weak', text }
  if (FORBIDDEN.includes(condition)) return { status: 'not-allowed', text }
  return UNKNOWN.includes(condition) ? { status: 'unsupported' } : { status: 'failed', text }
}
