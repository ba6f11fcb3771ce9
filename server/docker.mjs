/** Where there is no Debian but Docker: a Debian in a container, with the same packages as everywhere else. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { isRoot, run } from './run.mjs'

const image = 'tessera-prosody:13'
const dockerfile = `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends prosody prosody-modules && rm -rf /var/lib/apt/lists/*
`

/** @returns {boolean} whether there is a Docker that runs, not only its command */
export function hasDocker() {
  try {
    execFileSync('docker', ['info'], { stdio: 'ignore', timeout: 15_000 })
    return true
  } catch {
    return false
  }
}

/** @param {(line: string) => void} say @returns {Promise<import('./find-prosody.mjs').Program>} */
export async function dockerProgram(say) {
  try {
    await run('docker', ['image', 'inspect', image])
  } catch {
    say('Building a small Debian with Prosody in Docker (once) …')
    execFileSync('docker', ['build', '-q', '-t', image, '-'], {
      input: dockerfile,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
  }
  return { name: `Docker image ${image}`, prosody: 'prosody', kind: 'docker' }
}

/**
 * The same settings, seen from inside: folders are mounted, ports are forwarded from loopback only.
 * @param {{ container: string, config: string, environment: Record<string, string>, ports: number[] }} settings
 */
export function dockerCommand({ container, config, environment, ports }) {
  const inside = {
    ...environment,
    TESSERA_STATE: '/state',
    TESSERA_OWN_MODULES: '/server/modules',
    TESSERA_INTERFACE: '*',
    TESSERA_ADMIN_SOCKET: '/tmp/admin.sock',
  }
  const user = isRoot() || !process.getuid ? [] : ['--user', `${process.getuid()}:${process.getgid?.()}`]
  const args = [
    ...['run', '--rm', '--init', '--name', container, ...user],
    ...['-v', `${path.dirname(config)}:/server:ro`, '-v', `${environment.TESSERA_STATE}:/state`],
    ...ports.flatMap((port) => ['-p', `127.0.0.1:${port}:${port}`]),
    ...Object.entries(inside).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
    ...[image, 'prosody', '-F', '--config', `/server/${path.basename(config)}`],
  ]
  return { command: 'docker', args }
}

/** One line in the admin shell of a container. @param {string} container @param {string} config @param {string} line */
export async function dockerShell(container, config, line) {
  const ctl = ['prosodyctl', '--config', `/server/${path.basename(config)}`, 'shell', line]
  const said = await run('docker', ['exec', container, ...ctl])
  return (said.trim().split('\n').at(-1) ?? '').replace(/^(?:OK|Result): /, '')
}
