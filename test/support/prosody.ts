/** A real XMPP server of one's own for a test run: free ports, an empty state folder, fresh people on demand. */
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import '../../server/localhost-names.mjs'
import { freePorts } from '../../server/ports.mjs'
import { mainDomain, startServer } from '../../server/prosody.mjs'

/** Hosts that a test can switch on: see server/prosody.cfg.lua for what each is like. */
export type TestHost = 'brief.localhost' | 'classic.localhost' | 'bare.localhost' | 'closed.localhost'

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
  options: { hosts?: TestHost[]; logLevel?: 'debug' | 'info'; webAddress?: string; http?: number } = {},
): Promise<TestServer> {
  const [free = 0] = await freePorts(1)
  const stateDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-test-'))
  const server = await startServer({
    stateDir,
    ports: { http: options.http ?? free },
    hosts: options.hosts ?? [],
    logLevel: options.logLevel ?? 'info',
    ...(options.webAddress ? { webAddress: options.webAddress } : {}),
  })
  return {
    ...server,
    async person(name = 'person', domain = mainDomain) {
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
