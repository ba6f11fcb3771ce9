/** Sign-ins in the system's browser: the pages that are shown there, and the one door by which they come back. */
import { type LoopbackParts, openDoor, type ReturnDoor } from './loopback.ts'
import { wayOf } from './navigation.ts'

export interface ReturnsParts extends LoopbackParts {
  openOutside(address: string): void
}

export interface Returns {
  /** Its address; opened when it is first asked for. */
  open(): Promise<string>
  /** Null: an address that opens nowhere, or names no answer that could be known again; or given up. */
  visit(url: string): Promise<string | null>
  giveUp(url: string): void
  close(): void
}

/** RFC 6749 §4.1.1, as we make them: random, and once. */
function stateOf(url: string): string | null {
  if (wayOf(url) !== 'outside') return null
  const [state = '', ...more] = new URL(url).searchParams.getAll('state')
  return more.length === 0 && /^[\w-]{16,512}$/.test(state) ? state : null
}

export function createReturns({ openOutside, ...parts }: ReturnsParts): Returns {
  let door: Promise<ReturnDoor> | null = null
  return {
    async open() {
      door ??= openDoor(parts)
      try {
        return (await door).redirectUri
      } catch (error) {
        door = null
        throw error
      }
    },
    async visit(url) {
      const state = stateOf(url)
      if (state === null || !door) return null
      const answer = (await door).wait(state)
      openOutside(url)
      return answer
    },
    giveUp(url) {
      const state = stateOf(url)
      if (state !== null) void door?.then(({ giveUp }) => giveUp(state))
    },
    close() {
      void door?.then(({ close }) => close())
      door = null
    },
  }
}
