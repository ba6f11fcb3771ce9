/** Starts, stops and feeds the local XMPP server: `npm start`, the tests and the benchmarks all stand on this. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { accountsOf, openShell } from './accounts.mjs'
import { dockerCommand } from './docker.mjs'
import { findProsody } from './find-prosody.mjs'
import { endWithUs } from './guard.mjs'
import { isListening, untilItWorks, untilListening } from './ports.mjs'
import { isRoot } from './run.mjs'

export const mainDomain = 'tessera.localhost'
const config = fileURLToPath(new URL('prosody.cfg.lua', import.meta.url))
const ownModules = fileURLToPath(new URL('modules', import.meta.url))
const root = path.dirname(path.dirname(config))

/** Where downloads are kept, for all clones' worth of runs. */
export const localFolder = path.join(root, '.local')

/**
 * @typedef {object} ServerOptions
 * @property {string} stateDir everything it writes: accounts, messages, log
 * @property {string} [domain] `tessera.localhost` unless said otherwise
 * @property {{ http: number, c2s?: number, s2s?: number, component?: number }} ports with `s2s` it talks to `neighbours`, and to
 *   nobody else; with `component` it lets push-service.mjs in
 * @property {Record<string, number>} [neighbours] the `s2s` ports of other servers on this machine, by domain
 * @property {string[]} [hosts] the extra hosts of prosody.cfg.lua to switch on
 * @property {string} [webAddress] the web app that invite links lead to
 * @property {string} [externalAddress] `https://…/` of a web server that stands before it
 * @property {string} [contacts] for `managed.localhost`: whom to ask for contacts, see contacts-app.mjs
 * @property {boolean} [linking] pages may begin a sign-in that another device allows; `true` unless said otherwise
 * @property {string} [logLevel] `debug` shows every stanza
 * @property {(line: string) => void} [say]
 *
 * @typedef {Awaited<ReturnType<typeof startServer>>} LocalServer
 */

/** @param {ServerOptions} options */
export async function startServer({
  stateDir,
  domain = mainDomain,
  ports,
  neighbours = {},
  hosts = [],
  webAddress = 'http://localhost:5280/',
  externalAddress,
  contacts = '',
  linking = true,
  logLevel = 'info',
  say = () => {},
}) {
  const state = path.resolve(stateDir)
  for (const folder of ['store', 'certs'])
    fs.mkdirSync(path.join(state, folder), { recursive: true, mode: 0o700 })
  const program = await findProsody({ home: localFolder, say })
  const logFile = path.join(state, 'prosody.log')
  const adminSocket = socketPath(state)
  const componentSecret = randomBytes(16).toString('hex')
  const container = `tessera-${randomBytes(4).toString('hex')}`
  const environment = {
    TESSERA_STATE: state,
    TESSERA_DOMAIN: domain,
    TESSERA_OWN_MODULES: ownModules,
    TESSERA_HTTP_PORT: String(ports.http),
    TESSERA_S2S_PORT: String(ports.s2s ?? ''),
    TESSERA_NEIGHBOURS: Object.entries(neighbours)
      .map(([name, port]) => `${name}=${port}`)
      .join(' '),
    TESSERA_C2S_PORT: String(ports.c2s ?? ''),
    ...(ports.component && {
      TESSERA_COMPONENT_PORT: String(ports.component),
      TESSERA_COMPONENT_SECRET: componentSecret,
    }),
    TESSERA_HOSTS: hosts.join(' '),
    TESSERA_WEB: webAddress,
    TESSERA_CONTACTS: contacts,
    ...(externalAddress ? { TESSERA_EXTERNAL: externalAddress } : {}),
    TESSERA_LINKING: linking ? '1' : '',
    TESSERA_LOG: logLevel,
    TESSERA_AS_ROOT: isRoot() ? '1' : '',
    TESSERA_OAUTH_KEY: rememberedKey(path.join(state, 'oauth-key')),
    TESSERA_ADMIN_SOCKET: adminSocket,
    ...(program.modules ? { TESSERA_MODULES: program.modules } : {}),
  }
  const docker = program.kind === 'docker'
  const { command, args } = docker
    ? dockerCommand({
        container,
        config,
        environment,
        ports: [ports.http, ports.c2s, ports.component].filter((port) => port !== undefined),
      })
    : { command: program.prosody, args: ['-F', '--config', config] }

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child
  /** @type {import('./accounts.mjs').ShellDoor} */
  const door = docker ? { container, config } : { socket: adminSocket }
  const shell = openShell(door)
  let stopping = false
  /** @type {((reason: string) => void)[]} */
  const listeners = []

  async function start() {
    if (child) return
    if (await isListening(ports.http))
      throw new Error(`Port ${ports.http} is taken: choose another one for the XMPP server (XMPP_PORT=…).`)
    const output = fs.openSync(path.join(state, 'prosody.out'), 'a')
    // Its own group: Ctrl-C in a terminal reaches us, and we end it in order.
    const started = spawn(command, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', output, output],
      detached: true,
    })
    fs.closeSync(output)
    const dismiss = started.pid === undefined ? () => {} : endWithUs(started.pid)
    /** @type {string | undefined} */
    let ended
    started.on('error', (error) => {
      ended = `${command} does not start: ${error.message}`
    })
    started.on('exit', (code, signal) => {
      dismiss()
      ended = `Prosody ended (${code ?? signal}): see ${logFile} and ${path.join(state, 'prosody.out')}`
      if (child !== started) return
      child = undefined
      if (!stopping) for (const listener of listeners) listener(ended)
    })
    child = started
    stopping = false
    await untilListening(ports.http, () => ended)
    // The admin shell opens on its own time; until it answers, nobody can be registered.
    await untilItWorks(
      () => shell('server:version()'),
      () => ended,
    )
  }

  /** @param {NodeJS.Signals} [signal] `SIGKILL` is a power cut: nothing is said to anybody, nothing more is written */
  async function stop(signal = 'SIGTERM') {
    const running = child
    if (!running) return
    stopping = true
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill(signal)
    const late = setTimeout(() => running.kill('SIGKILL'), 8000)
    await gone
    clearTimeout(late)
  }

  await start()
  return {
    program: program.name,
    stateDir: state,
    logFile,
    ports,
    url: `http://${domain}:${ports.http}/`,
    componentSecret,
    websocket: (host = domain) => `ws://${host}:${ports.http}/xmpp-websocket`,
    running: () => child !== undefined,
    start,
    stop,
    restart: async (/** @type {NodeJS.Signals} */ signal = 'SIGTERM') => {
      await stop(signal)
      await start()
    },
    /** Told when it ends without having been asked to. */
    onUnexpectedEnd: (/** @type {(reason: string) => void} */ listener) => void listeners.push(listener),
    door,
    shell,
    ...accountsOf(shell),
  }
}

/** Unix sockets have short names: a deep state folder would be too long for one. */
function socketPath(state) {
  const near = path.join(state, 'admin.sock')
  return near.length < 100
    ? near
    : path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-')), 'admin.sock')
}

/** Signs OAuth registrations; made once, so that they outlive a restart. */
function rememberedKey(file) {
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8')
}
