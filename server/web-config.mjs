/** The `config.json` that tells the app where the local server listens: it has no DNS and no certificate to be found by. */
import { mainDomain } from './prosody.mjs'

/**
 * @param {{ websocket(domain?: string): string }} server
 * @param {string[]} [hosts] further domains of the same server
 * @param {{ service: string, key: string }} [push] who wakes browsers, see push-service.mjs
 */
export function webConfig(server, hosts = [], push = undefined) {
  const domains = [mainDomain, ...hosts]
  return {
    servers: Object.fromEntries(domains.map((domain) => [domain, { websocket: server.websocket(domain) }])),
    defaultDomain: mainDomain,
    ...(push && { push }),
  }
}
