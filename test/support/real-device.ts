/** The program on a device of this process, with a real network: its database in memory, its clock the real one. */
import 'fake-indexeddb/auto'
import './global-websocket.ts'
import { createClient, type RunningClient } from '../../src/client/create-client.ts'
import { fetchRooms } from '../../src/client/session/fetched-rooms.ts'
import { value } from '../../src/live/live.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { openStorage, type Storage } from '../../src/storage/storage.ts'
import { fakeAttention } from './fake-attention.ts'
import { fakeAway } from './fake-away.ts'
import { fakeMark, fakeRoom } from './fake-room.ts'

const platform: Platform = {
  now: Date.now,
  online: value(true),
  visible: value(true),
  focused: value(true),
  onWake: () => () => {},
  setTimer(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  device: { software: 'Tessera', device: 'test' },
  room: () => Promise.resolve(fakeRoom()),
  mark: fakeMark(),
  // One tab a device.
  lock: () => ({ held: Promise.resolve(), release: () => {} }),
  channel: () => ({ post: () => {}, listen: () => () => {}, close: () => {} }),
  attention: () => Promise.resolve(fakeAttention()),
  touched: () => Promise.resolve(value(Number.POSITIVE_INFINITY)),
  away: () => Promise.resolve(fakeAway('http://localhost:5280/')),
}

let devices = 0

/** `servers`: endpoints by domain. */
/** `more`: what the deployment and this machine have besides. */
export async function realDevice(
  servers: Record<string, string>,
  more: { deployment?: object; platform?: Partial<Platform>; storage?: Storage } = {},
): Promise<RunningClient> {
  await fetchRooms()
  const storage = more.storage ?? (await openStorage({ name: `device-${++devices}`, channel: () => null }))
  const known = Object.entries(servers).map(([domain, websocket]) => [domain, { websocket }])
  return createClient({
    storage,
    platform: { ...platform, ...more.platform },
    deployment: Promise.resolve(checkDeployment({ servers: Object.fromEntries(known), ...more.deployment })),
    fetch: () => Promise.reject(new TypeError('there is no web here')),
  })
}
