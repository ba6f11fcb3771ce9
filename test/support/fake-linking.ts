/** Letting devices in, in memory: what a code turns out to be and how far it is can be set. */
import type { CodeExamined, LinkAttempt, Linking, LinkState } from '../../src/client/acting/linking.ts'
import { type Value, value } from '../../src/live/live.ts'
import { ROMEO } from './verona.ts'

export interface FakeLinking extends Linking {
  /** Of the device that wants to come in. */
  readonly state: Value<LinkState>
  /** Whether the server lets this device ask. */
  offered: boolean
  examined: CodeExamined
}

export const SHOWN: LinkState = {
  status: 'shown',
  link: 'https://verona.example/oauth2/device?user_code=WDJB-MJHT#device=Firefox+on+Linux',
  code: 'WDJB-MJHT',
  number: '39',
  from: 0,
  until: 60_000,
}

export function fakeLinking(wish: (...words: unknown[]) => void): FakeLinking {
  const state = value<LinkState>(SHOWN)
  const attempt: LinkAttempt = {
    state,
    goOn: () => wish('linking.goOn'),
    again: () => wish('linking.again'),
    stop: () => wish('linking.stop'),
  }
  const linking: FakeLinking = {
    state,
    offered: true,
    examined: {
      status: 'own',
      domain: 'verona.example',
      accounts: [ROMEO],
      address: 'https://verona.example/oauth2/device?user_code=WDJB-MJHT',
      number: '39',
    },
    isOffered: async () => linking.offered,
    begin(found) {
      wish('linking.begin', found)
      return attempt
    },
    async examine(code, account) {
      wish('linking.examine', code, account)
      return linking.examined
    },
  }
  return linking
}
