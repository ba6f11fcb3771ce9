/** One visit to the server's pages, from the press of a button to being back. */
import { domainpart } from '../../model/jid.ts'
import type { Issuer } from '../../oauth/issuer.ts'
import type { Net } from '../../oauth/net.ts'
import type { RegisteredClient } from '../../oauth/registration.ts'
import type { Away, Beside } from '../../platform/away.ts'
import { doorwayAt } from '../../storage/doorways.ts'
import type { DoorwayRow } from '../../storage/schema.ts'
import { doorwaysTopic } from '../../storage/topics.ts'
import { enterDoorway, openDoorway } from './doorway.ts'
import type { Visit } from './entering.ts'
import type { OAuthDeps } from './oauth-deps.ts'
import { receive } from './receive-return.ts'
import { type Place, trustedIssuer } from './trusted-issuer.ts'
import { type Course, newCourse } from './visit-course.ts'

/** What somebody is sent there for. */
export interface Errand extends Pick<DoorwayRow, 'purpose'> {
  /** Who asks, and for what; `note` is for whoever comes back. */
  ask(
    issuer: Issuer,
    net: Net,
  ): Promise<{ client: RegisteredClient; scopes: readonly string[]; note?: string }>
  /** Somebody came back: it is theirs to go on, and to say how it ends. */
  arrive(visit: Course, taken: DoorwayRow): Promise<void>
}

/** How often it is looked whether the window is still there: browsers do not tell. */
const LOOK_MS = 700

export function createVisit(
  deps: OAuthDeps,
  away: Away,
  place: Place,
  errand: Errand,
  how: { back: string; whole?: boolean },
): Visit {
  const visit = newCourse(deps, place.address)
  const whole = how.whole === true || !away.besides
  // At once, or the browser takes it for something that nobody asked for.
  const beside = whole ? null : away.open()
  if (!whole && !beside) visit.fail('window-blocked')
  else
    void go().catch((error: unknown) => {
      // It would wait for nothing.
      beside?.close()
      visit.failWith(error)
    })
  return { ...visit.face, show: () => beside?.show() }

  async function go(): Promise<void> {
    visit.onStop(() => beside?.close())
    const net = { fetch: deps.fetch, signal: visit.signal }
    const issuer = await trustedIssuer(deps, place, net)
    const { url, state } = await openDoorway(deps, {
      ...(await errand.ask(issuer, net)),
      issuer,
      redirect: away.door,
      purpose: errand.purpose,
      address: place.address,
      websocket: place.websocket,
      back: how.back,
      way: beside ? 'window' : 'page',
    })
    if (visit.signal.aborted) return
    visit.state.set({ at: beside ? 'there' : 'leaving', domain: domainpart(place.address) })
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
      if (taken) await errand.arrive(visit, taken)
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
    beside.brought?.then((brought) => receive(storage, brought, platform.now)).catch(visit.failWith)
    void look().catch(visit.failWith)
  }
}

/** Back by the whole page. */
export function returnVisit(deps: OAuthDeps, row: DoorwayRow, arrive: Errand['arrive']): Visit {
  const visit = newCourse(deps, row.address)
  visit.state.set({ at: 'entering', domain: domainpart(row.address) })
  void enterDoorway(deps, row.state)
    .then((taken) => (taken ? arrive(visit, taken) : visit.fail('over')))
    .catch(visit.failWith)
  return { ...visit.face, show: () => {} }
}
