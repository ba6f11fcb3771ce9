/** Somebody who talks faster than people do: a bare XMPP session that only writes. */
import '../server/localhost-names.mjs'
import { mainDomain } from '../server/prosody.mjs'

const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing'

export class Talker {
  /** @param {import('ws').WebSocket} socket */
  constructor(socket) {
    this.socket = socket
  }

  /** @param {string} websocket @param {string} user @param {string} password */
  static async signIn(websocket, user, password) {
    const { WebSocket } = await import('ws')
    const socket = new WebSocket(websocket, 'xmpp', { perMessageDeflate: false })
    let heard = ''
    socket.on('message', (data) => {
      heard += data
      // It answers nobody, but stream management must not be asked for in vain.
    })
    const until = async (/** @type {string} */ text) => {
      for (let tries = 0; !heard.includes(text); tries++) {
        if (tries > 400 || /<failure/.test(heard)) throw new Error(`the talker heard: ${heard.slice(-300)}`)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    }
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    socket.send(`<open xmlns="${FRAMING}" to="${mainDomain}" from="${user}@${mainDomain}" version="1.0"/>`)
    await until('<stream:features')
    const secret = Buffer.from(`\0${user}\0${password}`).toString('base64')
    socket.send(
      `<authenticate xmlns="urn:xmpp:sasl:2" mechanism="PLAIN"><initial-response>${secret}</initial-response><bind xmlns="urn:xmpp:bind:0"><tag>talker</tag></bind></authenticate>`,
    )
    await until('<success')
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
