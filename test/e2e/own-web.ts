/** A web server of a test's own, which can be away, come back with another version, or say other things of the deployment. */
import { startWebServer } from '../../server/web-server.mjs'
import type { House } from './house.ts'

export interface OwnWeb {
  readonly url: string
  /** What `config.json` says besides. */
  config: Record<string, unknown>
  goAway(): Promise<void>
  comeBack(folder: string): Promise<void>
}

export async function openOwnWeb(house: House, folder: string): Promise<OwnWeb> {
  const told = (await (await fetch(new URL('config.json', house.web))).json()) as Record<string, unknown>
  const serve = (root: string, port: number) =>
    startWebServer({ root, port, config: () => ({ ...told, ...web.config }) })
  const web: OwnWeb = {
    url: '',
    config: {},
    async goAway() {
      await server?.stop()
      server = null
    },
    async comeBack(root) {
      await web.goAway()
      server = await serve(root, port)
    },
  }
  let server: Awaited<ReturnType<typeof startWebServer>> | null = await serve(folder, 0)
  const { port } = server
  return Object.assign(web, { url: server.url })
}
