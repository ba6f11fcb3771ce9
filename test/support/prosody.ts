/** Real XMPP servers of one's own for a test run: free ports, empty state folders, fresh people on demand. */
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import '../../server/localhost-names.mjs'
import { freePorts } from '../../server/ports.mjs'
import { mainDomain, startServer } from '../../server/prosody.mjs'

/** Hosts that a test can switch on: see server/prosody.cfg.lua for what each is like. */
export type TestHost =
  | 'brief.localhost'
  | 'classic.localhost'
  | 'bare.localhost'
  | 'closed.localhost'
  | 'noinvite.localhost'
  | 'open.localhost'
  | 'tight.localhost'
  | 'managed.localhost'
  | 'silent.localhost'

export interface Person {
  user: string
  domain: string
  /** The bare address. */
  jid: string
  password: string
}

export interface TestServer extends Awaited<ReturnType<typeof startServer>> {
  /** A new account with a name of its own; `name` is how it begins. */
  person(name?: string, domain?: string): Promise<Person>
  /** Stops the server and removes what it wrote. */
  close(): Promise<void>
}

export async function startProsody(
  options: {
    domain?: string
    hosts?: TestHost[]
    logLevel?: 'debug' | 'info'
    webAddress?: string
    externalAddress?: string
    /** For managed.localhost: see server/contacts-app.mjs. */
    contacts?: string
    /** Whether browsers can be let in by other devices: see server/prosody.cfg.lua. */
    linking?: boolean
    http?: number
    /** Also a port for programs that speak over TCP. */
    c2s?: boolean
    /** Lets a program in that runs beside it: see server/push-service.mjs. */
    component?: boolean
    /** Its port for other servers, and theirs by domain. */
    s2s?: number
    neighbours?: Record<string, number>
  } = {},
): Promise<TestServer> {
  const { domain: home = mainDomain, s2s, neighbours = {} } = options
  const [free = 0, tcp = 0, beside = 0] = await freePorts(3)
  const stateDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-test-'))
  const server = await startServer({
    stateDir,
    domain: home,
    ports: {
      http: options.http ?? free,
      ...(s2s ? { s2s } : {}),
      ...(options.c2s ? { c2s: tcp } : {}),
      ...(options.component ? { component: beside } : {}),
    },
    neighbours,
    hosts: options.hosts ?? [],
    logLevel: options.logLevel ?? 'info',
    ...(options.webAddress ? { webAddress: options.webAddress } : {}),
    ...(options.externalAddress ? { externalAddress: options.externalAddress } : {}),
    ...(options.contacts ? { contacts: options.contacts } : {}),
    ...(options.linking === undefined ? {} : { linking: options.linking }),
  })
  return {
    ...server,
    async person(name = 'person', domain = home) {
      const user = `${name}-${randomBytes(4).toString('hex')}`
      const password = randomUUID()
      await server.register(user, domain, password)
      return { user, domain, jid: `${user}@${domain}`, password }
    },
    async close() {
      await server.stop()
      fs.rmSync(stateDir, { recursive: true, force: true })
    },
  }
}

/** The second server of a test that needs two. */
export const otherDomain = 'mantua.localhost'

/** Two servers in two processes, which reach each other and nobody else. */
export async function startTwoServers(
  options: Omit<
    NonNullable<Parameters<typeof startProsody>[0]>,
    'domain' | 's2s' | 'neighbours' | 'http'
  > = {},
): Promise<{ here: TestServer; there: TestServer; close(): Promise<void> }> {
  const [s2sHere = 0, s2sThere = 0] = await freePorts(2)
  const { hosts = [] } = options
  const homes = Object.fromEntries([mainDomain, ...hosts].map((host) => [host, s2sHere]))
  const here = await startProsody({ ...options, s2s: s2sHere, neighbours: { [otherDomain]: s2sThere } })
  const there = await startProsody({
    ...options,
    hosts: [],
    component: false,
    // As servers are unless somebody has changed it.
    linking: false,
    domain: otherDomain,
    s2s: s2sThere,
    neighbours: homes,
  })
  return {
    here,
    there,
    close: async () => {
      await Promise.all([here.close(), there.close()])
    },
  }
}
