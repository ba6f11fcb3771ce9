/** What a server has kept for a person, asked without any code of the app (XEP-0313). */
import type { Person } from '../support/prosody.ts'
import { RawStream } from '../support/raw-stream.ts'

const MAM = 'urn:xmpp:mam:2'
const RSM = 'http://jabber.org/protocol/rsm'

/** The bodies of everything in somebody's archive, oldest first. */
export async function archivedBodies(websocket: string, person: Person): Promise<string[]> {
  const stream = await RawStream.signIn(websocket, person)
  try {
    const bodies: string[] = []
    for (let after = ''; ; ) {
      const heard = stream.frames.all.length
      const end = after && `<after>${after}</after>`
      const fin = await stream.iq(
        'set',
        `<query xmlns='${MAM}'><set xmlns='${RSM}'><max>50</max>${end}</set></query>`,
      )
      for (const frame of stream.frames.all.slice(heard)) {
        const body = /<result .*<body>([^<]*)<\/body>/s.exec(frame)?.[1]
        if (body !== undefined) bodies.push(body)
      }
      after = /<last>([^<]+)<\/last>/.exec(fin)?.[1] ?? ''
      if (!after || /complete=['"]true/.test(fin)) return bodies
    }
  } finally {
    await stream.close()
  }
}
