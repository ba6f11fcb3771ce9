/** `npm run dev`: the local XMPP server and the app from its sources, reloading as they change. */
import { root } from './install.mjs'
import { fail, greeting, say, startLocalHouse } from './local.mjs'

try {
  const { port, running, prepared, server, config } = await startLocalHouse(() => import('vite'))
  const vite = await prepared.createServer({
    root,
    server: { host: '127.0.0.1', port, strictPort: true },
    plugins: [
      {
        name: 'local-config',
        configureServer: ({ middlewares }) => {
          middlewares.use('/config.json', (_request, response) => {
            response.setHeader('content-type', 'application/json')
            response.end(JSON.stringify(config()))
          })
        },
      },
    ],
  })
  await vite.listen()
  running.push({ stop: () => vite.close() })
  server.onUnexpectedEnd((reason) => fail(reason))
  say(await greeting(server, `http://localhost:${port}/`))
} catch (error) {
  fail(error)
}
