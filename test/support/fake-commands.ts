/** XEP-0401 at the fake server: as Prosody 13 and ejabberd 26 were heard to answer. */
import { type Element, xml } from '@xmpp/xml'
import { domainpart, localpart } from '../../src/model/jid.ts'
import { formatStamp } from '../../src/xmpp/xep-0082-dates.ts'
import type { FakeAccount } from './fake-account.ts'
import type { FakeToken } from './fake-tokens.ts'
import type { FakeXmppServer } from './fake-xmpp-server.ts'

const COMMANDS = 'http://jabber.org/protocol/commands'
const ITEMS = 'http://jabber.org/protocol/disco#items'
const INVITE = 'urn:xmpp:invite#invite'
const CREATE = 'urn:xmpp:invite#create-account'
const RESET = 'xmpp:prosody.im/mod_invites_adhoc#password-reset'
const WEEK = 7 * 24 * 3_600_000

export interface InviteHabits {
  /** What `#invite` gives; null: there is no such command. */
  gives: 'contact' | 'account' | null
  /** Names of those who may also make accounts and reset passwords. */
  admins: readonly string[]
  /** Its own page for invites, without the token. */
  page: string | null
  /** How many it makes for one person. */
  most: number
  /** Null: they do not end. */
  lastsMs: number | null
  /** Nobody gets an answer. */
  isBusy: boolean
}

export const NO_INVITES: InviteHabits = {
  gives: null,
  admins: [],
  page: null,
  most: Number.POSITIVE_INFINITY,
  lastsMs: WEEK,
  isBusy: false,
}

/** The child of the result, the condition of an error, or undefined: no business of ours. */
export function answerCommand(
  server: FakeXmppServer,
  account: FakeAccount,
  iq: Element,
): Element | string | undefined {
  const items = iq.getChild('query', ITEMS)
  if (items?.attrs.node === COMMANDS) return offered(server, account)
  const command = iq.getChild('command', COMMANDS)
  return command && run(server, account, command)
}

const nodesFor = ({ habits }: FakeXmppServer, { jid }: FakeAccount): string[] =>
  habits.invites.gives === null
    ? []
    : [INVITE, ...(habits.invites.admins.includes(localpart(jid)) ? [CREATE, RESET] : [])]

function offered(server: FakeXmppServer, account: FakeAccount): Element {
  const items = nodesFor(server, account).map((node) =>
    xml('item', { jid: domainpart(account.jid), node, name: node }),
  )
  return xml('query', { xmlns: ITEMS, node: COMMANDS }, ...items)
}

function run(server: FakeXmppServer, account: FakeAccount, command: Element): Element | string {
  const { jid } = account
  const { habits, tokens } = server
  const node = command.attrs.node ?? ''
  if (!nodesFor(server, account).includes(node)) return 'item-not-found'
  const made = [...tokens.all.values()].filter(({ inviter }) => inviter === jid).length
  if (made >= habits.invites.most) return 'policy-violation'
  const answers = command.getChild('x', 'jabber:x:data')
  const answer = (name: string) =>
    answers
      ?.getChildren('field')
      .find(({ attrs }) => attrs.var === name)
      ?.getChildText('value') ?? null
  const domain = domainpart(jid)
  if (node === INVITE) {
    const makesAccount = habits.invites.gives === 'account'
    return issue(server, node, domain, { inviter: jid, makesAccount })
  }
  // Prosody asks only whose password it is, ejabberd also for a name.
  const asks = node === RESET ? 'accountjid' : habits.brand === 'ejabberd' ? 'username' : null
  if (asks !== null && !answers) return form(node, asks)
  const name = asks && answer(asks)
  if (node === RESET && !name) return form(node, 'accountjid')
  const username = name ? localpart(name) : null
  return issue(server, node, domain, { username, resets: node === RESET })
}

const stage = (node: string, status: string, x: Element): Element =>
  xml('command', { xmlns: COMMANDS, node, sessionid: 's1', status }, x)

const form = (node: string, name: string): Element =>
  stage(
    node,
    'executing',
    xml('x', { xmlns: 'jabber:x:data', type: 'form' }, xml('field', { var: name, type: 'text-single' })),
  )

function issue(server: FakeXmppServer, node: string, domain: string, facts: Partial<FakeToken>): Element {
  const { page, lastsMs } = server.habits.invites
  const ends = lastsMs === null ? null : Math.floor(server.micros() / 1_000_000) * 1000 + lastsMs
  const token = server.tokens.issue(domain, { ...facts, expiresAt: ends ?? Number.POSITIVE_INFINITY })
  const { inviter = null, username = null, makesAccount } = facts
  const whose = inviter ?? (username === null ? domain : `${username}@${domain}`)
  const what = inviter === null ? 'register' : 'roster'
  const uri = `xmpp:${whose}?${what};preauth=${token}${makesAccount && inviter !== null ? ';ibr=y' : ''}`
  const field = (name: string, value: string | null) =>
    xml('field', { var: name }, value === null ? null : xml('value', null, value))
  return stage(
    node,
    'completed',
    xml(
      'x',
      { xmlns: 'jabber:x:data', type: 'result' },
      field('landing-url', page && `${page}?${token}`),
      field('uri', uri),
      ends === null ? null : field('expire', formatStamp(ends * 1000)),
    ),
  )
}
