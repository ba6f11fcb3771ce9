import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../server/web-headers.mjs'
import { startWebServer } from '../../server/web-server.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-web-'))
const root = path.join(folder, 'dist')
let web: Awaited<ReturnType<typeof startWebServer>>

beforeAll(async () => {
  fs.mkdirSync(path.join(root, 'assets'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'secret')
  fs.mkdirSync(path.join(folder, 'dist-old'))
  fs.writeFileSync(path.join(folder, 'dist-old', 'secret.txt'), 'secret')
  fs.writeFileSync(path.join(root, 'index.html'), '<title>Tessera</title>')
  fs.writeFileSync(path.join(root, 'assets', 'main-B8x_Qw12.js'), 'export {}')
  fs.writeFileSync(path.join(root, 'assets', 'plain.js'), 'export {}')
  fs.writeFileSync(path.join(root, 'ein Bild.svg'), '<svg/>')
  fs.symlinkSync(path.join(folder, 'secret.txt'), path.join(root, 'link.txt'))
  web = await startWebServer({ root, port: 0, config: () => ({ defaultDomain: 'tessera.localhost' }) })
})
afterAll(async () => {
  await web.stop()
  fs.rmSync(folder, { recursive: true })
})

/** A request as it is written: `fetch` would tidy the path first. */
function ask(requested: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      const request = http.request(
        { host: '127.0.0.1', port: web.port, path: requested, ...options },
        (response) => {
          let body = ''
          response.on('data', (bytes) => {
            body += bytes
          })
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          )
        },
      )
      request.on('error', reject)
      request.end()
    },
  )
}

describe('the web server of npm start', () => {
  test('serves the page, and asks browsers to look again each time', async () => {
    const page = await ask('/?uri=xmpp:romeo@tessera.localhost')
    expect(page).toMatchObject({ status: 200, body: '<title>Tessera</title>' })
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  test('lets browsers keep what carries its hash in its name, and only that', async () => {
    const hashed = await ask('/assets/main-B8x_Qw12.js')
    expect(hashed.headers['cache-control']).toContain('immutable')
    expect(hashed.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await ask('/assets/plain.js')).headers['cache-control']).toBe('no-cache')
  })

  test('says that nothing has changed', async () => {
    const { headers } = await ask('/')
    const again = await ask('/', { headers: { 'if-none-match': headers.etag ?? '' } })
    expect(again).toMatchObject({ status: 304, body: '' })
  })

  test('makes up config.json', async () => {
    const config = await ask('/config.json')
    expect(JSON.parse(config.body)).toEqual({ defaultDomain: 'tessera.localhost' })
    expect(config.headers['cache-control']).toBe('no-cache')
  })

  test('finds names with spaces', async () => {
    expect(await ask('/ein%20Bild.svg')).toMatchObject({ status: 200, body: '<svg/>' })
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '//../secret.txt',
    '/../dist-old/secret.txt',
    '/link.txt',
    '/%00',
    '/%',
    '/assets',
    '/assets/',
    '/nothing',
    '*',
  ])('answers %s with 404', async (requested) => {
    const answer = await ask(requested)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  test('only reads', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405)
    // Nobody is left with a form that no worker took.
    const shared = await ask('/share', { method: 'POST' })
    expect([shared.status, shared.headers.location]).toEqual([303, './#/shared'])
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })

  test('allows no foreign script, no frame, and plain connections to this machine only', () => {
    const directive = (name: string) =>
      contentSecurityPolicy.split('; ').find((one) => one.startsWith(`${name} `))
    expect(directive('script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'")
    expect(directive('object-src')).toBe("object-src 'none'")
    expect(directive('frame-ancestors')).toBe("frame-ancestors 'none'")
    const plain = (directive('connect-src') ?? '').split(' ').filter((source) => /^(ws|http):/.test(source))
    expect(plain.length).toBeGreaterThan(0)
    for (const source of plain)
      expect(source).toMatch(/^(ws|http):\/\/(localhost|\*\.localhost|127\.0\.0\.1):\*$/)
  })
})
