/** Fetches the rooms of accounts, once for all of them, and sets them up in each session as soon as they are here. */
import { type Live, type Value, value } from '../../live/live.ts'
import type { AccountParts } from '../client.ts'
import type { AtTheDoor, createRooms, Rooms, RoomsDeps } from './rooms.ts'

const plan = value<{ build: typeof createRooms } | null>(null)

/** Rejects when they could not be fetched; then the next one who asks may have more luck. */
export async function fetchRooms(): Promise<void> {
  if (plan.get()) return
  const { createRooms } = await import('./rooms.ts')
  if (!plan.get()) plan.set({ build: createRooms })
}

export interface RoomsOfSession {
  /** Null until they are fetched. */
  readonly here: Live<Rooms | null>
  /** For screens, which come with them or after them. */
  get(): Rooms
  /** Fetches them. Where that does not work, the next stream tries again. */
  furnish(): Promise<void>
  stop(): Promise<void>
}

export function roomsOf(deps: RoomsDeps & { fetchRooms(): Promise<void> }): RoomsOfSession {
  const here: Value<Rooms | null> = value<Rooms | null>(null)
  const settle = () => {
    const planned = plan.get()
    if (!planned || here.get()) return
    const rooms = planned.build(deps)
    here.set(rooms)
    // They may be late: whatever goes on already, goes on with them.
    rooms.follow()
  }
  const unfollow = plan.subscribe(settle)
  settle()

  return {
    here,
    get() {
      const rooms = here.get()
      if (!rooms) throw new Error('the rooms were entered before they were there')
      return rooms
    },
    furnish: () => deps.fetchRooms().catch(() => {}),
    async stop() {
      unfollow()
      await here.get()?.stop()
    },
  }
}

type InRooms = Omit<AccountParts, AtTheDoor>

/** All of them: a part that is missing here does not compile. */
const IN_ROOMS: Record<keyof InRooms, true> = {
  conversations: true,
  messages: true,
  people: true,
  search: true,
  invites: true,
  access: true,
  inspecting: true,
  files: true,
}

/** A session with the parts that are in its rooms: looked up when they are asked for. */
export function withRooms<S extends object>(rooms: RoomsOfSession, session: S): S & InRooms {
  for (const part of Object.keys(IN_ROOMS) as (keyof InRooms)[])
    Object.defineProperty(session, part, { get: () => rooms.get()[part], enumerable: true })
  return session as S & InRooms
}
