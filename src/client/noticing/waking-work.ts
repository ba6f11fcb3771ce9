/** Has a server wake this browser for an account, or not any more; what was agreed is kept with the account. */
import type { BareJid } from '../../model/jid.ts'
import type { Waking } from '../../model/waking.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { type PushAddress, PushFailure } from '../../platform/push.ts'
import { accountOf, listAccounts, putAccount } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import { settingsTopic } from '../../storage/topics.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { disablePush, enablePush, registerPush, tellsPush } from '../../xmpp/xep-0357-push.ts'

export interface AgreeDeps {
  account: BareJid
  storage: Storage
  platform: Pick<Platform, 'push'>
  stream: Link
  /** The server knows what was agreed: it was told in this session. */
  isTold: boolean
  /** Null: the person does not want to be woken. */
  push: Deployment['push']
}

/** Rejects when it could not be done now. */
export async function agreeOnWaking(deps: AgreeDeps, before: Waking | undefined): Promise<void> {
  const { account, storage, stream, isTold, push } = deps
  const address = push && (await addressFor(deps.platform, push.key))
  const old = before?.status === 'on' ? before : null
  if (!push || !address) {
    if (old) await forget(stream, old)
    if (before) await keep(storage, account, undefined)
    return
  }
  if (before && isTold && !old) return
  if (old && old.service === push.service && old.endpoint === address.endpoint) {
    if (!isTold) await enablePush(stream, old)
    return
  }
  const refuse = (status: Refused) => keep(storage, account, { status })
  if (!(await tellsPush(stream))) return void (await refuse('unsupported'))
  try {
    const id = old?.id ?? crypto.randomUUID()
    const node = await registerPush(stream, push.service, { id, ...address })
    const next: Waking = { status: 'on', id, ...node, endpoint: address.endpoint }
    // Before it is agreed: whoever is woken by a name has to know it.
    if (!(await keep(storage, account, next))) return
    await enablePush(stream, next)
    if (old) await forget(stream, old)
  } catch (error) {
    const refused = error instanceof StanzaError && REFUSALS[error.condition]
    if (!refused) throw error
    await refuse(refused)
  }
}

type Refused = Exclude<Waking['status'], 'on'>
/** Anything else may be otherwise the next time. */
const REFUSALS: Readonly<Record<string, Refused>> = {
  forbidden: 'refused',
  'not-acceptable': 'unknown',
}

export interface EndDeps {
  account: BareJid
  storage: Storage
  platform: Pick<Platform, 'push' | 'setTimer'>
}

/** An answer is not waited for longer: whoever signs out wants to be gone. */
const PATIENCE_MS = 3000

/** The session ends. If the account has left this device, nobody is to wake it for that one. */
export async function endWaking(
  { account, storage, platform }: EndDeps,
  stream: Link | null,
  last: Waking | undefined,
): Promise<void> {
  const accounts = await storage.read(['accounts'], listAccounts)
  if (last?.status !== 'on' || accounts.some(({ jid }) => jid === account)) return
  const isTold = stream !== null && (await isDoneSoon(platform, disablePush(stream, last)))
  const isLast = !accounts.some(({ waking }) => waking?.status === 'on')
  if (isTold && !isLast) return
  await (await platform.push?.())?.end()
  // The others are reached by another way from now on.
  await storage.write(['settings'], async (tx) => tx.touch(settingsTopic))
}

/** Null: the person, or the browser, has taken the permission back. */
async function addressFor({ push }: Pick<Platform, 'push'>, key: string): Promise<PushAddress | null> {
  const browser = await push?.()
  if (!browser) return null
  return browser.subscribe(key).catch((error: unknown) => {
    if (error instanceof PushFailure && error.problem === 'denied') return null
    throw error
  })
}

/** A server that does not know it any more has nothing to forget. */
async function forget(stream: Link, old: Extract<Waking, { status: 'on' }>): Promise<void> {
  await disablePush(stream, old).catch((error: unknown) => {
    if (!(error instanceof StanzaError)) throw error
  })
}

/** False: the account has left meanwhile. */
const keep = (storage: Storage, account: BareJid, waking: Waking | undefined): Promise<boolean> =>
  storage.write(
    ['accounts'],
    async (tx) => {
      const row = await accountOf(tx, account)
      if (!row) return false
      const { waking: _, ...rest } = row
      await putAccount(tx, waking ? { ...rest, waking } : rest)
      return true
    },
    { durable: true },
  )

const isDoneSoon = (platform: Pick<Platform, 'setTimer'>, work: Promise<unknown>): Promise<boolean> =>
  new Promise((resolve) => {
    const stop = platform.setTimer(PATIENCE_MS, () => resolve(false))
    const end = (isDone: boolean) => () => {
      stop()
      resolve(isDone)
    }
    work.then(end(true), end(false))
  })
