/** The bad network of the tests, for benchmarks: it is written in TypeScript, which Node 20 does not read by itself. */
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../test/support/latency-proxy.ts', import.meta.url))

/**
 * @param {number} target a port on this machine
 * @returns {Promise<import('../test/support/latency-proxy.ts').LatencyProxy>} `roundTrip` may change at any time
 */
export async function putAtDistance(target) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' })
  return module.startLatencyProxy(target)
}
