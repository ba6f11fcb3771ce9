/** Whether an empty list means that there is nothing: on a new device nobody knows before the archive was looked at. */
import { type Live, value } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import { listRanges } from '../../storage/archive-ranges.ts'
import type { Storage } from '../../storage/storage.ts'
import { archiveTopic } from '../../storage/topics.ts'
import type { ConnectionState } from '../client.ts'

/** A long archive may begin with pages that hold nothing to read; a server without one says nothing at all. */
const PATIENCE_MS = 4000

export function firstLook(
  account: BareJid,
  storage: Storage,
  state: Live<ConnectionState>,
  setTimer: Platform['setTimer'],
): Live<boolean> {
  const looked = value(false)
  const whole = storage.live([archiveTopic(account)], () =>
    storage.read(['archiveRanges'], async (tx) => (await listRanges(tx, account, 'all'))[0]?.fromStart),
  )
  return {
    get: looked.get,
    subscribe(listener) {
      if (looked.get()) return () => {}
      const stops = [looked.subscribe(listener)]
      const check = () => {
        const status = state.get().status
        if (whole.get() || (status !== 'connecting' && status !== 'online')) looked.set(true)
        else if (status === 'online') stops.push(setTimer(PATIENCE_MS, () => looked.set(true)))
      }
      stops.push(whole.subscribe(check), state.subscribe(check))
      check()
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
