/** An account goes for good: at its server first (XEP-0077 §3.2), then everything of it on this device. Fetched when somebody means it. */
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Session } from '../session/session.ts'
import { forgetHere } from '../signing-in/sign-out.ts'
import type { DeleteAccountResult } from './acting.ts'

export interface DeletionDeps {
  storage: Storage
  platform: Pick<Platform, 'setTimer'>
  /** Before this device forgets it: nobody is to think that the browser did. */
  leaving(): Promise<void>
  /** Ends the stream of the account in this tab. */
  endSession(): Promise<void>
}

export async function deleteAccount(session: Session, deps: DeletionDeps): Promise<DeleteAccountResult> {
  const access = await session.access().catch(() => null)
  if (!access) return { status: 'offline' }
  const answer = await access.deleteAccount()
  const result = answer.status === 'unknown' ? await whetherGone(session, deps.platform) : answer
  if (result.status !== 'deleted') return result
  await deps.leaving()
  await forgetHere(session.account, deps.storage, deps.endSession)
  return result
}

/** For a server that is slow to come back, and for no longer than a person would wait. */
const PATIENCE_MS = 30_000

/**
 * The stream ended before the server said whether the account is gone: ejabberd 26 answers in no other way. Whoever is let in
 * again is still there; whoever is refused with what was good a moment ago is not.
 */
function whetherGone(
  { state, reconnectNow }: Pick<Session, 'state' | 'reconnectNow'>,
  { setTimer }: Pick<Platform, 'setTimer'>,
): Promise<DeleteAccountResult> {
  return new Promise((resolve) => {
    let wasDown = false
    let cameBack = false
    const settle = (result: DeleteAccountResult) => {
      unfollow()
      stopWaiting()
      resolve(result)
    }
    const look = () => {
      const now = state.get()
      if (now.status === 'online') {
        // A stream that was resumed brings the wish once more: whether it is heard then shows in a moment.
        if (wasDown && !now.resumed) settle({ status: 'failed', text: null })
        return
      }
      wasDown = true
      if (now.status !== 'blocked' || now.reason === 'server') return
      if (now.reason !== 'conflict') settle({ status: 'deleted' })
      // As it is called when an account goes while it is online.
      else if (!cameBack) {
        cameBack = true
        reconnectNow()
      }
    }
    const unfollow = state.subscribe(look)
    const stopWaiting = setTimer(PATIENCE_MS, () => settle({ status: 'unknown' }))
    look()
    if (!wasDown) settle({ status: 'unknown' })
  })
}
