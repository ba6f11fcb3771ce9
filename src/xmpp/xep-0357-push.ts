/**
 * XEP-0357 Push Notifications, 0.4.1 (2020-02-11): https://xmpp.org/extensions/xep-0357.html
 * Has the server tell a service that something came for somebody who is not there. How a browser is registered with that service
 * is its own affair (§5): here by the command `register-push-webpush`, as `server/push-answers.mjs` has it.
 */
import { xml } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { discoverInfo } from './xep-0030-disco.ts'
import { executeFilled } from './xep-0050-commands.ts'

const PUSH = 'urn:xmpp:push:0'
const REGISTER = 'register-push-webpush'
const MAX_NODE = 3000

/** Who is told, and by which name. */
export interface PushNode {
  service: string
  node: string
}

/** `id`: what the account is called in what reaches the browser; the rest is its `PushSubscription`. */
export interface PushRegistration {
  id: string
  endpoint: string
  p256dh: string
  auth: string
}

/** §4.1: whether the server can be asked for it; it says so of the account. */
export const tellsPush = async (link: Link): Promise<boolean> =>
  (await discoverInfo(link, link.account)).features.has(PUSH)

/** Rejects with `StanzaError` where the service is not for us. */
export async function registerPush(
  link: Link,
  service: string,
  { id, endpoint, p256dh, auth }: PushRegistration,
): Promise<PushNode> {
  const stage = await executeFilled(link, service, REGISTER, { endpoint, p256dh, auth, id })
  const node = stage.status === 'completed' ? stage.result.get('node')?.[0] : undefined
  if (!node || node.length > MAX_NODE) throw new StanzaError('undefined-condition', 'cancel', null)
  return { service, node }
}

/** §5: for each session anew. */
export async function enablePush(link: Link, { service, node }: PushNode): Promise<void> {
  await link.request(xml('iq', { type: 'set' }, xml('enable', { xmlns: PUSH, jid: service, node })))
}

/** §6. */
export async function disablePush(link: Link, { service, node }: PushNode): Promise<void> {
  await link.request(xml('iq', { type: 'set' }, xml('disable', { xmlns: PUSH, jid: service, node })))
}
