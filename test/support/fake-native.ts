/** A machine that this is a program on: its keychain, and its own way to those who grant access. */
import { createHmac } from 'node:crypto'
import { value } from '../../src/live/live.ts'
import type { Keychain, Native } from '../../src/platform/native.ts'

/** Turns every byte over, and knows its own work and what it is for by the first. */
export class FakeKeychain implements Keychain {
  /** Shut: as if there were none. */
  isOpen = true
  /** One of another number knows nothing of what this one kept. */
  number = 1
  readonly signed: string[] = []

  isThere = async () => this.isOpen
  wrap = async (bytes: Uint8Array) => this.#turn(1, bytes)
  wrapSigner = async (key: Uint8Array) => this.#turn(2, key)
  unwrap = async (wrapped: Uint8Array) => this.#back(1, wrapped)

  async sign(signer: Uint8Array, text: Uint8Array) {
    const key = this.#back(2, signer)
    if (!key) return null
    this.signed.push(new TextDecoder().decode(text))
    return new Uint8Array(createHmac('sha256', key).update(text).digest())
  }

  #turn(purpose: number, bytes: Uint8Array) {
    return this.isOpen ? new Uint8Array([purpose, this.number, ...bytes.map((byte) => byte ^ 255)]) : null
  }

  #back(purpose: number, [first, number, ...bytes]: Uint8Array) {
    if (!this.isOpen || first !== purpose || number !== this.number) return null
    return new Uint8Array(bytes.map((byte) => byte ^ 255))
  }
}

export interface FakeNative extends Native {
  keychain: FakeKeychain
}

export function fakeNative(
  askIssuer: typeof globalThis.fetch = () => Promise.reject(new TypeError()),
): FakeNative {
  return {
    onLink: () => () => {},
    claimLinks: async () => true,
    showMenu() {},
    onCommand: () => () => {},
    pictureScreens: async () => [],
    keychain: new FakeKeychain(),
    askIssuer,
    habits: () => ({ state: value(null), change() {} }),
    update: value({ status: 'none' }),
    loadUpdate() {},
    installUpdate() {},
  }
}
