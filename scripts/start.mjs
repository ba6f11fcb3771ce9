/** `npm start`: everything that is needed for two people to talk on this machine, from a fresh clone. */
import { startWebServer } from '../server/web-server.mjs'
import { ensureBuilt } from './build.mjs'
import { fail, greeting, say, startLocalHouse } from './local.mjs'

try {
  const { port, running, prepared: root, server, config } = await startLocalHouse(() => ensureBuilt(say))
  const web = await startWebServer({ root, port, config })
  running.push(web)
  server.onUnexpectedEnd((reason) => fail(reason))
  say(await greeting(server, web.url))
} catch (error) {
  fail(error)
}
