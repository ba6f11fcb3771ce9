/** What makes accounts is fetched when somebody may want one: whoever signs in needs none of it. */
import { ConnectFailure } from '../../xmpp/failure.ts'
import type { openRegistration } from '../../xmpp/registration.ts'
import type { RegisterDeps } from './register.ts'

const protocol = () => import('../../xmpp/registration.ts')
const steps = () => import('./register.ts')

/** Ahead: whoever presses next may have lost the network. */
export const fetchRegistration = () => Promise.all([protocol(), steps()])

export const openFetchedRegistration: typeof openRegistration = async (options) => {
  const { openRegistration } = await protocol().catch(() => {
    throw new ConnectFailure('unreachable', 'not fetched')
  })
  return openRegistration(options)
}

export const fetchedRegister = async (deps: RegisterDeps) => (await steps()).createRegister(deps)
