/**
 * Makes every `*.localhost` name mean this machine in Node, as browsers do by themselves (RFC 6761, section 6.3).
 * Load it with `import` or `node --import`; it covers http, fetch and ws, which all ask `dns.lookup`.
 */
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { promisify } from 'node:util'

const systemLookup = dns.lookup

export const isLoopbackName = (name) => /^(?:[^.]+\.)+localhost\.?$/i.test(name)

dns.lookup = function lookup(hostname, options, callback) {
  const answer = typeof options === 'function' ? options : callback
  if (!isLoopbackName(hostname)) return systemLookup.call(dns, hostname, options, callback)
  const all = typeof options === 'object' && options?.all
  process.nextTick(() => {
    if (all) answer(null, [{ address: '127.0.0.1', family: 4 }])
    else answer(null, '127.0.0.1', 4)
  })
}

// As the original has it: promisified, one address comes with its family.
Object.defineProperty(dns.lookup, promisify.custom, {
  value: (hostname, options = {}) =>
    new Promise((resolve, reject) => {
      dns.lookup(hostname, options, (error, address, family) => {
        if (error) reject(error)
        else resolve(Array.isArray(address) ? address : { address, family })
      })
    }),
})

// For those who import the function by its name.
syncBuiltinESMExports()
