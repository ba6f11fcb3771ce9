/** Somebody who talks faster than people do: a bare XMPP session that only writes. */
import '../server/localhost-names.mjs'

const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing'
const PATIENCE = 10_000

export class Talker {
  /** @param {import('ws').WebSocket} socket */
  constructor(socket) {
    this.socket = socket
  }

  /**
   * The classic way, which every server knows.
   * @param {string} websocket @param {{ user: string, domain: string, password: string }} account
   */
  static async signIn(websocket, { user, domain, password }) {
    const { WebSocket } = await import('ws')
    const socket = new WebSocket(websocket, 'xmpp', { perMessageDeflate: false })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    /** Says something and waits for the frame that answers it. */
    const ask = (/** @type {string} */ text, /** @type {RegExp} */ answer) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`the talker waits in vain for ${answer}`)), PATIENCE)
        const hear = (/** @type {Buffer} */ data) => {
          const frame = String(data)
          if (!answer.test(frame) && !/<(?:failure|stream:error)/.test(frame)) return
          clearTimeout(late)
          socket.off('message', hear)
          if (answer.test(frame)) resolve(undefined)
          else reject(new Error(`the talker was refused: ${frame}`))
        }
        socket.on('message', hear)
        socket.send(text)
      })
    const open = `<open xmlns="${FRAMING}" to="${domain}" version="1.0"/>`
    const secret = Buffer.from(`\0${user}\0${password}`).toString('base64')
    await ask(open, /<stream:features/)
    await ask(`<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${secret}</auth>`, /<success/)
    await ask(open, /<stream:features/)
    await ask(
      '<iq xmlns="jabber:client" type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>',
      /<jid>/,
    )
    return new Talker(socket)
  }

  /** @param {string} to @param {string} body plain letters only */
  say(to, body) {
    const id = crypto.randomUUID()
    this.socket.send(
      `<message xmlns="jabber:client" to="${to}" type="chat" id="${id}"><body>${body}</body><origin-id xmlns="urn:xmpp:sid:0" id="${id}"/></message>`,
    )
  }

  leave() {
    this.socket.close()
  }
}
