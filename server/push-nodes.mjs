/**
 * What an XMPP server is given to reach one browser: the subscription itself, sealed. So the push service keeps no list of
 * anybody, and whoever reads a node in the server's files learns nothing from it.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * @typedef {object} Subscription of one account in one browser
 * @property {string} owner the bare address that asked for it
 * @property {string} id what the browser calls the account
 * @property {string} endpoint @property {string} p256dh @property {string} auth
 */

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/** @param {Subscription} subscription @param {Buffer} key @returns {string} */
export function sealNode({ owner, id, endpoint, p256dh, auth }, key) {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, key, iv)
  const text = JSON.stringify([owner, id, endpoint, p256dh, auth])
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** @param {string} node @param {Buffer} key @returns {Subscription | null} null: none of ours, or of an earlier key */
export function openNode(node, key) {
  const bytes = Buffer.from(node, 'base64url')
  if (bytes.length <= IV_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
    const [owner, id, endpoint, p256dh, auth] = JSON.parse(text.toString('utf8'))
    return { owner, id, endpoint, p256dh, auth }
  } catch {
    return null
  }
}
