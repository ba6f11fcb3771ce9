/** Being told while the program is closed: what a person can do about it on this device. */
import { map } from '../../live/live.ts'
import type { Deployment } from '../../platform/deployment.ts'
import type { Platform } from '../../platform/platform.ts'
import { PushFailure } from '../../platform/push.ts'
import { listAccounts } from '../../storage/accounts.ts'
import { putSettings, readSettings } from '../../storage/settings.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic } from '../../storage/topics.ts'
import type { WakingWays } from './waking.ts'

export interface CreateWakingDeps {
  storage: Storage
  platform: Pick<Platform, 'push'>
  deployment: Promise<Deployment>
}

export async function createWaking(deps: CreateWakingDeps): Promise<WakingWays | null> {
  const { storage, platform } = deps
  const { push } = await deps.deployment
  const browser = push && (await platform.push?.())
  if (!browser) return null
  const rows = storage.live([accountsTopic], () => storage.read(['accounts'], listAccounts))

  const want = (isWanted: boolean) =>
    storage.write(
      ['settings'],
      async (tx) => {
        const { closed: _, ...notifications } = (await readSettings(tx)).notifications
        await putSettings(tx, {
          notifications: isWanted ? { ...notifications, closed: true } : notifications,
        })
      },
      { durable: true },
    )

  return {
    accounts: map(rows, (accounts) =>
      (accounts ?? []).map(({ jid, waking }) => ({ account: jid, status: waking?.status ?? 'waiting' })),
    ),
    async turnOn() {
      try {
        await browser.subscribe(push.key)
      } catch (error) {
        if (error instanceof PushFailure) return error.problem
        throw error
      }
      await want(true)
      return null
    },
    async turnOff() {
      await want(false)
      // The servers are told, too, each by the tab that speaks to it; deaf it is at once.
      await browser.end()
    },
  }
}
