/** What `npm start` and `npm run dev` share: settings, the local XMPP server with its people, and an orderly end. */
import fs from 'node:fs'
import path from 'node:path'
import { neighbours, settleIn } from '../server/neighbours.mjs'
import { freePorts, isListening } from '../server/ports.mjs'
import { localFolder, mainDomain, startServer } from '../server/prosody.mjs'
import { startPushService } from '../server/push-service.mjs'
import { webConfig } from '../server/web-config.mjs'
import { ensurePackages } from './install.mjs'

export const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

/** @param {NodeJS.ProcessEnv} env @param {string[]} args */
export function readSettings(env, args) {
  const port = (/** @type {string} */ name, /** @type {number} */ usual) => {
    const text = env[name] ?? ''
    if (text === '') return usual
    const number = Number(text)
    if (!Number.isInteger(number) || number < 1 || number > 65535)
      throw new Error(`${name}=${text} is not a port.`)
    return number
  }
  const settings = {
    port: port('PORT', 5280),
    xmppPort: port('XMPP_PORT', 5290),
    stateDir: path.resolve(env.TESSERA_STATE || path.join(localFolder, 'state')),
    fresh: args.includes('--fresh'),
  }
  if (settings.port === settings.xmppPort) throw new Error('PORT and XMPP_PORT must differ.')
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown)
    throw new Error(
      `Unknown option ${unknown}: there is only --fresh, which forgets all accounts and messages.`,
    )
  return settings
}

/** Says early, and clearly, that a port is taken. @param {{ port: number, xmppPort: number }} settings */
async function checkPorts({ port, xmppPort }) {
  for (const [name, number] of /** @type {const} */ ([
    ['PORT', port],
    ['XMPP_PORT', xmppPort],
  ])) {
    if (!(await isListening(number))) continue
    throw new Error(
      `Port ${number} is taken, perhaps by another \`npm start\`. Stop that one, or choose a port: ${name}=${number + 10} npm start`,
    )
  }
}

/** @param {ReturnType<typeof readSettings>} settings */
async function startLocalServer({ port, xmppPort, stateDir, fresh }) {
  if (fresh) fs.rmSync(stateDir, { recursive: true, force: true })
  const [component = 0] = await freePorts(1)
  const server = await startServer({
    stateDir,
    ports: { http: xmppPort, component },
    webAddress: `http://localhost:${port}/`,
    say,
  })
  await settleIn(server)
  return server
}

/** Wakes browsers that are closed. @param {import('../server/prosody.mjs').LocalServer} server @param {string} web */
const startLocalPush = (server, web) =>
  startPushService({
    address: `push.${mainDomain}`,
    secret: server.componentSecret,
    port: server.ports.component ?? 0,
    subject: web,
    keys: path.join(server.stateDir, 'push-keys.json'),
  })

/** The address, both sign-ins and a fresh invite. @param {import('../server/prosody.mjs').LocalServer} server @param {string} address */
export async function greeting(server, address) {
  const inviter = neighbours[0]?.jid ?? ''
  const link = await server.invite(inviter)
  const { default: qrcode } = await import('qrcode')
  // A terminal may be light or dark: there the code brings its own colours. Elsewhere it is plain signs.
  const look = process.stdout.isTTY ? { type: 'terminal', small: true } : { type: 'utf8' }
  const code = await qrcode.toString(link, { ...look, errorCorrectionLevel: 'L', margin: 2 })
  return `
  Tessera is at   ${address}

  Sign in as      ${neighbours.map(({ jid, password }) => `${jid.padEnd(26)}password  ${password}`).join('\n                  ')}

  Or be invited   ${link}
  (by ${inviter.split('@')[0]}, once)

${code.replace(/^/gm, '  ')}

  XMPP server     ${server.websocket()}
  Log             ${server.logFile}
  Ctrl-C stops both. Accounts and messages are kept; \`npm start -- --fresh\` forgets them.
`
}

/** Ends everything in order at Ctrl-C, or at once at the second. @param {() => Promise<unknown>} stop */
function stopOnSignals(stop) {
  let asked = 0
  const end = () => {
    // npm passes the terminal's Ctrl-C on, so that one may come twice.
    if (asked > 0 && Date.now() - asked < 500) return
    if (asked > 0) process.exit(1)
    asked = Date.now()
    stop().then(() => process.exit(0), fail)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end)
  // npm runs us through a shell, and a shell that is ended does not tell its children: they only notice a new parent.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    end()
  }, 500)
  if (!process.env.npm_lifecycle_event) clearInterval(watch)
}

/** @param {unknown} error */
export function fail(error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

/**
 * Everything behind the page: packages, the XMPP server, the push service, all of which end with this process.
 * @template T @param {() => Promise<T>} prepare what takes long, and comes before anything runs
 */
export async function startLocalHouse(prepare) {
  const settings = readSettings(process.env, process.argv.slice(2))
  /** What has been started so far. @type {{ stop(): Promise<void> }[]} */
  const running = []
  stopOnSignals(() => Promise.all(running.map((one) => one.stop())))
  await checkPorts(settings)
  await ensurePackages(say)
  const prepared = await prepare()
  const server = await startLocalServer(settings)
  running.push(server)
  const push = await startLocalPush(server, `http://localhost:${settings.port}/`)
  running.push(push)
  return { port: settings.port, running, prepared, server, config: () => webConfig(server, [], push.config) }
}
