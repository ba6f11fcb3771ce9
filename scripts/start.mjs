/** `npm start`: everything that is needed for two people to talk on this machine, from a fresh clone. */
import { webConfig } from '../server/web-config.mjs'
import { startWebServer } from '../server/web-server.mjs'
import { ensureBuilt } from './build.mjs'
import { ensurePackages } from './install.mjs'
import {
  checkPorts,
  fail,
  greeting,
  readSettings,
  say,
  startLocalPush,
  startLocalServer,
  stopOnSignals,
} from './local.mjs'

try {
  const settings = readSettings(process.env, process.argv.slice(2))
  /** What has been started so far. @type {{ stop(): Promise<void> }[]} */
  const running = []
  stopOnSignals(() => Promise.all(running.map((one) => one.stop())))
  await checkPorts(settings)
  await ensurePackages(say)
  const root = await ensureBuilt(say)
  const server = await startLocalServer(settings)
  running.push(server)
  const push = await startLocalPush(server, `http://localhost:${settings.port}/`)
  running.push(push)
  const config = () => webConfig(server, [], push.config)
  const web = await startWebServer({ root, port: settings.port, config })
  running.push(web)
  server.onUnexpectedEnd((reason) => fail(reason))
  say(await greeting(server, web.url))
} catch (error) {
  fail(error)
}
