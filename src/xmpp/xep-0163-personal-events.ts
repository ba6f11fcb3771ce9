/** XEP-0163 Personal Eventing Protocol, 1.2.2 (2022-02-16): https://xmpp.org/extensions/xep-0163.html */
import type { Element } from '@xmpp/xml'
import { type BareJid, bareJid, toBareJid } from '../model/jid.ts'
import type { Incoming, ProfileNews } from './incoming.ts'
import { INVITES_NODE, readLedgerItem } from './invite-ledger.ts'
import { messageReader } from './message.ts'
import { NAMES_NODE, readName } from './private-names.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, attribute, childOf, childrenOf, idAttribute } from './stanza.ts'
import { PUBSUB, readItems } from './xep-0060-pubsub.ts'
import { AVATAR_METADATA, readAvatar } from './xep-0084-avatars.ts'
import { NICK, readNick } from './xep-0172-nicknames.ts'
import { DISPLAYED_NODE, readDisplayed } from './xep-0490-displayed-sync.ts'

const EVENT = `${PUBSUB}#event`
const MAX_ITEMS = 1000

/** About nodes that somebody here reads: our own ones, and what people tell of themselves. Else it is a message like any other. */
export const personalEventReader: Reader = {
  claim: { stanza: 'message', child: { name: 'event', namespace: EVENT } },
  read(stanza, context): Incoming[] {
    const from = addressAttribute(stanza, 'from', '')
    const event = childOf(stanza, 'event', EVENT)
    const items = event && childOf(event, 'items')
    const node = items && attribute(items, 'node')
    // An account speaks by its bare address; a program of somebody's does not speak for it.
    const news = items && from && bareJid(from) === from ? readProfileNews(from, node, items) : null
    if (news) return [news]
    if (from !== context.account) return messageReader.read(stanza, context)
    if (items && node === DISPLAYED_NODE) return [readMarks(items, from)]
    if (items && node === NAMES_NODE) return [readNames(items)]
    return items && node === INVITES_NODE ? [readInvites(items)] : []
  },
}

const readInvites = (items: Element): Incoming => ({
  kind: 'pep',
  node: INVITES_NODE,
  items: readItems(items)
    .slice(0, MAX_ITEMS)
    .flatMap(({ id, payload }) => (payload && readLedgerItem(id, payload)) ?? []),
  retracted: childrenOf(items, 'retract')
    .slice(0, MAX_ITEMS)
    .flatMap((item) => idAttribute(item, 'id') ?? []),
})

const readNames = (items: Element): Incoming => ({
  kind: 'names',
  items: readItems(items)
    .slice(0, MAX_ITEMS)
    .flatMap(({ id, payload }) => (payload && readName(id, payload)) ?? []),
  retracted: childrenOf(items, 'retract')
    .slice(0, MAX_ITEMS)
    .flatMap((item) => toBareJid(idAttribute(item, 'id') ?? '') ?? []),
})

const readMarks = (items: Element, account: BareJid): Incoming => ({
  kind: 'displayed',
  marks: readItems(items)
    .slice(0, MAX_ITEMS)
    .flatMap(({ id, payload }) => (payload && readDisplayed(id, payload, account)) ?? []),
})

/** What was taken back, or purged, is there no more. */
function readProfileNews(from: BareJid, node: string | null, items: Element): ProfileNews | null {
  const payload = readItems(items)[0]?.payload ?? null
  if (node === AVATAR_METADATA) return { kind: 'profile', from, avatar: payload && readAvatar(payload) }
  if (node === NICK) return { kind: 'profile', from, nick: payload && readNick(payload) }
  return null
}
