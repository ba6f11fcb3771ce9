/** What the machine can do, in one interface: the rest of the program never asks where it runs. */
import type { Live } from '../live/live.ts'
import type { Attention } from './attention.ts'
import type { Away } from './away.ts'
import type { Installing } from './installing.ts'
import type { Native } from './native.ts'
import type { Push } from './push.ts'
import type { Room } from './room.ts'
import type { Shell } from './shell.ts'

export interface Platform {
  /** Milliseconds since 1970. */
  now(): number
  readonly online: Live<boolean>
  readonly visible: Live<boolean>
  /** Whether this is the window that one types into. */
  readonly focused: Live<boolean>
  /** Called when the machine may have slept or moved: `online`, becoming visible, `pageshow`, a jump of the clock. */
  onWake(listener: () => void): () => void
  setTimer(milliseconds: number, run: () => void): () => void
  /** How this device names itself to servers (XEP-0388 user-agent). Nothing private. */
  readonly device: { software: string; device: string }
  /** What is kept here, as the machine sees it; rejects when that part of the program cannot be fetched. */
  room(): Promise<Room>
  /** A word that outlives the database, where it can; nothing secret. */
  readonly mark: { read(): string | null; write(text: string | null): void }
  /** The tab that holds a name acts for all; resolves `held` when this one does, until `release`. */
  lock(name: string): { held: Promise<void>; release(): void }
  /** A channel to the other tabs of this installation. */
  channel(name: string): {
    post(message: unknown): void
    listen(listener: (message: unknown) => void): () => void
    close(): void
  }
  /** Notices, sounds, a number on the icon; rejects when that part of the program cannot be fetched. */
  attention(): Promise<Attention>
  /** Other people's pages; rejects when that part of the program cannot be fetched. */
  away(): Promise<Away>
  /** When somebody last did something in this window; rejects when that part of the program cannot be fetched. */
  touched(): Promise<Live<number>>
  /**
   * Keeps the program on this device, or, when that is not wanted, takes it away; null where it is not to be had. Absent where
   * something else keeps it. Rejects when that part of the program cannot be fetched.
   */
  shell?(isWanted: boolean): Promise<Shell | null>
  /** Becoming a program of its own on this machine. Absent where it is one. Rejects when that part cannot be fetched. */
  installing?(): Promise<Installing>
  /**
   * Being woken while no page is open; null where it is not to be had. Absent where the program need not be closed. Rejects when
   * that part of the program cannot be fetched.
   */
  push?(): Promise<Push | null>
  /** Absent in a browser. */
  readonly native?: Native
}
