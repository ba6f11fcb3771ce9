/** A server's own pages for signing in, in the hands of a test. */
import type { Return, Visit, VisitState, Ways } from '../../src/client/signing-in/entering.ts'
import { type Value, value } from '../../src/live/live.ts'

export const PAGES_DOMAIN = 'verona.example'

export interface FakePages {
  /** What is answered to whoever asks how a server lets people in. */
  ways: { password: boolean; pages: boolean }
  prefers: boolean
  /** Of the visit that was begun last. */
  readonly state: Value<VisitState>
  back: Omit<Return, 'visit'> | null
}

export function fakePages(wish: (...what: unknown[]) => void) {
  const pages: FakePages = {
    ways: { password: true, pages: false },
    prefers: false,
    state: value<VisitState>({ at: 'preparing', domain: PAGES_DOMAIN }),
    back: null,
  }
  const visit: Visit = {
    state: pages.state,
    show: () => wish('visit.show'),
    goOn: () => wish('visit.goOn'),
    stop: () => wish('visit.stop'),
  }
  return {
    pages,
    async ways(found: { address: string }): Promise<Ways> {
      wish('signIn.ways', found.address)
      const domain = found.address.split('@')[1] ?? PAGES_DOMAIN
      const server = {
        domain,
        visit(how: { back: string; whole?: boolean }) {
          wish('visit', how)
          pages.state.set({ at: 'preparing', domain })
          return visit
        },
      }
      return { password: pages.ways.password, pages: pages.ways.pages ? server : null }
    },
    prefersPages: async () => pages.prefers,
    returned: async (): Promise<Return | null> => pages.back && { ...pages.back, visit },
  }
}
