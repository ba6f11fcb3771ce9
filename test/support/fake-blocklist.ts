/** Whom people keep out, on the fake server (XEP-0191): what one device says, the others hear. */
import { type Element, xml } from '@xmpp/xml'
import { bareJid } from '../../src/model/jid.ts'
import type { FakeAccount } from './fake-account.ts'

const BLOCKING = 'urn:xmpp:blocking'

export function answerBlocking(account: FakeAccount, iq: Element): Element | null | undefined {
  if (iq.getChild('blocklist', BLOCKING)) {
    const items = [...account.blocked].map((jid) => xml('item', { jid }))
    return xml('blocklist', { xmlns: BLOCKING }, ...items)
  }
  const change = iq.getChild('block', BLOCKING) ?? iq.getChild('unblock', BLOCKING)
  if (!change) return undefined
  const jids = change.getChildren('item').map((item) => item.attrs.jid ?? '')
  account.reports.push(...change.getChildren('item').flatMap((item) => item.getChild('report') ?? []))
  for (const jid of jids) {
    if (change.name === 'block') account.blocked.add(jid)
    else account.blocked.delete(jid)
  }
  for (const session of account.sessions)
    session.deliver(
      xml(
        'iq',
        { type: 'set', id: `blocking-${jids.join()}-${change.name}` },
        xml(change.name, { xmlns: BLOCKING }, ...jids.map((jid) => xml('item', { jid }))),
      ),
      0,
    )
  return null
}

export const isKeptOutBy = (account: FakeAccount, stanza: Element): boolean =>
  account.blocked.has(bareJid(stanza.attrs.from ?? ''))
