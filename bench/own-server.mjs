/** A server of the benchmark's own, in a folder that goes with it. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePorts } from '../server/ports.mjs'
import { startServer } from '../server/prosody.mjs'

/** Whose people are at home elsewhere, as most contacts are: this server tells them what they are told, and no more. */
export const otherDomain = 'bare.localhost'

/**
 * @param {string} name of the benchmark
 * @param {{ hosts?: string[], webAddress?: string, contacts?: string }} [options]
 * @returns {Promise<import('../server/prosody.mjs').LocalServer>}
 */
export async function startOwnServer(name, { hosts = [otherDomain], ...options } = {}) {
  const [http = 0] = await freePorts(1)
  const stateDir = fs.mkdtempSync(path.join(os.tmpdir(), `tessera-${name}-`))
  const server = await startServer({ stateDir, ports: { http }, hosts, ...options })
  return {
    ...server,
    async stop() {
      await server.stop()
      fs.rmSync(stateDir, { recursive: true, force: true })
    },
  }
}
