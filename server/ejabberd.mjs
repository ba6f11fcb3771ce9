/** Starts and stops the other server that the protocol is proved against. ejabberd.yml says what it is like. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { adviceWithoutEjabberd, findEjabberd } from './find-ejabberd.mjs'
import { endWithUs } from './guard.mjs'
import { freePorts, untilItWorks } from './ports.mjs'

const config = fileURLToPath(new URL('ejabberd.yml', import.meta.url))
const puzzle = fileURLToPath(new URL('ejabberd-puzzle.sh', import.meta.url))

/** Throws with `adviceWithoutEjabberd` where there is none. */
export async function startEjabberd() {
  const program = findEjabberd()
  if (!program) throw new Error(adviceWithoutEjabberd)
  const [http = 0, component = 0] = await freePorts(2)
  const componentSecret = randomBytes(16).toString('hex')
  const state = fs.mkdtempSync(path.join(program.root, 'tmp', 'tessera-ejabberd-'))
  const inside = `/${path.relative(program.root, state)}`
  fs.copyFileSync(puzzle, path.join(state, 'puzzle.sh'))
  fs.chmodSync(path.join(state, 'puzzle.sh'), 0o755)
  fs.writeFileSync(
    path.join(state, 'ejabberd.yml'),
    fs
      .readFileSync(config, 'utf8')
      .replaceAll('@HTTP@', String(http))
      .replaceAll('@STATE@', inside)
      .replaceAll('@COMPONENT@', String(component))
      .replaceAll('@SECRET@', componentSecret),
  )
  // Without a name it talks to no other Erlang, and needs no port mapper that listens on every address.
  const erlang = ['-noinput', '+K', 'true', '-mnesia', 'dir', `"${inside}/store"`, '-s', 'ejabberd']
  const [command, ...args] =
    program.root === '/' ? [program.erl, ...erlang] : ['chroot', program.root, program.erl, ...erlang]
  const output = fs.openSync(path.join(state, 'ejabberd.out'), 'a')
  const child = spawn(command, args, {
    env: {
      ...process.env,
      HOME: inside,
      ERL_LIBS: program.libraries,
      EJABBERD_CONFIG_PATH: `${inside}/ejabberd.yml`,
      EJABBERD_LOG_PATH: `${inside}/ejabberd.log`,
    },
    stdio: ['ignore', output, output],
    detached: true,
  })
  fs.closeSync(output)
  const dismiss = child.pid === undefined ? () => {} : endWithUs(child.pid)
  /** @type {string | undefined} */
  let ended
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.on('error', (error) => {
    ended = `${command} does not start: ${error.message}`
  })
  child.on('exit', (code, signal) => {
    dismiss()
    ended = `ejabberd ended (${code ?? signal}): see ${path.join(state, 'ejabberd.out')}`
  })

  /** What an operator can do. @param {string} name @param {Record<string, string | string[]>} argument */
  async function api(name, argument) {
    const response = await fetch(`http://127.0.0.1:${http}/api/${name}`, {
      method: 'POST',
      body: JSON.stringify(argument),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`)
    return text
  }
  await untilItWorks(
    () => api('check_account', { user: 'nobody', host: 'open.localhost' }),
    () => ended,
  )
  return {
    http,
    websocket: `ws://127.0.0.1:${http}/ws`,
    component,
    componentSecret,
    /** @param {string} user @param {string} host @param {string} password */
    register: (user, host, password) => api('register', { user, host, password }),
    /** An invite that lets its holder set a new password. @param {string} username @param {string} host */
    resetInvite: (username, host) => api('generate_reset_token', { username, host }),
    /** A shared group: whoever is in it has the others on their list. @param {string} group @param {string} host */
    makeTeam: (group, host) =>
      api('srg_create', { group, host, label: group, description: '', display: [group] }),
    /** @param {string} group @param {string} host @param {string} user */
    join: (group, host, user) => api('srg_user_add', { user, host, group, grouphost: host }),
    /** @param {string} group @param {string} host @param {string} user */
    leave: (group, host, user) => api('srg_user_del', { user, host, group, grouphost: host }),
    /** What stood in the picture that was drawn last. */
    puzzle: () => fs.readFileSync(path.join(state, 'puzzle'), 'utf8').trim(),
    async stop() {
      child.kill()
      await gone
      fs.rmSync(state, { recursive: true, force: true })
    },
  }
}
