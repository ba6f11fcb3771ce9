/** The same by `client()` of @xmpp/client as it comes, wired with care: a stored agent and token, read at every sign-in. */
import { type Client, client, type Token, xml } from '@xmpp/client'
import type { Kind, Place } from './side.ts'

let agent = ''
let token: Token | null = null
let left: { id: string; inbound: number; outbound: number; self: string } | null = null
let entity: Client | null = null

function create({ websocket, domain, user, password }: Place): Client {
  const userAgent = xml(
    'user-agent',
    { id: agent },
    xml('software', null, 'Benchmark'),
    xml('device', null, 'Chromium'),
  )
  const created = client({
    service: websocket,
    domain,
    // Beside the callback, so that the stream is opened `from` somebody: servers offer FAST to nobody else.
    username: user,
    resource: 'Benchmark',
    userAgent,
    // Its default gives up after two seconds.
    timeout: 15_000,
    // Read every time: what is given as a plain object keeps the first token for ever.
    credentials: async (authenticate, mechanisms, fast) => {
      const held = (await fast?.fetch()) ?? undefined
      await authenticate({ username: user, password, token: held }, mechanisms[0], userAgent)
    },
  })
  created.fast.fetchToken = async () => token
  created.fast.saveToken = async (fresh) => {
    token = fresh
  }
  created.fast.deleteToken = async () => {
    token = null
  }
  // It waits a second before it tries: here it is told when to.
  created.reconnect.stop()
  return created
}

window.side = {
  async connect(kind: Kind, place: Place) {
    if (kind === 'first') {
      agent = crypto.randomUUID()
      token = null
    }
    const created = create(place)
    entity = created
    if (kind === 'resume' && left) {
      const { self, ...counts } = left
      created._jid(self)
      Object.assign(created.streamManagement, counts)
    }
    return new Promise((resolve, reject) => {
      // `online` is not told of a session that goes on, and `start` never settles then.
      created.on('online', () => resolve(performance.now() - began))
      created.streamManagement.on('resumed', () => resolve(performance.now() - began))
      created.on('error', reject)
      const began = performance.now()
      created.start().catch(reject)
    })
  },

  async leave(how) {
    if (!entity) return
    const { id, inbound, outbound } = entity.streamManagement
    left = { id, inbound, outbound, self: String(entity.jid) }
    if (how === 'drop') entity.socket?.end()
    else await entity.stop()
  },
}
