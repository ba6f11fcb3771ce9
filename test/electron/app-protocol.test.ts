import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCHEMES, serve } from '../../electron/app-protocol.ts'
import { contentSecurityPolicy, pageHeaders } from '../../server/web-headers.mjs'

const SECRET = 'not for any page'
let folder = ''
let answer: ReturnType<typeof serve>

beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-app-')))
  const dist = path.join(folder, 'dist')
  fs.mkdirSync(path.join(dist, 'assets'), { recursive: true })
  fs.mkdirSync(path.join(folder, 'dist-secret'))
  fs.writeFileSync(path.join(folder, 'secret.txt'), SECRET)
  fs.writeFileSync(path.join(folder, 'dist-secret', 'secret.txt'), SECRET)
  fs.writeFileSync(path.join(dist, 'index.html'), '<!doctype html>')
  fs.writeFileSync(path.join(dist, 'assets', 'main-0a1b2c3d.js'), 'export {}')
  fs.writeFileSync(path.join(dist, 'reader.wasm'), new Uint8Array([0, 97, 115, 109]))
  fs.symlinkSync(path.join(folder, 'secret.txt'), path.join(dist, 'out.txt'))
  answer = serve(dist)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const get = (url: string, method = 'GET') => answer({ url, method })

describe('app://tessera', () => {
  it('gives the files of the app, each as what it is', async () => {
    const page = await get('app://tessera/')
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ])
    const script = await get('app://tessera/assets/main-0a1b2c3d.js?v=1#x')
    expect(script.headers.get('content-type')).toContain('text/javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await get('app://tessera/reader.wasm')).headers.get('content-type')).toBe('application/wasm')
    const head = await get('app://tessera/index.html', 'HEAD')
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['15', ''])
  })

  it('sends the same strict headers as the web server, whatever it answers', async () => {
    for (const url of [
      'app://tessera/',
      'app://tessera/assets/main-0a1b2c3d.js',
      'app://tessera/nowhere',
      'app://evil/',
    ])
      for (const [name, value] of Object.entries(pageHeaders))
        expect((await get(url)).headers.get(name), `${url} ${name}`).toBe(value)
    expect((await get('app://tessera/', 'POST')).headers.get('content-security-policy')).toBe(
      contentSecurityPolicy,
    )
    expect(contentSecurityPolicy).not.toContain("'unsafe-eval'")
    expect(contentSecurityPolicy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/)
  })

  it.each([
    'app://tessera/../secret.txt',
    'app://tessera/../../../../../../etc/passwd',
    'app://tessera/%2e%2e/secret.txt',
    'app://tessera/%2E%2E%2Fsecret.txt',
    'app://tessera/..%2fsecret.txt',
    'app://tessera/assets/..%2f..%2fsecret.txt',
    'app://tessera/..%5csecret.txt',
    'app://tessera/..\\secret.txt',
    'app://tessera/%252e%252e/secret.txt',
    'app://tessera//etc/passwd',
    'app://tessera/../dist-secret/secret.txt',
    'app://tessera/out.txt',
    'app://tessera/index.html%00.txt',
    'app://tessera/%ff',
    'app://tessera/assets',
    'app://tessera',
    'app://tessera/file:///etc/passwd',
    'app://tessera/C:%5cWindows%5cwin.ini',
    'app://tessera/%5c%5cserver%5cshare%5cfile',
    'app://tessera/dev/../../../proc/self/environ',
    'app://tessera/.%2e/.%2e/secret.txt',
    'app://tessera/%c0%ae%c0%ae/secret.txt',
    'app://tessera/index.html/../../secret.txt',
    'app://tessera/index.html::$DATA',
    'app://tessera/node_modules/../../secret.txt',
  ])('finds nothing at %s', async (url) => {
    const response = await get(url)
    expect([response.status, await response.text()]).toEqual([404, 'Not found.'])
  })

  it.each([
    ['a name', 'a'.repeat(100_000)],
    ['a way down', 'a/'.repeat(20_000)],
    ['a way up', `${'../'.repeat(20_000)}etc/passwd`],
    ['a query', `nowhere?${'a=1&'.repeat(20_000)}`],
  ])('finds nothing by %s that is longer than any path', async (_, path) =>
    expect((await get(`app://tessera/${path}`)).status).toBe(404),
  )

  it('never gives anything outside of its folder, however it is asked', async () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '..%2f',
      '%5c',
      'assets',
      'secret.txt',
      'dist-secret',
      '',
      '\\',
      '%00',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 8 }),
        fc.constantFrom('/', '%2f', '\\'),
        async (parts, by) => {
          expect(await (await get(`app://tessera/${parts.join(by)}`)).text()).not.toContain(SECRET)
        },
      ),
    )
  })

  it.each([
    'https://tessera/index.html',
    'app://evil/index.html',
    'app://evil@tessera/index.html',
    'app://tessera@evil/index.html',
    'app://tessera.evil/index.html',
    'app://tessera:8080/index.html',
    'app:index.html',
    'tessera://tessera/index.html',
    'data:text/html,x',
    '',
    'file:///etc/passwd',
  ])('answers nobody who asks as %s', async (url) => expect((await get(url)).status).toBe(404))

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) =>
    expect((await get('app://tessera/index.html', method)).status).toBe(405),
  )

  it('is a safe place that takes no part in other policies', () => {
    expect(SCHEMES).toEqual([
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) },
    ])
    expect(SCHEMES[0]?.privileges).not.toHaveProperty('bypassCSP')
    expect(SCHEMES[0]?.privileges).not.toHaveProperty('corsEnabled')
  })
})
