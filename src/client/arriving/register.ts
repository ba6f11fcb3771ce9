/**
 * Making an account and coming in with it. That the server is about to be asked is written down first: whoever is cut off
 * before the answer may have an account, and finds out by trying its password.
 */
import type { FormAnswers } from '../../model/data-form.ts'
import { type BareJid, parseJid } from '../../model/jid.ts'
import { mayBe } from '../../model/journey-rules.ts'
import type { Platform } from '../../platform/platform.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import { LinkLost } from '../../xmpp/failure.ts'
import type { RegistrationAnswer } from '../../xmpp/registration.ts'
import type { SignInResult } from '../client.ts'
import type { ComingIn } from '../signing-in/sign-in.ts'
import type { Door, Registration } from './arriving.ts'
import type { JourneyKeeper } from './journey-keeper.ts'
import { type OpenDesk, problemOf, type RegistrationDesk } from './registration-desk.ts'

export interface RegisterDeps {
  platform: Pick<Platform, 'online'>
  keeper: JourneyKeeper
  desk: RegistrationDesk
  /** Opens the desk of this domain, or opens it again. */
  open(domain: string): Promise<Door>
  enter: ComingIn['enter']
}

/** What the person gave. Lives as long as the call. */
interface Wish {
  domain: string
  username: string
  account: BareJid
  password: string
  /** It may be there already: the last answer of the server was not heard. */
  maybe: boolean
}

type NotYet = Exclude<Registration, { status: 'joined' }>

const NOT_REACHED: readonly SignInResult['status'][] = ['offline', 'unreachable', 'timeout', 'host-unknown']

export function createRegister(deps: RegisterDeps) {
  const { keeper, desk } = deps
  const unreachable = (domain: string): NotYet =>
    deps.platform.online.get() ? { status: 'unreachable', domain } : { status: 'offline' }

  /** The account itself; a `NotYet` for whoever is not in. */
  async function signIn(wish: Wish, made: OpenDesk | null): Promise<BareJid | NotYet> {
    const websocket = made?.websocket ?? (await desk.websocketOf(wish.domain))
    if (websocket === null) return unreachable(wish.domain)
    // From here on the socket is the session's.
    if (made) desk.handOver()
    const found = { address: wish.account, websocket }
    const result = await deps.enter(found, wish.password, made?.registration)
    if (result.status === 'signed-in') return result.account
    if (made) return { status: 'made', account: wish.account }
    return notIn(result.status, wish)
  }

  /** The password did not open what may never have been made. */
  function notIn(status: Exclude<SignInResult['status'], 'signed-in'>, wish: Wish): NotYet {
    if (status === 'refused') return { status: 'taken', username: wish.username }
    if (status === 'no-storage') return { status }
    return NOT_REACHED.includes(status) ? unreachable(wish.domain) : { status: 'made', account: wish.account }
  }

  async function submit(wish: Wish, open: OpenDesk, more: FormAnswers): Promise<BareJid | NotYet> {
    let answer: RegistrationAnswer
    try {
      answer = await open.registration.submit(wish.username, wish.password, more)
    } catch (error) {
      // Once it was written nobody knows what came of it; before that, nothing did.
      problemOf(error)
      if (!(error instanceof LinkLost) && !wish.maybe) await keeper.tell({ kind: 'refused' })
      return unreachable(wish.domain)
    }
    if (answer.status === 'registered') return signIn(wish, open)
    if (wish.maybe && (answer.status === 'taken' || answer.status === 'token-refused')) {
      const tried = await signIn(wish, null)
      // With another password it may be theirs all the same: they may remember it.
      const isWrong = typeof tried !== 'string' && tried.status === 'taken'
      return isWrong ? refusalOf(answer, wish, open.isInvited) : tried
    }
    await keeper.tell({ kind: 'refused' })
    return refusalOf(answer, wish, open.isInvited)
  }

  /** The desk that was opened for this, or one that is opened now; what it says if there is none. */
  async function ready(domain: string): Promise<OpenDesk | Exclude<Door, { status: 'open' }>> {
    const before = desk.current()
    if (before?.guest.domain === domain) return before
    const door = await deps.open(domain)
    const opened = desk.current()
    if (door.status === 'open' && opened) return opened
    return door.status === 'open' ? { status: 'token-refused', domain } : door
  }

  async function attempt(wish: Wish, more: FormAnswers): Promise<BareJid | NotYet> {
    const open = await ready(wish.domain)
    if ('status' in open) {
      if (open.status !== 'token-refused' || !wish.maybe) return closedDoor(open)
      const tried = await signIn(wish, null)
      return typeof tried !== 'string' && tried.status === 'taken' ? { status: 'token-refused' } : tried
    }
    await keeper.tell({ kind: 'asked', domain: wish.domain, username: wish.username })
    return submit(wish, open, more)
  }

  const closedDoor = (door: Exclude<Door, { status: 'open' }>): NotYet => {
    if (door.status === 'token-refused' || door.status === 'offline') return { status: door.status }
    if (door.status === 'closed' || door.status === 'elsewhere' || door.status === 'bad-domain')
      return { status: 'refused', text: null }
    return unreachable(door.domain)
  }

  return async (
    domain: string,
    username: string,
    password: string,
    more: FormAnswers,
  ): Promise<BareJid | NotYet> => {
    const parts = parseJid(`${username.trim()}@${domain}`)
    if (parts?.local == null || parts.domain !== domain || parts.resource !== null)
      return { status: 'bad-name', text: null }
    // A socket that is cut off takes what is written, and keeps it: nobody would know for half a minute.
    if (!deps.platform.online.get()) return { status: 'offline' }
    const held = await keeper.read()
    // Without a database nobody could stay signed in: better no account than one that is lost with this page.
    if (held?.inMemory) return { status: 'no-storage' }
    const { invite, step } = held?.journey ?? {}
    if (invite?.username && invite.domain === domain && invite.username !== parts.local)
      return { status: 'reserved', text: null }
    const account = `${parts.local}@${domain}`
    const maybe = step !== undefined && mayBe(step, account)
    try {
      return await attempt({ domain, username: parts.local, account, password, maybe }, more)
    } catch (error) {
      if (error instanceof StorageFailure) return { status: 'no-storage' }
      throw error
    }
  }
}

function refusalOf(
  answer: Exclude<RegistrationAnswer, { status: 'registered' }>,
  { username }: Wish,
  isInvited: boolean,
): NotYet {
  const { status, text, form } = answer
  switch (status) {
    case 'taken':
      return { status, username }
    case 'token-refused':
      // Who has no token is told what the server says of it.
      return isInvited ? { status } : { status: 'refused', text }
    case 'too-fast':
      return { status }
    case 'ask-again':
      return { status, text, more: form?.kind === 'open' ? form.more : null }
    default:
      return { status, text }
  }
}
