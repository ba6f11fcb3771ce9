/** What a browser says of the room there is, and a word that outlives the database: set by the test. */
import type { Platform } from '../../src/platform/platform.ts'
import type { Room, RoomEstimate } from '../../src/platform/room.ts'

export interface FakeRoom extends Room {
  safe: boolean | null
  /** What it says when it is asked. */
  answer: boolean
  asksPerson: boolean
  asked: number
  told: RoomEstimate | null
}

export function fakeRoom(): FakeRoom {
  const room: FakeRoom = {
    safe: false,
    answer: true,
    asksPerson: false,
    asked: 0,
    told: null,
    isSafe: async () => room.safe,
    async keepSafe() {
      room.asked++
      if (room.answer) room.safe = true
      return room.answer
    },
    estimate: async () => room.told,
  }
  return room
}

export function fakeMark(): Platform['mark'] {
  let kept: string | null = null
  return {
    read: () => kept,
    write(text) {
      kept = text
    },
  }
}
