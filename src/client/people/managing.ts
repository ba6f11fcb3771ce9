/** What the screens know of a contact list that others keep, and of what a person calls people for their own eyes. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'

/** Seen by nobody else; both empty = nothing of one's own. */
export interface PrivateName {
  /** Empty: whatever they are called anyhow. */
  alias: string
  groups: readonly string[]
}

export interface Managing {
  /** The list is kept by somebody else: nobody can be added, removed, renamed or asked there. */
  readonly isManaged: Live<boolean>
  /** The same of one line of it, where the rest may be the person's own. */
  keeps(jid: BareJid): Live<boolean>
  /** Whether there is anything that an invite could do. */
  readonly mayInvite: Live<boolean>
  /** What was changed about these people had to be undone, and the person has not been told. */
  readonly undone: Live<readonly BareJid[]>
  undoneSeen(): Promise<void>

  privateName(jid: BareJid): Live<PrivateName>
  /** Works offline; the person's other devices hear of it when the server is there. */
  setPrivateName(jid: BareJid, name: PrivateName): Promise<void>
  /** `device`: the server keeps no private data, so the other devices never hear of it. */
  readonly namesAreKept: Live<'account' | 'device'>
}
