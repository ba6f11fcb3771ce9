/** Being told while the program is closed, as the screens know it: offered only where the deployment has somebody for it. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { PushProblem } from '../../platform/push.ts'

export interface WokenAccount {
  account: BareJid
  /** `waiting`: its server has not been asked yet, or did not answer. */
  status: 'on' | 'waiting' | 'unsupported' | 'refused' | 'unknown'
}

export interface WakingWays {
  /** Whether the person wants it, and what has become of it for each account. */
  readonly accounts: Live<readonly WokenAccount[]>
  /** Only with the permission to show notices. Null: it is on; the servers are told as soon as each is there. */
  turnOn(): Promise<PushProblem | null>
  turnOff(): Promise<void>
}
