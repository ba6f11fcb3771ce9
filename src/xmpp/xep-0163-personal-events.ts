/** XEP-0163 Personal Eventing Protocol, 1.2.2 (2022-02-16): https://xmpp.org/extensions/xep-0163.html */
import type { Incoming } from './incoming.ts'
import { INVITES_NODE, readLedgerItem } from './invite-ledger.ts'
import { messageReader } from './message.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, attribute, childOf, childrenOf, idAttribute } from './stanza.ts'
import { PUBSUB, readItems } from './xep-0060-pubsub.ts'

const EVENT = `${PUBSUB}#event`
const MAX_ITEMS = 1000

/** Of our own account, about nodes that somebody here reads. From anybody else it is a message like any other. */
export const personalEventReader: Reader = {
  claim: { stanza: 'message', child: { name: 'event', namespace: EVENT } },
  read(stanza, context): Incoming[] {
    if (addressAttribute(stanza, 'from', '') !== context.account) return messageReader.read(stanza, context)
    const event = childOf(stanza, 'event', EVENT)
    const items = event && childOf(event, 'items')
    if (!items || attribute(items, 'node') !== INVITES_NODE) return []
    return [
      {
        kind: 'pep',
        node: INVITES_NODE,
        items: readItems(items)
          .slice(0, MAX_ITEMS)
          .flatMap(({ id, payload }) => (payload && readLedgerItem(id, payload)) ?? []),
        retracted: childrenOf(items, 'retract')
          .slice(0, MAX_ITEMS)
          .flatMap((item) => idAttribute(item, 'id') ?? []),
      },
    ]
  },
}
