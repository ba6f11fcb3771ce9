import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  keepPermissions,
  mayAsk,
  type PermissionDesk,
  type PermissionDetails,
} from '../../electron/permissions.ts'
import { webPreferences } from '../../electron/security.ts'

const ALLOWED = ['media', 'notifications', 'clipboard-read', 'clipboard-sanitized-write']
const OWN = ['local-network-access', 'local-network', 'loopback-network', 'persistent-storage']
const HOME = 'app://tessera/index.html'
const mainFrame: PermissionDetails = { isMainFrame: true }
const ask = (permission: string, details: Partial<PermissionDetails> = {}, asking = HOME) =>
  mayAsk({ permission, asking, details: { ...mainFrame, ...details } })

describe('what the page may ask of the machine', () => {
  it('camera and microphone, notices, the clipboard', () => {
    expect(ask('media', { mediaTypes: ['video'] })).toBe(true)
    expect(ask('media', { mediaTypes: ['audio'], securityOrigin: 'app://tessera/' })).toBe(true)
    expect(ask('media', { mediaType: 'video' }, 'app://tessera/')).toBe(true)
    for (const permission of ALLOWED.slice(1)) expect(ask(permission), permission).toBe(true)
  })

  it('besides: to reach a server nearby, and to keep what it has stored', () => {
    for (const permission of OWN) expect(ask(permission), permission).toBe(true)
    for (const permission of OWN) expect(ask(permission, {}, 'https://example.org/'), permission).toBe(false)
  })

  it('nothing else, by whatever name', () => {
    const known = [...ALLOWED, ...OWN]
    for (const permission of [
      'geolocation',
      'display-capture',
      'hid',
      'usb',
      'serial',
      'midi',
      'fileSystem',
      'openExternal',
    ])
      expect(ask(permission), permission).toBe(false)
    fc.assert(fc.property(fc.string(), (name) => known.includes(name) || !ask(name)))
    expect(ask('media', { mediaTypes: ['video', 'screen'] })).toBe(false)
    expect(ask('media', { mediaType: 'unknown' })).toBe(false)
  })

  it('nobody else, and no frame', () => {
    for (const asking of ['https://example.org/', 'app://evil/', 'file:///x', 'null', '', 'about:blank'])
      expect(ask('notifications', {}, asking), asking).toBe(false)
    expect(ask('notifications', { isMainFrame: false })).toBe(false)
    expect(ask('media', { mediaTypes: ['video'], securityOrigin: 'https://example.org/' })).toBe(false)
    expect(ask('clipboard-read', { embeddingOrigin: 'https://example.org/' })).toBe(false)
  })
})

describe('the session', () => {
  it('asks and checks by the same rule, and gives no device and no screen', () => {
    const handlers: Record<string, (...args: never[]) => unknown> = {}
    const desk = new Proxy({} as PermissionDesk, {
      get: (_, name: string) => (handler: (...args: never[]) => unknown) => {
        handlers[name] = handler
      },
    })
    keepPermissions(desk)
    const call = (name: string, ...args: unknown[]) => handlers[name]?.(...(args as never[]))
    const granted: boolean[] = []
    const answer = (yes: boolean) => granted.push(yes)
    call('setPermissionRequestHandler', null, 'notifications', answer, {
      isMainFrame: true,
      requestingUrl: HOME,
    })
    call('setPermissionRequestHandler', null, 'geolocation', answer, {
      isMainFrame: true,
      requestingUrl: HOME,
    })
    call('setPermissionRequestHandler', null, 'notifications', answer, { isMainFrame: true })
    expect(granted).toEqual([true, false, false])
    expect(call('setPermissionCheckHandler', null, 'notifications', 'app://tessera', mainFrame)).toBe(true)
    expect(call('setPermissionCheckHandler', null, 'notifications', 'https://example.org', mainFrame)).toBe(
      false,
    )
    expect(call('setDevicePermissionHandler', { deviceType: 'usb' })).toBe(false)
    const streams: unknown[] = []
    call('setDisplayMediaRequestHandler', {}, (given: unknown) => streams.push(given))
    expect(streams).toEqual([null])
  })
})

describe('pages', () => {
  it('are sandboxed, isolated, without Node, and obey the rules of the web', () => {
    expect(webPreferences('/x/preload.cjs')).toMatchObject({
      preload: '/x/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
  })
})
