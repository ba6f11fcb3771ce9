/** The app on a web server that an operator would take, over TLS, with a Prosody of its own behind the same server. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { WebServer } from '../../scripts/web-servers.mjs'
import { freePorts } from '../../server/ports.mjs'
import { mainDomain } from '../../server/prosody.mjs'
import { startProsody, type TestServer } from '../support/prosody.ts'
import { startRealWebServer } from '../support/real-web-servers.ts'
import type { Places } from '../support/web-server-files.ts'

const dist = new URL('../../dist', import.meta.url)

/** For an hour of tests, and nobody else. */
function makeCertificate(folder: string): Pick<Places, 'certificate' | 'key'> {
  const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')]
  const names = `subjectAltName=DNS:chat.localhost,DNS:${mainDomain}`
  const made = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=test',
  ]
  const args = ['req', '-x509', ...made, '-addext', names, '-keyout', key, '-out', certificate]
  execFileSync('openssl', args, { stdio: 'ignore' })
  fs.chmodSync(key, 0o644)
  return { certificate, key }
}

export interface Premises {
  prosody: TestServer
  folder: string
  places: Places
}

/** The files, the certificate and the XMPP server; the web servers come and go before them. */
export async function openPremises(): Promise<Premises> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-site-'))
  fs.chmodSync(folder, 0o755)
  const [chat = 0, xmpp = 0] = await freePorts(2)
  const root = path.join(folder, 'site')
  fs.cpSync(dist, root, { recursive: true })
  const websocket = `wss://${mainDomain}:${xmpp}/xmpp-websocket`
  fs.writeFileSync(
    path.join(root, 'config.json'),
    JSON.stringify({ servers: { [mainDomain]: { websocket } }, defaultDomain: mainDomain }),
  )
  const prosody = await startProsody({
    webAddress: `https://chat.localhost:${chat}/`,
    externalAddress: `https://${mainDomain}:${xmpp}/`,
  })
  const places = {
    root,
    chat,
    xmpp,
    domain: mainDomain,
    prosody: prosody.ports.http,
    ...makeCertificate(folder),
  }
  return { prosody, folder, places }
}

export async function closePremises({ prosody, folder }: Premises): Promise<void> {
  await prosody.close()
  fs.rmSync(folder, { recursive: true, force: true })
}

export const openDoors = (name: WebServer, command: string, { folder, places }: Premises) =>
  startRealWebServer(name, command, path.join(folder, name), places)

/** Everything that the web server may send of the program. */
export const filesOf = (folder: string): string[] =>
  fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
