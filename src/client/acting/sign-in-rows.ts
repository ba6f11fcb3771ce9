/** The server's list of clients as the screens show it: which of them is this one, and in what order. */
import type { AccessClient } from '../../xmpp/xep-0494-client-access.ts'
import type { SignIns, SignInView } from './acting.ts'

/**
 * XEP-0494 does not say which of them asks. Prosody names clients by what they call themselves (`client/…`): only that is
 * proof, so that nobody signs out this device for another one.
 */
const isOurs = (id: string, userAgentId: string) => id === userAgentId || id === `client/${userAgentId}`

export function asSignIns(
  clients: readonly AccessClient[],
  userAgentId: string,
): Extract<SignIns, { status: 'list' }> {
  const entries = clients.map((client) => asView(client, isOurs(client.id, userAgentId)))
  return {
    status: 'list',
    entries: entries.sort(byTime),
    knowsCurrent: entries.some(({ isCurrent }) => isCurrent),
  }
}

const asView = (
  { id, isSession, software, device, page, isConnected, firstSeen, lastSeen, means, rights }: AccessClient,
  isCurrent: boolean,
): SignInView => ({
  id,
  kind: isSession ? 'device' : 'program',
  isCurrent,
  // Who asks is there, whatever the server has noticed of it.
  isConnected: isConnected || isCurrent,
  program: software,
  device,
  page,
  firstSeen,
  lastSeen,
  means,
  rights,
})

/** This one first, then whoever is there, then the latest; the names decide, so that rows do not change places. */
const byTime = (a: SignInView, b: SignInView) =>
  Number(b.isCurrent) - Number(a.isCurrent) ||
  Number(b.isConnected) - Number(a.isConnected) ||
  (b.lastSeen ?? 0) - (a.lastSeen ?? 0) ||
  (a.id < b.id ? -1 : 1)
