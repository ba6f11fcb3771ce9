/** A real server with the push service beside it, and the browsers that it wakes. */
import path from 'node:path'
import { startPushService } from '../../server/push-service.mjs'
import { startProsody, type TestServer } from './prosody.ts'
import { type PushEndpoint, startPushEndpoint } from './push-endpoint.ts'

export interface PushHouse {
  server: TestServer
  endpoint: PushEndpoint
  /** As config.json has it. */
  push: { service: string; key: string }
  close(): Promise<void>
}

export async function startPushHouse(options: Parameters<typeof startProsody>[0] = {}): Promise<PushHouse> {
  const server = await startProsody({ ...options, component: true })
  return { server, ...(await startPushBeside(server)) }
}

/** `close` ends the server, too. */
export async function startPushBeside(server: TestServer): Promise<Omit<PushHouse, 'server'>> {
  let key = ''
  const endpoint = await startPushEndpoint(() => key)
  const service = await startPushService({
    address: 'push.tessera.localhost',
    secret: server.componentSecret,
    port: server.ports.component ?? 0,
    subject: 'mailto:tests@tessera.localhost',
    keys: path.join(server.stateDir, 'push-keys.json'),
    services: [endpoint.origin],
  })
  key = service.config.key
  return {
    endpoint,
    push: service.config,
    async close() {
      await service.stop()
      await Promise.all([server.close(), endpoint.close()])
    },
  }
}
