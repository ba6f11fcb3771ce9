/** One visit to the server's pages, from the press of a button to being in. */
import { type BareJid, domainpart } from '../model/jid.ts'
import { belongsTo, discoverIssuer, type Issuer } from '../oauth/issuer.ts'
import { OAuthFailure } from '../oauth/oauth-failure.ts'
import type { Away, Beside } from '../platform/away.ts'
import { doorwayAt, openDoorways } from '../storage/doorways.ts'
import type { DoorwayRow } from '../storage/schema.ts'
import { doorwaysTopic } from '../storage/topics.ts'
import { comeIn } from './come-in.ts'
import { enterDoorway, openDoorway } from './doorway.ts'
import type { Return, Visit } from './entering.ts'
import type { ServerPagesDeps } from './granted.ts'
import { forgetClient, knownClient } from './this-program.ts'
import { newCourse } from './visit-course.ts'

export interface Place {
  address: BareJid
  websocket: string
  metadata: string
}

/** How often it is looked whether the window is still there: browsers do not tell. */
const LOOK_MS = 700

export function createVisit(
  deps: ServerPagesDeps,
  away: Away,
  place: Place,
  how: { back: string; whole?: boolean },
): Visit {
  const visit = newCourse(deps, place.address)
  const whole = how.whole === true || !away.besides
  // At once, or the browser takes it for something that nobody asked for.
  const beside = whole ? null : away.open()
  if (!whole && !beside) visit.fail('window-blocked')
  else void go().catch(visit.failWith)
  return { ...visit.face, show: () => beside?.show() }

  async function go(): Promise<void> {
    visit.onStop(() => beside?.close())
    const net = { fetch: deps.fetch, signal: visit.signal }
    const issuer = await trusted(deps, place, net)
    await doubt(deps, issuer, away.door)
    const known = await knownClient(deps, issuer, away, net)
    const { url, state } = await openDoorway(deps, {
      ...known,
      issuer,
      redirect: away.door,
      purpose: 'sign-in',
      address: place.address,
      websocket: place.websocket,
      back: how.back,
      way: beside ? 'window' : 'page',
    })
    if (visit.signal.aborted) return
    visit.state.set({ at: beside ? 'there' : 'leaving' })
    if (!beside) return away.leave(url)
    beside.go(url)
    wait(state, beside)
  }

  /** Also when the window seems to be gone: some pages only hide it from us. */
  function wait(state: string, beside: Beside): void {
    const { storage, platform } = deps
    async function look(): Promise<void> {
      const row = await storage.read(['doorways'], (tx) => doorwayAt(tx, state, platform.now()))
      if (!row?.answer || visit.signal.aborted) return
      end()
      const taken = await enterDoorway(deps, state)
      beside.close()
      if (taken) await comeIn(deps, visit, taken)
      else visit.fail('over')
    }
    let closing = () => {}
    const watch = () => {
      if (beside.closed() && visit.state.get().at === 'there') visit.fail('window-closed')
      else closing = platform.setTimer(LOOK_MS, watch)
    }
    const unfollow = storage.onChange([doorwaysTopic], () => void look().catch(visit.failWith))
    const end = () => {
      unfollow()
      closing()
    }
    visit.onStop(end)
    watch()
    void look().catch(visit.failWith)
  }
}

/** Back by the whole page. */
export function returnVisit(deps: ServerPagesDeps, row: DoorwayRow): Return {
  const visit = newCourse(deps, row.address)
  visit.state.set({ at: 'entering' })
  void enterDoorway(deps, row.state)
    .then((taken) => (taken ? comeIn(deps, visit, taken) : visit.fail('over')))
    .catch(visit.failWith)
  return {
    back: row.back,
    address: row.address,
    websocket: row.websocket,
    visit: { ...visit.face, show: () => {} },
  }
}

async function trusted(
  deps: ServerPagesDeps,
  place: Place,
  net: Parameters<typeof discoverIssuer>[1],
): Promise<Issuer> {
  const issuer = await discoverIssuer({ metadata: place.metadata }, net)
  const domain = domainpart(place.address)
  const { servers } = await deps.deployment
  const vouched = Object.hasOwn(servers, domain) ? servers[domain]?.issuer : null
  if (belongsTo(new URL(issuer.name), { domain, websocket: place.websocket, vouched: vouched ?? null }))
    return issuer
  throw new OAuthFailure('not-trusted', 'foreign')
}

/** Nobody came back from the last visit: perhaps they were told there that this program is not known. */
async function doubt(deps: ServerPagesDeps, issuer: Issuer, redirect: string): Promise<void> {
  const { storage, platform } = deps
  const open = await storage.read(['doorways'], (tx) => openDoorways(tx, platform.now()))
  if (open.some((row) => row.issuer === issuer.name && row.answer === null))
    await forgetClient(deps, issuer.name, redirect)
}
