/** nginx, Caddy and Apache with the files of docs/web-servers, each started for a test and ended after it. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { apacheModules, type WebServer } from '../../scripts/web-servers.mjs'
import { endWithUs } from '../../server/guard.mjs'
import { untilListening } from '../../server/ports.mjs'
import { isRoot } from '../../server/run.mjs'
import { apacheFiles, caddyFiles, nginxFiles, type Places } from './web-server-files.ts'

/** What a machine's own configuration says around a site: where to write, what to load. */
const settings: Record<WebServer, (folder: string, places: Places, command: string) => [string, string[]]> = {
  nginx: (folder, places) => {
    const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')
    const text = `daemon off;\nmaster_process off;\npid ${folder}/nginx.pid;\nerror_log ${folder}/errors;\nevents {}
http {\naccess_log off;\n${temporary}\n${nginxFiles(places)}}\n`
    return [text, ['-p', folder, '-e', `${folder}/errors`, '-c', `${folder}/settings`]]
  },
  caddy: (folder, places) => [
    `{\nadmin off\nauto_https off\nstorage file_system ${folder}\n}\n${caddyFiles(places)}`,
    ['run', '--adapter', 'caddyfile', '--config', `${folder}/settings`],
  ],
  apache2: (folder, places, command) => {
    const names = [
      ...['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'filter', 'deflate', 'allowmethods', 'ssl'],
      ...['socache_shmcb', 'proxy', 'proxy_http', 'proxy_wstunnel'],
    ]
    const modules = names.map((name) => `LoadModule ${name}_module ${apacheModules(command)}/mod_${name}.so`)
    // It does not serve as root.
    const user = isRoot() ? ['User #65534', 'Group #65534'] : []
    const lines = [
      ...[`ServerRoot ${folder}`, `DefaultRuntimeDir ${folder}`, `PidFile ${folder}/apache.pid`],
      ...[`ErrorLog ${folder}/errors`, 'ServerName localhost', ...modules, ...user],
      ...[
        `TypesConfig ${folder}/types`,
        `Listen 127.0.0.1:${places.chat}`,
        `Listen 127.0.0.1:${places.xmpp}`,
      ],
    ]
    fs.writeFileSync(path.join(folder, 'types'), '')
    return [`${lines.join('\n')}\n${apacheFiles(places)}`, ['-D', 'FOREGROUND', '-f', `${folder}/settings`]]
  },
}

/** @returns how to end it */
export async function startRealWebServer(
  name: WebServer,
  command: string,
  folder: string,
  places: Places,
): Promise<() => Promise<void>> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  const [text, args] = settings[name](folder, places, command)
  fs.writeFileSync(path.join(folder, 'settings'), text)
  const output = fs.openSync(path.join(folder, 'output'), 'a')
  const started = spawn(command, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  })
  fs.closeSync(output)
  let ended: string | undefined
  const said = () => fs.readFileSync(path.join(folder, 'output'), 'utf8').slice(-2000)
  const gone = new Promise<void>((resolve) => {
    started.on('error', (error) => {
      ended = error.message
      resolve()
    })
    started.on('exit', (code) => {
      ended = `${name} ended (${code}): ${said()}`
      resolve()
    })
  })
  const dismiss = started.pid === undefined ? () => {} : endWithUs(started.pid)
  await untilListening(places.chat, () => ended)
  await untilListening(places.xmpp, () => ended)
  return async () => {
    started.kill('SIGTERM')
    await gone
    dismiss()
  }
}
