/** The doors that stand open for answers from the system's browser: few, each for one sign-in. */
import type { DesktopCalls } from '../src/platform/desktop-api.ts'
import { type LoopbackParts, openReturn, type Returned } from './loopback.ts'
import { wayOf } from './navigation.ts'

export interface Returns {
  open(state: string): Promise<DesktopCalls['openReturn']['gives']>
  /** Null: no such door, an address that opens nowhere, or given up. */
  await(id: string, url: string): Promise<string | null>
  close(id: string): void
  closeAll(): void
}

/** Of the sign-ins that somebody begins at a time. */
const MOST = 4

export interface ReturnsParts extends LoopbackParts {
  openOutside(address: string): void
}

export function createReturns({ openOutside, ...parts }: ReturnsParts): Returns {
  const open = new Map<string, Returned>()
  const close = (id: string) => {
    open.get(id)?.close()
    open.delete(id)
  }
  return {
    close,
    closeAll() {
      for (const id of [...open.keys()]) close(id)
    },
    async open(state) {
      const door = await openReturn(state, parts)
      const { id, redirectUri } = door
      open.set(id, door)
      void door.answer.then(() => open.delete(id))
      const [oldest] = open.keys()
      if (open.size > MOST && oldest !== undefined) close(oldest)
      return { id, redirectUri }
    },
    async await(id, url) {
      const door = open.get(id)
      if (!door || wayOf(url) !== 'outside') return null
      openOutside(url)
      return door.answer
    },
  }
}
