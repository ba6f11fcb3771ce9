/** `npm start`: everything that is needed for two people to talk on this machine, from a fresh clone. */
import { webConfig } from '../server/web-config.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { ensureBuilt } from './build.mjs'
import { ensurePackages } from './install.mjs'
import { checkPorts, fail, greeting, readSettings, say, startLocalServer, stopOnSignals } from './local.mjs'

try {
  const settings = readSettings(process.env, process.argv.slice(2))
  await checkPorts(settings)
  await ensurePackages(say)
  const root = await ensureBuilt(say)
  const server = await startLocalServer(settings)
  const web = await startWebServer({ root, port: settings.port, config: () => webConfig(server) })
  stopOnSignals(() => Promise.all([web.stop(), server.stop()]))
  server.onUnexpectedEnd((reason) => fail(reason))
  say(await greeting(server, web.url))
} catch (error) {
  fail(error)
}
