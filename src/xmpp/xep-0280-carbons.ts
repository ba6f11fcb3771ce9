/** XEP-0280 Message Carbons, 1.0.1 (2022-02-15): https://xmpp.org/extensions/xep-0280.html */
import { bareJid } from '../model/jid.ts'
import { readMessage } from './message.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, attribute, childrenOf } from './stanza.ts'
import { readForwarded } from './xep-0297-forwarding.ts'

export const CARBONS = 'urn:xmpp:carbons:2'

/**
 * §11: only our own account may send copies; from anybody else they are a forgery (CVE-2017-5589 and its kin). What is
 * inside must be ours to begin with: sent by us, or sent to us.
 */
const copies = (direction: 'sent' | 'received'): Reader => ({
  claim: { stanza: 'message', child: { name: direction, namespace: CARBONS } },
  read(stanza, { account }) {
    if (addressAttribute(stanza, 'from', account) !== account) return []
    const [copy, ...others] = childrenOf(stanza, direction, CARBONS)
    const inner = copy && others.length === 0 ? readForwarded(copy) : null
    if (!inner || attribute(inner.message, 'type') === 'groupchat') return []
    const message = readMessage(inner.message, account, {
      origin: 'carbon',
      stamp: inner.stamp,
      archiveId: null,
    })
    if (!message) return []
    if (direction === 'sent' && bareJid(message.from) !== account) return []
    if (
      direction === 'received' &&
      (bareJid(message.to) !== account || attribute(inner.message, 'from') === null)
    )
      return []
    return [{ kind: 'message', message }]
  },
})

export const carbonReaders: readonly Reader[] = [copies('sent'), copies('received')]
