/** Somebody without an account at the door of a real server. */
import { randomBytes } from 'node:crypto'
import { openRegistration } from '../../../src/xmpp/registration.ts'
import '../../support/global-websocket.ts'
import { world } from './diary.ts'
import { Wallet } from './wallet.ts'

export const someName = (start: string) => `${start}-${randomBytes(4).toString('hex')}`

/** The token of an invite's address. */
export const tokenOf = (text: string) => /preauth(?:=|%3d)([\w-]+)/i.exec(text)?.[1] ?? ''

/** `websocket` of the server that serves the domain. */
export function newcomer(domain: string, websocket: string) {
  const abort = new AbortController()
  const open = () => openRegistration({ domain, websocket, signal: abort.signal })
  return {
    abort,
    open,
    /** What the server says of a token, and no more. */
    async probe(token: string) {
      const registration = await open()
      const answer = await registration.preauth(token)
      await registration.close()
      return answer
    },
    /** Their life after registration. */
    as: (username: string, password: string) =>
      world(`${username}@${domain}`, websocket, new Wallet(password)),
  }
}
