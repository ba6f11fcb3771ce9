/** One push to one browser: encrypted for it (RFC 8291), signed by us (VAPID, RFC 8292), handed to its push service (RFC 8030). */
import { createHash } from 'node:crypto'

/**
 * @typedef {object} Vapid
 * @property {string} subject `mailto:` or `https:`, for the operators of push services
 * @property {string} publicKey @property {string} privateKey
 *
 * @typedef {'sent' | 'gone' | 'refused' | 'later'} Outcome `gone`: the browser has ended its subscription
 */

/** What is older is found by whoever opens the app. */
const LASTS_SECONDS = 3 * 24 * 60 * 60
/** All are padded to multiples of it: how long an address is says whose it is. */
const PADDED_TO = 256
const PATIENCE_MS = 10_000

/**
 * @param {import('./push-nodes.mjs').Subscription} to @param {string | null} sender the bare address, if the server tells it
 * @param {Vapid} vapid @returns {Promise<Outcome>}
 */
export async function sendPush({ id, endpoint, p256dh, auth }, sender, vapid) {
  const { default: webPush } = await import('web-push')
  const text = JSON.stringify({ to: id, ...(sender && { from: sender }) })
  const payload = text.padEnd(Math.ceil(Buffer.byteLength(text) / PADDED_TO) * PADDED_TO - excess(text))
  const { method, headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    payload,
    {
      vapidDetails: vapid,
      contentEncoding: 'aes128gcm',
      TTL: LASTS_SECONDS,
      // Phones that doze hold anything less back for minutes, and what has no words is not sent at all.
      urgency: 'high',
      // RFC 8030 §5.4: of one chat, a browser that was away hears once.
      topic: createHash('sha256')
        .update(`${id} ${sender ?? ''}`)
        .digest('base64url')
        .slice(0, 32),
    },
  )
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(endpoint, { method, headers, body, signal, redirect: 'error' })
    await response.body?.cancel()
    return outcomeOf(response.status)
  } catch {
    return 'later'
  }
}

/** Characters that take more than one byte each. @param {string} text */
const excess = (text) => Buffer.byteLength(text) - text.length

/** @param {number} status @returns {Outcome} */
function outcomeOf(status) {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  return status === 429 || status >= 500 ? 'later' : 'refused'
}
