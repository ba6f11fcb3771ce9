/** Walking in through an invite. */
import { value } from '../live/live.ts'
import type { Arrival } from './arriving.ts'

export function createArrival(): Arrival {
  return {
    journey: value(null),
    take: async () => {},
    uri: async () => null,
    leave: async () => {},
    reconsider: async () => {},
    accept: async () => ({ status: 'no-invite' }),
    signInFirst: async () => {},
    open: async () => ({ status: 'offline' }),
    register: async () => ({ status: 'offline' }),
    waitingFor: () => value(null),
    resolve: async () => ({ status: 'unreachable' }),
  }
}
