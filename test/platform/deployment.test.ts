import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDeployment, readDeployment } from '../../src/platform/deployment.ts'

const DEFAULTS = {
  servers: {},
  defaultDomain: null,
  lockDomain: false,
  keepOffline: true,
  providers: null,
  brand: { name: null, accent: null },
  push: null,
  oauth: { prefer: false, site: null, logo: null, policy: null, terms: null },
}
const fetching = (answer: () => Response | Promise<Response>) =>
  (async () => answer()) as unknown as typeof fetch

describe('config.json', () => {
  it('says what the deployment wants; what it says besides is ignored', () => {
    const file = {
      servers: {
        'Example.org': { websocket: 'wss://example.org/ws', weight: 3, issuer: 'https://login.example.org' },
      },
      defaultDomain: 'Example.ORG',
      lockDomain: true,
      providers: 'providers.json',
      keepOffline: false,
      brand: { name: ' Verona ', accent: '#AB12cd', font: 'x' },
      oauth: { prefer: true, site: 'https://example.org/', logo: 'http://example.org/a.png', terms: 7 },
      colour: 'blue',
    }
    expect(checkDeployment(file)).toEqual({
      servers: { 'example.org': { websocket: 'wss://example.org/ws', issuer: 'https://login.example.org' } },
      defaultDomain: 'example.org',
      keepOffline: false,
      lockDomain: true,
      providers: 'providers.json',
      brand: { name: 'Verona', accent: '#AB12cd' },
      oauth: { prefer: true, site: 'https://example.org/', logo: null, policy: null, terms: null },
      push: null,
    })
  })

  it.each([
    null,
    [],
    'text',
    7,
    {},
    { servers: [] },
    { servers: { a: { websocket: 'https://a' } } },
    { lockDomain: 'yes' },
  ])('falls back to what holds without it: %j', (file) => {
    expect(checkDeployment(file)).toEqual(DEFAULTS)
  })

  it('leaves out a server that makes no sense, and none besides', () => {
    const sound = { websocket: 'wss://verona.example/ws' }
    const servers = {
      'Verona.Example': sound,
      'no domain': sound,
      'mantua.example': { websocket: 'javascript:alert(1)' },
      'padua.example': null,
    }
    expect(checkDeployment({ servers }).servers).toEqual({ 'verona.example': sound })
  })

  it('takes only a colour for a colour', () => {
    for (const accent of ['red', '#12', '#12345', 'url(x)', '#123;x', 5])
      expect(checkDeployment({ brand: { name: 'Verona', accent } }).brand).toEqual({
        name: 'Verona',
        accent: null,
      })
  })

  it('locks nobody out by a lock without a domain', () => {
    expect(checkDeployment({ lockDomain: true }).lockDomain).toBe(false)
    expect(checkDeployment({ lockDomain: true, defaultDomain: 'a b' }).lockDomain).toBe(false)
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (file) => {
        expect(Object.keys(checkDeployment(file)).sort()).toEqual(Object.keys(DEFAULTS).sort())
      }),
    )
  })

  it('is asked for afresh, beside the page', async () => {
    const asked: unknown[] = []
    const fetch = (async (...args: unknown[]) => {
      asked.push(args)
      return Response.json({ defaultDomain: 'example.org' })
    }) as typeof globalThis.fetch
    expect((await readDeployment(fetch)).defaultDomain).toBe('example.org')
    expect(asked).toEqual([['config.json', { cache: 'no-cache' }]])
  })

  it('may be missing, broken, a page, or out of reach', async () => {
    for (const answer of [
      () => Response.json({ defaultDomain: 'example.org' }, { status: 404 }),
      () => new Response('{'),
      () => new Response('<!doctype html>'),
      () => Promise.reject(new TypeError('Failed to fetch')),
    ])
      expect(await readDeployment(fetching(answer))).toEqual(DEFAULTS)
  })
})
