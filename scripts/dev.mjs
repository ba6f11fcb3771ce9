/** `npm run dev`: the local XMPP server and the app from its sources, reloading as they change. */
import { webConfig } from '../server/web-config.mjs'
import { ensurePackages, root } from './install.mjs'
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
  const server = await startLocalServer(settings)
  running.push(server)
  const push = await startLocalPush(server, `http://localhost:${settings.port}/`)
  running.push(push)
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    server: { host: '127.0.0.1', port: settings.port, strictPort: true },
    plugins: [
      {
        name: 'local-config',
        configureServer: ({ middlewares }) => {
          middlewares.use('/config.json', (_request, response) => {
            response.setHeader('content-type', 'application/json')
            response.end(JSON.stringify(webConfig(server, [], push.config)))
          })
        },
      },
    ],
  })
  await vite.listen()
  running.push({ stop: () => vite.close() })
  server.onUnexpectedEnd((reason) => fail(reason))
  say(await greeting(server, `http://localhost:${settings.port}/`))
} catch (error) {
  fail(error)
}
