/** A device of Juliet's, seen from the stream: stanzas go in as text, by whichever way, and its database shows what became of them. */
import type { Element } from '@xmpp/xml'
import { receiveMessages } from '../../src/client/incoming/receive-message.ts'
import { receivePage } from '../../src/client/incoming/receive-page.ts'
import type { Contact } from '../../src/model/contact.ts'
import { bareJid } from '../../src/model/jid.ts'
import type { Message } from '../../src/model/message.ts'
import { listRanges } from '../../src/storage/archive-ranges.ts'
import { putContacts } from '../../src/storage/contacts.ts'
import { conversationOf } from '../../src/storage/conversations.ts'
import { messagesBetween } from '../../src/storage/messages.ts'
import { listOutbox } from '../../src/storage/outbox.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { createRouter } from '../../src/xmpp/router.ts'
import { formatStamp } from '../../src/xmpp/xep-0082-dates.ts'
import { queryArchive } from '../../src/xmpp/xep-0313-archive.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { fakeLink, JULIET } from '../xmpp/fake-link.ts'
import { stanza } from '../xmpp/xml.ts'

export { JULIET }
export const ROMEO = 'romeo@montague.example'
export const MERCUTIO = 'mercutio@verona.example'
const START = Date.UTC(2026, 2, 10, 12) * 1000
const SECOND = 1_000_000
const STORES = [
  'messages',
  'conversations',
  'outbox',
  'pending',
  'contacts',
  'settings',
  'archiveRanges',
] as const

/** Something that was said, by whom, to whom, in which second, with which content. */
export interface Uttered {
  from: string
  to: string
  id: string
  at: number
  content: string
}

export type Way = 'live' | 'resumed' | 'carbon' | 'delayed'

const messageText = ({ from, to, id, content }: Uttered, extra = '') =>
  `<message xmlns='jabber:client' type='chat' from='${from}' to='${to}' id='${id}'>${content}<origin-id xmlns='urn:xmpp:sid:0' id='${id}'/><stanza-id xmlns='urn:xmpp:sid:0' by='${JULIET}' id='archive-${id}'/>${extra}</message>`
const stampOf = (at: number) => formatStamp(START + at * SECOND)
const delay = (at: number) => `<delay xmlns='urn:xmpp:delay' stamp='${stampOf(at)}'/>`

export async function stanzaDesk(storage?: Storage) {
  const database = storage ?? (await freshStorage())
  const router = createRouter({ account: JULIET })
  const contact = (jid: string): Contact => ({
    account: JULIET,
    jid,
    name: '',
    groups: [],
    subscription: 'both',
    ask: false,
    listed: true,
    request: false,
  })
  await database.write(['contacts'], (tx) => putContacts(tx, [contact(ROMEO)]))

  const receive = (elements: Element[], now: number, resumed: boolean) =>
    database.write(STORES, (tx) =>
      receiveMessages(
        tx,
        { account: JULIET, now },
        elements
          .flatMap((element) => router.read(element, { resumed }))
          .flatMap((incoming) => (incoming.kind === 'message' ? [incoming.message] : [])),
      ),
    )

  return {
    storage: database,

    /** `delayed`: a live one that says when it was. */
    async take(uttered: Uttered, way: Way = 'live'): Promise<void> {
      const isOurs = bareJid(uttered.from) === JULIET
      const said = messageText(uttered, way === 'delayed' ? delay(uttered.at) : '')
      const copy = (direction: string) =>
        `<message xmlns='jabber:client' from='${JULIET}' to='${JULIET}/balcony' type='chat'><${direction} xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'>${delay(uttered.at)}${said}</forwarded></${direction}></message>`
      const text = isOurs || way === 'carbon' ? copy(isOurs ? 'sent' : 'received') : said
      await receive([stanza(text)], START + uttered.at * SECOND, way === 'resumed')
    },

    /** A page of the archive, complete. */
    async page(uttered: readonly Uttered[]): Promise<void> {
      const link = fakeLink((iq) => {
        const queryid = iq.getChild('query')?.attrs.queryid
        const results = uttered.map((one) =>
          stanza(
            `<message xmlns='jabber:client' from='${JULIET}' to='${JULIET}/balcony'><result xmlns='urn:xmpp:mam:2' queryid='${queryid}' id='archive-${one.id}'><forwarded xmlns='urn:xmpp:forward:0'>${delay(one.at)}${messageText(one)}</forwarded></result></message>`,
          ),
        )
        return [
          ...results,
          stanza(
            `<iq xmlns='jabber:client' type='result' id='${iq.attrs.id}'><fin xmlns='urn:xmpp:mam:2' complete='true'/></iq>`,
          ),
        ]
      })
      const page = await queryArchive(link, { max: 100 })
      const last = Math.max(0, ...uttered.map(({ at }) => at))
      await database.write(STORES, (tx) =>
        receivePage(tx, { account: JULIET, now: START + (last + 1) * SECOND }, page, {
          scope: 'all',
          after: null,
          before: null,
          fromStart: true,
          seen: false,
        }),
      )
    },

    rows: (jid = ROMEO): Promise<Message[]> =>
      database.read(['messages'], (tx) => messagesBetween(tx, JULIET, jid, {})),
    conversation: (jid = ROMEO) => database.read(['conversations'], (tx) => conversationOf(tx, JULIET, jid)),
    outbox: async () =>
      (await database.read(['outbox'], (tx) => listOutbox(tx, JULIET))).map(({ action }) => action),
    ranges: () => database.read(['archiveRanges'], (tx) => listRanges(tx, JULIET, 'all')),
    pending: () => database.read(['pending'], (tx) => tx.all('pending')),
    /** All that the database holds, as text. */
    words: () =>
      database.read(STORES, async (tx) =>
        JSON.stringify(await Promise.all(STORES.map((store) => tx.all(store)))),
      ),
  }
}

export type StanzaDesk = Awaited<ReturnType<typeof stanzaDesk>>

/** What a row says, without our own keys and places: two databases that have heard the same say the same. */
export const said = ({
  direction,
  body,
  state,
  reply,
  versions,
  retracted,
  reactions,
  ...rest
}: Message) => ({
  direction,
  body,
  ...(direction === 'out' ? { state } : {}),
  ...(reply ? { reply } : {}),
  ...(versions ? { versions: versions.map((version) => version.body) } : {}),
  ...(retracted ? { retracted: true } : {}),
  ...(reactions
    ? { reactions: reactions.map(({ from, emojis }) => `${bareJid(from)} ${emojis.join('')}`) }
    : {}),
  ...(rest.attachments ? { files: rest.attachments.map(({ name }) => name) } : {}),
})
