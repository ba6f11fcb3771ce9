/** A look at the server, in memory: what it has answered can be set. */
import { abilitiesOf } from '../../src/client/inspecting/abilities.ts'
import type { Inspecting, ServerFacts, WireEntry } from '../../src/client/inspecting/inspecting.ts'
import { type Value, value } from '../../src/live/live.ts'

export interface FakeInspecting extends Inspecting {
  readonly server: Value<ServerFacts | null>
  readonly recorder: Inspecting['recorder'] & { readonly entries: Value<readonly WireEntry[]> }
}

const ON_SERVER = ['urn:xmpp:blocking', 'urn:xmpp:carbons:2']
const ON_ACCOUNT = ['http://jabber.org/protocol/pubsub#publish-options', 'urn:xmpp:mam:2']

/** Verona's server: much of it there, some not, and one thing that could not be asked. */
export const veronaServer = (): ServerFacts => ({
  software: { state: 'there', name: 'Prosody', version: '13.0.1' },
  abilities: abilitiesOf({
    server: new Set(ON_SERVER),
    account: new Set(ON_ACCOUNT),
    personal: true,
    upload: { limit: 104_857_600 },
    words: false,
    invites: true,
    byInvite: null,
    mayAct: true,
    offer: { fast: true, bind: true, pages: false },
  }),
  features: { server: ON_SERVER, account: ON_ACCOUNT },
})

export function fakeInspecting(wish: (...words: unknown[]) => void): FakeInspecting {
  const isRecording = value(false)
  const entries = value<readonly WireEntry[]>([])
  return {
    server: value<ServerFacts | null>(veronaServer()),
    async refresh() {
      wish('inspecting.refresh')
    },
    recorder: {
      entries,
      isRecording,
      start: () => isRecording.set(true),
      stop: () => isRecording.set(false),
      clear: () => entries.set([]),
    },
  }
}
