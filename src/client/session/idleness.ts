/**
 * Since when nobody has touched the program, in whichever tab of this installation: each tells the others when it was touched.
 * Whoever is away for as long as the person says, is shown as away, and is back with the first touch.
 */
import type { Live, Value } from '../../live/live.ts'
import type { Platform } from '../../platform/platform.ts'
import { readSettings } from '../../storage/settings.ts'
import type { Storage } from '../../storage/storage.ts'
import { settingsTopic } from '../../storage/topics.ts'

const CHANNEL = 'tessera:touched'
const MINUTE_MS = 60_000

export interface IdlenessDeps {
  storage: Storage
  platform: Pick<Platform, 'now' | 'channel' | 'setTimer' | 'onWake'>
  /** When this tab was last touched. */
  touched: Live<number>
}

/** `since`: null while somebody is here. Returns what ends it. */
export function followIdleness(deps: IdlenessDeps, since: Value<number | null>): () => void {
  const { storage, platform, touched } = deps
  const channel = platform.channel(CHANNEL)
  const settings = storage.live([settingsTopic], () => storage.read(['settings'], readSettings))
  let elsewhere = Number.NEGATIVE_INFINITY
  let cancel = () => {}

  function look(): void {
    cancel()
    const minutes = settings.get()?.awayAfter ?? null
    const last = Math.max(touched.get(), elsewhere)
    const left = minutes === null ? Number.POSITIVE_INFINITY : last + minutes * MINUTE_MS - platform.now()
    since.set(left <= 0 ? last : null)
    cancel = left > 0 && Number.isFinite(left) ? platform.setTimer(left, look) : () => {}
  }
  const stops = [
    touched.subscribe(() => {
      channel.post(touched.get())
      look()
    }),
    channel.listen((at) => {
      if (typeof at !== 'number' || !(at > elsewhere)) return
      elsewhere = Math.min(at, platform.now())
      look()
    }),
    settings.subscribe(look),
    // A machine that slept has not counted.
    platform.onWake(look),
  ]
  channel.post(touched.get())
  look()
  return () => {
    cancel()
    for (const stop of stops) stop()
    channel.close()
  }
}
