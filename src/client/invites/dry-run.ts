/** Asks a server, as a stranger would, whether tokens are still good. Nothing is used up by asking (XEP-0445 §4). */
import type { openRegistration } from '../../xmpp/registration.ts'

export type Verdict = 'good' | 'refused' | 'unsupported'

export interface DryRunDeps {
  open: typeof openRegistration
  setTimer(milliseconds: number, run: () => void): () => void
}

/** Longer than a sign-in takes on a bad line. */
const PATIENCE_MS = 15_000

/** On one stream, one after the other; null where none could be opened, or it broke. */
export async function dryRun(
  { open, setTimer }: DryRunDeps,
  server: { domain: string; websocket: string },
  tokens: readonly string[],
): Promise<Verdict[] | null> {
  const stop = new AbortController()
  const stopWaiting = setTimer(PATIENCE_MS, () => stop.abort())
  try {
    const desk = await open({ ...server, signal: stop.signal })
    try {
      const verdicts: Verdict[] = []
      for (const token of tokens) {
        const answer = await desk.preauth(token)
        verdicts.push(answer === 'accepted' ? 'good' : answer)
      }
      return verdicts
    } finally {
      void desk.close().catch(() => {})
    }
  } catch {
    return null
  } finally {
    stopWaiting()
  }
}
