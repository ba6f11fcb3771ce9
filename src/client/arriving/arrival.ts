/** Walking in through an invite: one journey on this device, and whoever is, or comes to be, signed in on it. */
import { writeInviteUri } from '../../model/invite-uri.ts'
import type { BareJid } from '../../model/jid.ts'
import { parseJid } from '../../model/jid.ts'
import type { Journey } from '../../model/journey.ts'
import { isMeant } from '../../model/journey-rules.ts'
import type { Platform } from '../../platform/platform.ts'
import { listAccounts } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import { accountsTopic, journeyTopic } from '../../storage/topics.ts'
import type { Session } from '../session/session.ts'
import { sealer } from '../signing-in/seal.ts'
import type { Acceptance, Arrival, Door } from './arriving.ts'
import { fetchedRegister, fetchRegistration } from './fetched-registration.ts'
import { type HeldJourney, journeyKeeper } from './journey-keeper.ts'
import type { RegisterDeps } from './register.ts'
import { createDesk, type DeskDeps, type Guest } from './registration-desk.ts'

export interface ArrivalDeps extends Omit<DeskDeps, 'platform'> {
  storage: Storage
  platform: Platform
  enter: RegisterDeps['enter']
  /** Of this account, while it is signed in here. */
  sessionOf(account: BareJid): Session | null
  /** Which one is on screen. */
  active(): BareJid | null
  /** Who is signed in, as far as this tab has heard. */
  here(): readonly BareJid[]
  /** Of the account on screen, or nobody's. */
  session(): Session
}

export interface RunningArrival extends Arrival {
  /** Something happened that may let a guest in: somebody is signed in, or their contact list is known. */
  look(): void
  stop(): void
}

export function createArrival(deps: ArrivalDeps): RunningArrival {
  const { storage, platform } = deps
  const keeper = journeyKeeper(storage, sealer(storage))
  const desk = createDesk(deps)
  const making = () => fetchedRegister({ platform, keeper, desk, open, enter: deps.enter })

  const signedIn = async (): Promise<BareJid[]> =>
    ((await storage.read(['accounts'], listAccounts).catch(ignore)) ?? []).map(({ jid }) => jid)

  async function open(domain?: string): Promise<Door> {
    const held = await keeper.read()
    const meant = parseJid((domain ?? held?.journey.invite.domain ?? '').trim())
    if (!meant || meant.local !== null || meant.resource !== null) return { status: 'bad-domain' }
    const { defaultDomain, lockDomain } = await deps.deployment
    if (lockDomain && meant.domain !== defaultDomain) return { status: 'closed', domain: meant.domain }
    void fetchRegistration().catch(ignore)
    const door = await desk.open(await guestAt(meant.domain, held?.journey ?? null))
    if (door.status === 'token-refused') return madeUnheard(door.domain, held?.journey ?? null) ?? door
    if (door.status === 'open') {
      const told = { kind: 'door-opened', domain: door.domain, username: door.username.value } as const
      await keeper.tell(told).catch(unlessOfStorage)
    }
    return door
  }

  async function guestAt(domain: string, journey: Journey | null): Promise<Guest> {
    const step = journey?.step
    const suggestion =
      (step?.at === 'join' || step?.at === 'registering') && step.domain === domain ? step.username : ''
    const invite = journey?.invite.domain === domain ? journey.invite : null
    // A token that only makes contacts is not shown as if it made accounts, even where the server would take it.
    const token = invite && invite.kind !== 'contact' ? await keeper.token() : null
    return { domain, token, name: invite?.username ?? null, suggestion }
  }

  async function acceptAs(account: BareJid, held: HeldJourney): Promise<Acceptance | null> {
    const session = deps.sessionOf(account)
    if (!session) return null
    const { redemption, listed } = session
    // D2.9: servers make contacts of a guest and their host by themselves, and then there is nothing to ask. Who is on the
    // list of somebody who has never been here is not known before it has come.
    if (!listed.get() && !(await redemption.isListKnown())) return null
    const result = await redemption.accept(held)
    if (held.inMemory && 'chatWith' in result) await keeper.forget()
    return result
  }

  let looking = false
  let again = false
  async function look(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    try {
      while (again) {
        again = false
        await lookOnce()
      }
    } catch (error) {
      unlessOfStorage(error)
    } finally {
      looking = false
    }
  }

  async function lookOnce(): Promise<void> {
    const held = await keeper.read()
    if (!held) return
    const { step } = held.journey
    const account = (await signedIn()).find((jid) => isMeant(step, jid))
    if (account === undefined) {
      if (step.at === 'redeeming') await keeper.tell({ kind: 'left', account: step.account })
      return
    }
    const next = await keeper.tell({ kind: 'came-in', account })
    if (next?.step.at !== 'redeeming') return
    const result = await acceptAs(account, { ...held, journey: next })
    // Whoever opened their own invite, or may add nobody, is told so where it lies open.
    if (result?.status === 'yourself' || result?.status === 'managed')
      await keeper.tell({ kind: 'reconsidered' })
  }

  const unlisten = storage.onChange([accountsTopic, journeyTopic], look)
  // What the last page left undone.
  void look()

  return {
    journey: keeper.live,
    look,
    async take(invite) {
      desk.close()
      await keeper.take(invite, platform.now())
    },
    async uri() {
      const held = await keeper.read()
      if (!held) return null
      const { tokenId, ...facts } = held.journey.invite
      const token = tokenId === null ? null : await keeper.token()
      // Without its secret it would be a request to a stranger.
      return tokenId !== null && token === null ? null : writeInviteUri({ ...facts, token })
    },
    async leave() {
      desk.close()
      await keeper.forget()
    },
    async reconsider() {
      desk.close()
      await keeper.tell({ kind: 'reconsidered' })
    },
    choose: async (account) => void (await keeper.tell({ kind: 'chose', account }).catch(unlessOfStorage)),
    async accept(as) {
      const accounts = await signedIn()
      const account = as ?? deps.active() ?? accounts[0]
      const held = await keeper.read()
      if (account === undefined || !accounts.includes(account) || !held) return { status: 'no-invite' }
      const { inviter } = held.journey.invite
      if (inviter === null) return { status: 'nobody-to-meet' }
      if (inviter === account) return { status: 'yourself' }
      const result = await acceptAs(account, held)
      if (result) return result
      await keeper.tell({ kind: 'goes-in', account })
      void look()
      return { status: 'asked', chatWith: inviter }
    },
    async signInFirst() {
      desk.close()
      // Nothing is read first: whoever leaves the page right after the press has been heard.
      await keeper.tell({ kind: 'wants-sign-in', besides: deps.here() })
      void look()
    },
    open,
    async register(username, password, more = {}) {
      const held = await keeper.read()
      const domain = desk.current()?.guest.domain ?? domainOf(held?.journey ?? null)
      const result = domain === null ? null : await (await making())(domain, username, password, more)
      if (typeof result !== 'string') return result ?? { status: 'refused', text: null }
      const inviter = held?.journey.invite.inviter ?? null
      await keeper.tell({ kind: 'goes-in', account: result }).catch(unlessOfStorage)
      void look()
      return { status: 'joined', account: result, chatWith: inviter === result ? null : inviter }
    },
    waitingFor: (jid) => deps.session().redemption.waitingFor(jid),
    resolve: async (url) => (await import('./resolve-page.ts')).resolvePage(url, deps.fetch),
    stop() {
      unlisten()
      desk.stop()
    },
  }
}

const domainOf = (journey: Journey | null): string | null => {
  const step = journey?.step
  if (step?.at === 'join' || step?.at === 'registering') return step.domain
  return journey?.invite.domain ?? null
}

/** The token may be gone because it did what it was for: then name and password are all that is needed. */
function madeUnheard(domain: string, journey: Journey | null): Door | null {
  const step = journey?.step
  if (step?.at !== 'registering' || step.domain !== domain) return null
  const username = { value: step.username, locked: journey?.invite.username === step.username }
  return { status: 'open', domain, username, purpose: 'either', more: null }
}

const ignore = () => null

/** A database that takes nothing has told so elsewhere. */
function unlessOfStorage(error: unknown): void {
  if (!(error instanceof StorageFailure)) throw error
}
