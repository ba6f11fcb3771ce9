/** One connection after the other by `connect` of src/xmpp, with the first request that the app has, too. */
import { connect } from '../../src/xmpp/connect.ts'
import { fetchRoster } from '../../src/xmpp/rfc-6121-roster.ts'
import type { FastToken, ResumeState, Stream } from '../../src/xmpp/stream.ts'
import type { Kind, Place } from './side.ts'

let agent = ''
let token: FastToken | null = null
let features: string | null = null
let left: ResumeState | null = null
let stream: Stream | null = null

window.side = {
  async connect(kind: Kind, { websocket, domain, user, password }: Place) {
    if (kind === 'first') {
      agent = crypto.randomUUID()
      token = features = null
    }
    const resume = kind === 'resume' ? left : null
    const began = performance.now()
    stream = await connect({
      account: `${user}@${domain}`,
      websocket,
      userAgent: { id: agent, software: 'Benchmark', device: 'Chromium' },
      credentials: {
        token: async () => token,
        password: () => (kind === 'first' ? password : null),
        saveToken: async (fresh) => {
          token = fresh
        },
        dropToken: async () => {
          token = null
        },
      },
      resume,
      features,
      early: (link) => void fetchRoster(link, null).catch(() => undefined),
      events: { onIncoming() {}, onAcked() {}, onAckRequested() {}, onClosed() {} },
      active: true,
      signal: new AbortController().signal,
    })
    const took = performance.now() - began
    features = stream.features
    return took
  },

  async leave(how) {
    left = stream?.exportState() ?? null
    if (how === 'drop') stream?.drop()
    else await stream?.close()
  },
}
