/** What may act for an account, and its password, on the fake server (XEP-0494, XEP-0077 §3.3). */
import { type Element, xml } from '@xmpp/xml'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import type { FakeAccount } from './fake-account.ts'
import type { FakeSession } from './fake-session.ts'

const CAM = 'urn:xmpp:cam:0'
/** As Prosody called it before it had a number. */
export const OLDER = 'xmpp:prosody.im/protocol/manage-clients'
const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas'

export interface FakeClientAccess {
  id: string
  device: string
  /** Only a new password ends it. */
  byPassword?: boolean
}

export interface AccessBook {
  /** In which words it speaks, and no others. */
  namespace: string
  clients: Map<string, FakeClientAccess>
  /** What every question is refused with. */
  refusal: string | null
  /** What another password is refused with. */
  passwordRefusal: string | null
  /** The line breaks when another password has been heard, before it is said that it was. */
  breaksAfterPassword: (() => void) | null
  /** What the wish that the account be gone is refused with; `said`: in the server's own words. */
  removalRefusal: { condition: string; said?: string } | null
  isRemoved: boolean
  /** The stream ends over it, and that is all that is said. */
  removesWithoutWords: boolean
}

const books = new WeakMap<FakeAccount, AccessBook>()

/** From now on the server tells this person who may act for them. */
export function keepBook(account: FakeAccount, clients: readonly FakeClientAccess[] = []): AccessBook {
  const book: AccessBook = {
    namespace: CAM,
    clients: new Map(clients.map((client) => [client.id, client])),
    refusal: null,
    passwordRefusal: null,
    breaksAfterPassword: null,
    removalRefusal: null,
    isRemoved: false,
    removesWithoutWords: false,
  }
  books.set(account, book)
  return book
}

/** The child of the result (null: none), an error element, or undefined: no business of ours. */
export function answerAccess(
  account: FakeAccount,
  session: FakeSession,
  iq: Element,
): Element | null | undefined {
  const book = books.get(account)
  if (!book) return undefined
  const { namespace } = book
  const register = iq.getChild('query', 'jabber:iq:register')
  if (register?.getChild('remove')) return remove(book, account, session)
  if (register) return changePassword(book, account, session, register)
  const revoke = iq.getChild('revoke', namespace)
  if (!iq.getChild('list', namespace) && !revoke) return undefined
  if (book.refusal) return errorOf(book.refusal)
  if (!revoke)
    return xml(
      'clients',
      { xmlns: namespace },
      ...[...book.clients.values()].map((client) => writeClient(client, namespace)),
    )
  const client = book.clients.get(revoke.attrs.id ?? '')
  if (!client) return errorOf('item-not-found')
  if (client.byPassword)
    return errorOf('service-unavailable', xml('password-reset-required', { xmlns: namespace }))
  book.clients.delete(client.id)
  return null
}

function changePassword(
  book: AccessBook,
  account: FakeAccount,
  session: FakeSession,
  query: Element,
): Element | null {
  if (book.passwordRefusal) return errorOf(book.passwordRefusal)
  account.password = query.getChildText('password') ?? ''
  account.tokens.clear()
  for (const other of [...account.sessions]) if (other !== session) other.down?.end('closed')
  book.breaksAfterPassword?.()
  return null
}

/** Nobody gets in with anything from now on. */
function remove(book: AccessBook, account: FakeAccount, session: FakeSession): Element | null {
  if (book.removalRefusal) {
    const { condition, said } = book.removalRefusal
    return errorOf(condition, said === undefined ? undefined : xml('text', { xmlns: STANZAS }, said))
  }
  book.isRemoved = true
  account.password = crypto.randomUUID()
  account.tokens.clear()
  for (const other of [...account.sessions]) if (other !== session) other.down?.end('closed')
  if (book.removesWithoutWords) session.down?.end('conflict')
  return null
}

const writeClient = ({ id, device, byPassword }: FakeClientAccess, namespace: string): Element =>
  readXml(
    `<client xmlns='${namespace}' id='${id}' connected='true' type='session'><first-seen>2026-05-03T10:00:00Z</first-seen>` +
      `<last-seen>2026-11-22T10:00:00Z</last-seen><auth>${byPassword ? '<password/>' : '<fast/>'}</auth>` +
      `<permission status='unrestricted'/><user-agent><device>${device}</device></user-agent></client>`,
  )

const errorOf = (condition: string, more?: Element): Element =>
  xml('error', { type: 'cancel' }, xml(condition, { xmlns: STANZAS }), more ?? null)
