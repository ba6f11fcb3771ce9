/** Runs lines in the admin shell of a running Prosody, over its Unix socket: a few milliseconds each, nothing in `ps`. */
import net from 'node:net'

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const toXml = (text) => text.replace(/[<>&'"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const fromXml = (xml) =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    decimal || hex
      ? String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16))
      : (entities[name] ?? whole),
  )

/** A string as Lua source: everything but letters and digits as a byte, so that nothing can end it. @param {string} text */
export const luaString = (text) =>
  `"${Array.from(Buffer.from(text), (byte) => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9@._-]/.test(character) ? character : `\\${String(byte).padStart(3, '0')}`
  }).join('')}"`

/** What the shell says to one line; an error becomes an exception. @param {string} socketPath @param {string} line @returns {Promise<string>} */
export function runInShell(socketPath, line) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(socketPath)
    let heard = ''
    socket.setEncoding('utf8')
    socket.setTimeout(20_000, () => socket.destroy(new Error(`no answer to: ${line}`)))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`the admin shell closed before it answered: ${line}`)))
    socket.on('connect', () => {
      socket.write(
        "<stream:stream xmlns='xmpp:prosody.im/admin' xmlns:stream='http://etherx.jabber.org/streams'>",
      )
      socket.write(`<repl-input width='200' repl='0'>${toXml(line)}</repl-input>`)
    })
    socket.on('data', (chunk) => {
      heard += chunk
      const result = /<repl-result([^>]*?)(?:\/>|>([^<]*)<\/repl-result>)/.exec(heard)
      if (!result) return
      // Some commands print what they made, and answer with words about it.
      const printed = [...heard.matchAll(/<repl-output[^>]*>([^<]*)<\/repl-output>/g)].map(
        (match) => match[1],
      )
      const text = fromXml([...printed, result[2] ?? ''].join('\n')).replace(/^(?:OK|Result|Error): /m, '')
      if (/type=['"]error['"]/.test(result[1] ?? '')) reject(new Error(text))
      else resolve(text)
      socket.end('</stream:stream>')
    })
  })
}
