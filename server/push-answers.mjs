/**
 * What the push service says to XMPP: XEP-0357 Push Notifications, 0.4.1 (2020-02-11): https://xmpp.org/extensions/xep-0357.html
 * A client registers a browser by the command `register-push-webpush` (XEP-0050) and gets a node; its server publishes to it.
 */
import xml from '@xmpp/xml'
import { isAllowedEndpoint, isAuthSecret, isPublicKey } from './push-endpoints.mjs'
import { openNode, sealNode } from './push-nodes.mjs'

export const COMMAND = 'register-push-webpush'
const COMMANDS = 'http://jabber.org/protocol/commands'
const INFO = 'http://jabber.org/protocol/disco#info'
const ITEMS = 'http://jabber.org/protocol/disco#items'
const FORMS = 'jabber:x:data'
const PUBSUB = 'http://jabber.org/protocol/pubsub'
const PUSH = 'urn:xmpp:push:0'
const SUMMARY = 'urn:xmpp:push:summary'
const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas'
const FIELDS = ['endpoint', 'p256dh', 'auth', 'id']
const MAX_SENDER = 1024

/**
 * @typedef {import('@xmpp/xml').Element} Element
 *
 * @typedef {object} Desk
 * @property {string} address of this service
 * @property {readonly string[]} domains whose people may register; `*` = everybody's
 * @property {readonly string[]} services where pushes may be sent, see push-endpoints.mjs
 * @property {Buffer} key that seals nodes
 * @property {(to: import('./push-nodes.mjs').Subscription, sender: string | null) => Promise<import('./push-send.mjs').Outcome>} send
 */

class Refusal extends Error {
  /** @param {string} condition @param {'cancel' | 'modify' | 'auth' | 'wait'} type */
  constructor(condition, type) {
    super(condition)
    this.condition = condition
    this.type = type
  }
}

/** @param {Desk} desk @returns {(stanza: Element) => Promise<Element | null>} never rejects */
export const answers = (desk) => async (stanza) => {
  const { id, from, type } = stanza.attrs
  if (stanza.name !== 'iq' || (type !== 'get' && type !== 'set') || !from) return null
  const back = (/** @type {string} */ kind, /** @type {Element | null} */ child) =>
    xml('iq', { id, type: kind, from: desk.address, to: from }, child)
  try {
    const [payload] = stanza.getChildElements()
    if (!payload) throw new Refusal('bad-request', 'modify')
    return back('result', await answerTo(desk, type, payload, from))
  } catch (error) {
    const { condition, type: kind } =
      error instanceof Refusal ? error : new Refusal('internal-server-error', 'wait')
    return back('error', xml('error', { type: kind }, xml(condition, { xmlns: STANZAS })))
  }
}

/** @param {Desk} desk @param {string} type @param {Element} payload @param {string} from @returns {Promise<Element | null>} */
async function answerTo(desk, type, payload, from) {
  const { xmlns, node } = payload.attrs
  if (payload.is('command', COMMANDS) && type === 'set') return command(desk, payload, from)
  if (payload.is('pubsub', PUBSUB) && type === 'set') return published(desk, payload, from)
  if (payload.is('ping', 'urn:xmpp:ping') && type === 'get') return null
  if (payload.name !== 'query' || type !== 'get') throw new Refusal('service-unavailable', 'cancel')
  if (xmlns === INFO)
    return xml(
      'query',
      { xmlns, node },
      node === COMMAND
        ? xml('identity', { category: 'automation', type: 'command-node' })
        : xml('identity', { category: 'pubsub', type: 'push' }),
      ...[INFO, ITEMS, COMMANDS, PUSH].map((feature) => xml('feature', { var: feature })),
    )
  if (xmlns !== ITEMS) throw new Refusal('service-unavailable', 'cancel')
  const item = node === COMMANDS && xml('item', { jid: desk.address, node: COMMAND, name: 'Web Push' })
  return xml('query', { xmlns, node }, item || null)
}

/** One stage: with the form filled in it is done, without it it is shown. @param {Desk} desk @param {Element} command @param {string} from */
function command(desk, command, from) {
  const { node, action = 'execute', sessionid = 'any' } = command.attrs
  if (node !== COMMAND) throw new Refusal('item-not-found', 'cancel')
  const owner = bareOf(from)
  if (!desk.domains.includes('*') && !desk.domains.includes(domainOf(owner)))
    throw new Refusal('forbidden', 'auth')
  const reply = (/** @type {string} */ status, /** @type {Element | null} */ form) =>
    xml('command', { xmlns: COMMANDS, node, sessionid, status }, form)
  if (action === 'cancel') return reply('canceled', null)
  const form = command.getChild('x', FORMS)
  if (!form) {
    const fields = FIELDS.map((name) => xml('field', { var: name, type: 'text-single' }, xml('required')))
    return reply('executing', xml('x', { xmlns: FORMS, type: 'form' }, ...fields))
  }
  const [endpoint = '', p256dh = '', auth = '', id = ''] = FIELDS.map((name) => fieldOf(form, name) ?? '')
  const isGood =
    isAllowedEndpoint(endpoint, desk.services) &&
    isPublicKey(p256dh) &&
    isAuthSecret(auth) &&
    /^[\w-]{1,64}$/.test(id)
  if (!isGood) throw new Refusal('not-acceptable', 'modify')
  const given = { jid: desk.address, node: sealNode({ owner, id, endpoint, p256dh, auth }, desk.key) }
  return reply(
    'completed',
    xml(
      'x',
      { xmlns: FORMS, type: 'result' },
      ...Object.entries(given).map(([name, value]) => xml('field', { var: name }, xml('value', {}, value))),
    ),
  )
}

/** §7. Who wrote goes on, what was written never does. @param {Desk} desk @param {Element} pubsub @param {string} from */
async function published(desk, pubsub, from) {
  const publish = pubsub.getChild('publish')
  const to = openNode(publish?.attrs.node ?? '', desk.key)
  // Only the person's own server has news for them; it speaks in its own name or in theirs.
  const mayPublish = to && (bareOf(from) === to.owner || from === domainOf(to.owner))
  if (!mayPublish) throw new Refusal('item-not-found', 'cancel')
  const summary = publish?.getChild('item')?.getChild('notification', PUSH)?.getChild('x', FORMS)
  if (!summary || fieldOf(summary, 'FORM_TYPE') !== SUMMARY) throw new Refusal('bad-request', 'modify')
  // Receipts, marks and the like come without words, real or for show; browsers want each push to be seen.
  if (!fieldOf(summary, 'last-message-body')) return null
  const sender = fieldOf(summary, 'last-message-sender')
  const outcome = await desk.send(to, sender && sender.length <= MAX_SENDER ? bareOf(sender) : null)
  if (outcome === 'gone') throw new Refusal('item-not-found', 'cancel')
  if (outcome === 'refused') throw new Refusal('undefined-condition', 'cancel')
  if (outcome === 'later') throw new Refusal('remote-server-timeout', 'wait')
  return null
}

/** @param {Element} form @param {string} name @returns {string | null} */
const fieldOf = (form, name) =>
  form
    .getChildren('field')
    .find(({ attrs }) => attrs.var === name)
    ?.getChildText('value') ?? null

const bareOf = (/** @type {string} */ address) => address.split('/', 1)[0] ?? ''
const domainOf = (/** @type {string} */ bare) => bare.slice(bare.indexOf('@') + 1)
