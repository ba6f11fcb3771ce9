/** What the server's own pages have just given, on its way to being kept. */
import type { BareJid } from '../../model/jid.ts'
import type { GrantRow } from '../../storage/schema.ts'
import type { AnotherIdentity } from '../../xmpp/failure.ts'
import type { Credentials } from '../../xmpp/stream.ts'
import type { askWays } from '../../xmpp/ways-in.ts'
import type { SignInResult } from '../client.ts'
import type { OAuthDeps } from '../signing-in/oauth-deps.ts'

export interface Granted {
  bearer: NonNullable<Credentials['bearer']>
  /** Kept once somebody is in with it. */
  row: GrantRow
  /** Under which it has been kept until then. */
  unclaimed: string
}

/** The server may name somebody else than was meant, and then nothing has happened. */
export type EnterGranted = (
  found: { address: BareJid; websocket: string },
  granted: Granted,
) => Promise<SignInResult | AnotherIdentity>

export interface ServerPagesDeps extends OAuthDeps {
  askWays?: typeof askWays | undefined
  enter: EnterGranted
}
