/** Making invites and keeping account of them. */
import { value } from '../live/live.ts'
import type { Invites } from './inviting.ts'

export function createInvites(): Invites {
  return {
    offers: value({ status: 'unknown' }),
    make: async () => ({ status: 'unavailable', text: null }),
    all: value([]),
    one: () => value(null),
    reveal: async () => null,
    note: async () => {},
    handOut: async () => {},
    withdraw: async () => ({ status: 'offline' }),
    forget: async () => {},
    check: async () => ({ status: 'offline' }),
  }
}
