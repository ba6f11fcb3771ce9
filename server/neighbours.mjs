/** The two people who live on the local server, so that there is somebody to talk to. */
import fs from 'node:fs'
import path from 'node:path'
import { mainDomain } from './prosody.mjs'

// Fixed and printed on the screen: the server listens on loopback only.
export const neighbours = [
  { user: 'romeo', password: 'but-soft-what-light' },
  { user: 'juliet', password: 'parting-is-such-sweet-sorrow' },
].map((person) => ({ ...person, jid: `${person.user}@${mainDomain}` }))

/** Makes both accounts, and contacts of each other, once. @param {import('./prosody.mjs').LocalServer} server */
export async function settleIn(server) {
  const stamp = path.join(server.stateDir, 'settled')
  if (fs.existsSync(stamp)) return
  for (const { user, jid, password } of neighbours) {
    // An earlier run may have been interrupted half way.
    await server.register(user, mainDomain, password).catch(() => server.changePassword(jid, password))
  }
  const [romeo, juliet] = neighbours
  if (romeo && juliet) await server.befriend(romeo.jid, juliet.jid)
  fs.writeFileSync(stamp, '')
}
