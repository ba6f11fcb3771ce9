/** Where a card leads, when its button is pressed and not before. The app knows the addresses. */
import type { DeviceCode } from '../../model/device-code.ts'
import type { Invite } from '../../model/invite.ts'
import type { BareJid } from '../../model/jid.ts'

export interface ReadingWays {
  /** Keeps it on this device and shows who it is from. Nobody is asked. */
  onInvite(invite: Invite): Promise<void>
  /** `as`: where there are several accounts, the one that knows them. */
  onOpenChat(jid: BareJid, as?: BareJid): void
  /** To see whose it is, and to let it in. */
  onDevice(code: DeviceCode): void
  /** Somebody has to be signed in for what is on the card, or wants to sign in as `address`. */
  onSignIn(address: string): void
  /** In another window of the browser. */
  onOpenPage(url: string): void
  /** Takes the card away, and goes on with something else: under the words that stand on the button. */
  again?: { label: string; onPress: () => void } | undefined
}
