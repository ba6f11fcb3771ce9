import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { relock } from '../../src/client/session/relock.ts'
import { openToken } from '../../src/client/signing-in/kept-key.ts'
import { lockedSealer } from '../../src/client/signing-in/locked-seal.ts'
import { tokenOf } from '../../src/storage/credentials.ts'
import { grantOf, putGrant } from '../../src/storage/grants.ts'
import { tokenKey } from '../storage/rows.ts'
import { fakeNative } from '../support/fake-native.ts'
import { SECRET } from '../support/fake-network.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
let world: World
let native: ReturnType<typeof fakeNative>

beforeEach(() => {
  world = new World()
  world.server.join('romeo')
  native = fakeNative()
  world.native = native
})
afterEach(() => world.end())

const kept = (tab: Tab) => tab.storage.read(['credentials'], (tx) => tokenOf(tx, romeo))
const state = (tab: Tab) => tab.client.connection.get()

describe('a token, where the system has a keychain', () => {
  it('D5.9 lies in it, signs there, and is nowhere in the database', async () => {
    const { device, tab } = await world.signedIn('romeo')
    const key = (await kept(tab))?.key
    if (!key || !('wrapped' in key)) throw new Error('it was not kept there')
    expect(Object.keys(key).sort()).toEqual(['extractable', 'wrapped'])
    expect(new TextDecoder().decode(key.wrapped)).not.toContain(new TextDecoder().decode(SECRET))
    const again = await world.reload(device, tab)
    await world.settled()
    expect(state(again)).toMatchObject({ status: 'online', mechanism: 'HT-SHA-256-NONE' })
    expect(native.keychain.signed.length).toBeGreaterThan(0)
  })

  it('asks to sign in while the keychain is shut, and loses nothing', async () => {
    const { device, tab } = await world.signedIn('romeo')
    native.keychain.isOpen = false
    const shut = await world.reload(device, tab)
    await world.settled()
    expect(state(shut)).toEqual({ status: 'blocked', reason: 'credentials' })
    expect(await kept(shut)).not.toBeNull()
    native.keychain.isOpen = true
    const open = await world.reload(device, shut)
    await world.settled()
    expect(state(open).status).toBe('online')
  })

  it('is signed in anew with a password where another keychain knows nothing of it', async () => {
    const { device, tab } = await world.signedIn('romeo')
    native.keychain.number++
    const other = await world.reload(device, tab)
    await world.settled()
    expect(state(other)).toEqual({ status: 'blocked', reason: 'credentials' })
    expect((await world.signIn(other, 'romeo')).status).toBe('signed-in')
    const again = await world.reload(device, other)
    await world.settled()
    expect(state(again)).toMatchObject({ status: 'online', mechanism: 'HT-SHA-256-NONE' })
  })

  it('is given back when one signs out', async () => {
    const { tab } = await world.signedIn('romeo')
    await world.during(tab.client.signOut())
    await world.calm()
    expect(world.network.invalidated.map(({ token }) => 'sign' in token.key)).toEqual([true])
    expect(await kept(tab)).toBeNull()
  })

  it('is a key that no script can read where the keychain is shut when it comes', async () => {
    native.keychain.isOpen = false
    const { device, tab } = await world.signedIn('romeo')
    expect((await kept(tab))?.key).toBeInstanceOf(CryptoKey)
    native.keychain.isOpen = true
    const again = await world.reload(device, tab)
    await world.settled()
    expect(state(again).status).toBe('online')
  })

  it('is no use to a browser that finds it', async () => {
    const { tab } = await world.signedIn('romeo')
    expect(await openToken(await kept(tab), {})).toBeNull()
    const key = await tokenKey()
    const own = { mechanism: 'HT-SHA-256-NONE', key, expiry: null } as const
    expect(await openToken(own, {})).toEqual(own)
    expect(await openToken(null, { native })).toBeNull()
  })
})

describe('what is sealed for months', () => {
  it('has the keychain around it, and the seal inside', async () => {
    const { tab } = await world.signedIn('romeo')
    const { platform, storage } = { storage: tab.storage, platform: { ...tab.platform, native } }
    const seals = lockedSealer({ storage, platform })
    const sealed = await seals.seal('refresh-token')
    expect(sealed.wrapped).toBe(true)
    expect(await seals.unseal(sealed)).toBe('refresh-token')
    // Whoever can open the keychain alone has the seal before them.
    const inner = await native.keychain.unwrap(new Uint8Array(sealed.data))
    expect(new TextDecoder().decode(inner ?? new Uint8Array())).not.toContain('refresh')
    expect(await lockedSealer({ storage, platform: tab.platform }).unseal(sealed)).toBeNull()
    native.keychain.isOpen = false
    expect(await seals.unseal(sealed)).toBeNull()
  })

  it('is sealed as ever where there is no keychain, and is read when there is one', async () => {
    const { tab } = await world.signedIn('romeo')
    const { storage } = tab
    const plain = lockedSealer({ storage, platform: tab.platform })
    const sealed = await plain.seal('refresh-token')
    expect(sealed).not.toHaveProperty('wrapped')
    expect(await lockedSealer({ storage, platform: { ...tab.platform, native } }).unseal(sealed)).toBe(
      'refresh-token',
    )
  })

  it('gets it around itself once there is one, unless another tab has something newer', async () => {
    const { tab } = await world.signedIn('romeo')
    const { storage } = tab
    const plain = { storage, platform: tab.platform }
    const machine = { storage, platform: { ...tab.platform, native } }
    const put = async (id: string, text: string) => {
      const sealed = await lockedSealer(plain).seal(text)
      const rest = {
        issuer: 'https://a.example',
        name: null,
        scopes: [],
        at: 1,
        accessEnds: null,
        ends: null,
      }
      await storage.write(['grants'], (tx) => putGrant(tx, { account: romeo, id, sealed, ...rest }))
    }
    const read = async (id: string) => {
      const row = await storage.read(['grants'], (tx) => grantOf(tx, romeo, id))
      return row && ([row.sealed.wrapped ?? false, await lockedSealer(machine).unseal(row.sealed)] as const)
    }
    await put('self', 'refresh-1')
    native.keychain.isOpen = false
    await relock(machine)
    await relock(plain)
    expect(await read('self')).toEqual([false, 'refresh-1'])
    native.keychain.isOpen = true
    await relock(machine)
    expect(await read('self')).toEqual([true, 'refresh-1'])

    await put('self', 'refresh-2')
    const { wrap } = native.keychain
    native.keychain.wrap = async (bytes) => {
      // As another tab does it, in the middle of this.
      native.keychain.wrap = wrap
      await put('self', 'refresh-3')
      return wrap(bytes)
    }
    await relock(machine)
    expect(await read('self')).toEqual([false, 'refresh-3'])
  })
})
