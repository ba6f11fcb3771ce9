/** Being told while the program is closed, in memory: what was asked of it is written down. */
import type { WakingWays, WokenAccount } from '../../src/client/noticing/waking.ts'
import { type Value, value } from '../../src/live/live.ts'
import type { Settings } from '../../src/model/settings.ts'
import type { PushProblem } from '../../src/platform/push.ts'

export interface FakeWaking extends WakingWays {
  readonly accounts: Value<readonly WokenAccount[]>
  /** Whether the deployment has somebody for it. */
  isOffered: boolean
  /** What the browser says to it. */
  problem: PushProblem | null
}

export function fakeWaking(settings: Value<Settings>, wish: (...words: unknown[]) => void): FakeWaking {
  const want = (closed: boolean) => {
    const { closed: _, ...notifications } = settings.get().notifications
    settings.set({
      ...settings.get(),
      notifications: closed ? { ...notifications, closed } : notifications,
    })
  }
  const waking: FakeWaking = {
    accounts: value<readonly WokenAccount[]>([]),
    isOffered: false,
    problem: null,
    async turnOn() {
      wish('waking.turnOn')
      if (waking.problem === null) want(true)
      return waking.problem
    },
    async turnOff() {
      wish('waking.turnOff')
      want(false)
    },
  }
  return waking
}
