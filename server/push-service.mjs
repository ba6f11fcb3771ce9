/**
 * The app server of XEP-0357 for browsers: takes what XMPP servers publish for people who are not there, and wakes their
 * browsers by Web Push. It keeps nothing but its keys. By itself, for a real server:
 *
 *   node server/push-service.mjs push.json
 *
 * with `{ "address": "push.example.org", "secret": "…", "port": 5347, "subject": "mailto:admin@example.org" }` and whatever
 * else of `PushOptions` is wanted. It prints what belongs into `config.json`.
 */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { pathToFileURL } from 'node:url'
import { startComponent } from './component.mjs'
import { browserServices } from './push-endpoints.mjs'
import { KEY_BYTES } from './push-nodes.mjs'

/**
 * @typedef {object} PushOptions
 * @property {string} address of the component @property {string} secret that it shares with the XMPP server
 * @property {string} [host] where the XMPP server listens for components; this machine unless said otherwise @property {number} port
 * @property {string} subject who runs this, for the operators of push services: `mailto:` or `https:`
 * @property {string} [keys] the file of the keys, made at the first start; whoever loses it loses all subscriptions
 * @property {string[]} [domains] whose people may register; the domain above the address unless said otherwise, `*` = everybody's
 * @property {string[]} [services] where pushes may be sent beside the services of browsers
 * @property {(line: string) => void} [say]
 *
 * @param {PushOptions} options
 * @returns {Promise<{ config: { service: string, key: string }, stop(): Promise<void> }>} `config`: for `push` in config.json
 */
export async function startPushService({
  address,
  secret,
  host,
  port,
  subject,
  keys = 'push-keys.json',
  domains = [address.slice(address.indexOf('.') + 1)],
  services = [],
  say = () => {},
}) {
  // Only here: the rest of this folder runs before anything is installed.
  const [{ answers }, { sendPush }] = await Promise.all([
    import('./push-answers.mjs'),
    import('./push-send.mjs'),
  ])
  const { publicKey, privateKey, seal } = await rememberedKeys(keys)
  /** @type {Map<string, Promise<import('./push-send.mjs').Outcome>>} */
  const onTheirWay = new Map()

  /** Of one chat, one at a time: what comes meanwhile would say the same. @type {import('./push-answers.mjs').Desk['send']} */
  function send(to, sender) {
    const name = JSON.stringify([to.endpoint, to.id, sender])
    const same = onTheirWay.get(name)
    if (same) return same
    const sent = sendPush(to, sender, { subject, publicKey, privateKey }).finally(() =>
      onTheirWay.delete(name),
    )
    onTheirWay.set(name, sent)
    return sent
  }

  const { stop } = await startComponent({
    ...{ address, secret, port, say },
    ...(host && { host }),
    onStanza: answers({
      ...{ address, domains, send },
      services: [...browserServices, ...services],
      key: Buffer.from(seal, 'base64url'),
    }),
  })
  return { config: { service: address, key: publicKey }, stop }
}

/** @param {string} file @returns {Promise<{ publicKey: string, privateKey: string, seal: string }>} */
async function rememberedKeys(file) {
  if (!fs.existsSync(file)) {
    const { default: webPush } = await import('web-push')
    const made = { ...webPush.generateVAPIDKeys(), seal: randomBytes(KEY_BYTES).toString('base64url') }
    fs.writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
  const options = JSON.parse(fs.readFileSync(process.argv[2] ?? 'push.json', 'utf8'))
  const { config } = await startPushService({ ...options, say })
  say(`For config.json: "push": ${JSON.stringify(config)}`)
}
