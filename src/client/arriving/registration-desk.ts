/**
 * A server's front desk, for somebody who wants an account there: found, asked, and kept at hand while the person types. It
 * lives in this tab alone; after a reload it is opened anew, which costs nothing.
 */
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { ConnectFailure, type ConnectProblem, LinkLost } from '../../xmpp/failure.ts'
import type { openRegistration, Registration, RegistrationForm } from '../../xmpp/registration.ts'
import { findServer } from '../session/find-server.ts'
import type { Door } from './arriving.ts'

export interface DeskDeps {
  platform: Pick<Platform, 'online'>
  deployment: Promise<Deployment>
  fetch: typeof globalThis.fetch
  openRegistration: typeof openRegistration
}

/** Who wants to come in. */
export interface Guest {
  /** Prepared. */
  domain: string
  /** Of an invite of this domain, and of no other. */
  token: string | null
  /** The name that the invite is for. */
  name: string | null
  /** What they typed before, or may have. */
  suggestion: string
}

export interface OpenDesk {
  guest: Guest
  websocket: string
  registration: Registration
  /** The server has been told the token, and took it. */
  isInvited: boolean
}

export interface RegistrationDesk {
  /** Never rejects. */
  open(guest: Guest): Promise<Door>
  /** The one that was opened last, if it let the guest in. */
  current(): OpenDesk | null
  /** Where the server of a domain is, as far as that is known. */
  websocketOf(domain: string): Promise<string | null>
  /** Its stream is somebody else's now. */
  handOver(): void
  close(): void
  /** For good. */
  stop(): void
}

/** A stream that broke before anything was typed is worth another. */
const ATTEMPTS = 2

export function createDesk(deps: DeskDeps): RegistrationDesk {
  let current: OpenDesk | null = null
  let stop = new AbortController()
  let opening: { key: string; door: Promise<Door> } | null = null

  // A socket that is cut off takes what is written, and keeps it: nobody would hear of it for half a minute.
  const unwatch = deps.platform.online.subscribe(() => {
    if (deps.platform.online.get()) return
    if (opening) close()
    else current?.registration.cutOff()
  })

  function close(): void {
    stop.abort()
    stop = new AbortController()
    opening = null
    current?.registration.close().catch(ignore)
    current = null
  }

  async function enter(guest: Guest, signal: AbortSignal): Promise<Door> {
    const { domain } = guest
    const found = await findServer(deps, domain)
    if (found.status !== 'found')
      return found.status === 'offline' ? { status: 'offline' } : { status: found.status, domain }
    for (let attempt = 1; ; attempt++) {
      try {
        const { websocket } = found
        const registration = await deps.openRegistration({
          domain,
          websocket,
          signal,
        })
        const { door, isInvited } = await ask(registration, guest)
        if (door.status === 'open' && !signal.aborted) current = { guest, websocket, registration, isInvited }
        else void registration.close().catch(ignore)
        return door
      } catch (error) {
        const problem = problemOf(error)
        if (problem === 'passing' && attempt < ATTEMPTS && !signal.aborted) continue
        return noWayIn(problem, domain)
      }
    }
  }

  const noWayIn = (problem: ConnectProblem | 'passing', domain: string): Door => {
    if (!deps.platform.online.get()) return { status: 'offline' }
    // It is there, and says that it is not the one; or is not to be trusted with a password.
    if (problem === 'host-unknown') return { status: 'no-server', domain }
    return { status: problem === 'no-mechanism' ? 'no-web-access' : 'unreachable', domain }
  }

  return {
    open(guest) {
      // A screen that is drawn twice asks once.
      const key = JSON.stringify(guest)
      if (opening?.key === key) return opening.door
      close()
      const door = enter(guest, stop.signal).finally(() => {
        if (opening?.door === door) opening = null
      })
      opening = { key, door }
      return door
    },
    current: () => current,
    async websocketOf(domain) {
      if (current?.guest.domain === domain) return current.websocket
      const found = await findServer(deps, domain)
      return found.status === 'found' ? found.websocket : null
    },
    handOver() {
      current = null
    },
    close,
    stop() {
      unwatch()
      close()
    },
  }
}

/** Shows the token first: only then does a server that lives by invites say what it wants to know. */
async function ask(registration: Registration, guest: Guest): Promise<{ door: Door; isInvited: boolean }> {
  const { domain, token } = guest
  const answer = token === null ? 'unsupported' : await registration.preauth(token)
  const isInvited = answer === 'accepted'
  if (answer === 'refused') return { door: { status: 'token-refused', domain }, isInvited }
  // Not asked in vain: there are servers that end the stream over a question of a stranger.
  if (!isInvited && !registration.offers.register) return { door: { status: 'closed', domain }, isInvited }
  return { door: doorOf(await registration.form(), guest), isInvited }
}

function doorOf(form: RegistrationForm, { domain, name, suggestion }: Guest): Door {
  if (form.kind === 'elsewhere') return { status: 'elsewhere', domain, url: form.url }
  if (form.kind === 'closed') return { status: 'closed', domain }
  const given = name ?? form.username
  const purpose = form.registered ? 'reset' : given === null ? 'new' : 'either'
  return {
    status: 'open',
    domain,
    username: { value: given ?? suggestion, locked: given !== null },
    purpose,
    more: form.more,
  }
}

export function problemOf(error: unknown): ConnectProblem | 'passing' {
  if (error instanceof LinkLost) return 'passing'
  if (!(error instanceof ConnectFailure)) throw error
  return error.permanent ? error.problem : 'passing'
}

const ignore = () => {}
