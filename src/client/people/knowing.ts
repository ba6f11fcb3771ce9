/** What the screens know of people: what these say of themselves, how one is seen oneself, and who is kept out. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { OwnStatus } from '../../model/own-status.ts'
import type { Availability } from '../../model/presence.ts'

/** What somebody says of themselves, one's own included. */
export interface ProfileView {
  jid: BareJid
  /** XEP-0172. */
  nick: string | null
  /** Of their card. */
  fullName: string | null
  picture: Blob | null
  /** Own: the server has not heard of it yet, or does not take it. */
  state: 'told' | 'waiting' | 'refused'
}

export interface Whereabouts {
  availability: Availability
  /** Their own words. */
  status: string | null
  /** When they were there last, milliseconds since 1970; null where nobody knows, and for whoever is there now. */
  lastSeen: number | null
}

export type ReportReason = 'spam' | 'abuse'

export interface People {
  /** Null: nothing is known of them. */
  profile(jid: BareJid): Live<ProfileView | null>
  /** Their picture alone; the same object while it is the same picture. */
  picture(jid: BareJid): Live<Blob | null>
  whereabouts(jid: BareJid): Live<Whereabouts>
  /** Somebody looks at this person: asks for what is not known yet. Strangers are never asked anything. */
  look(jid: BareJid): void

  /** How one is seen, on this device. */
  readonly ownStatus: Live<OwnStatus>
  setOwnStatus(status: OwnStatus): Promise<void>
  /** What one is called by others who gave one no name. Works offline: it is told when the server is there. */
  setOwnName(name: string): Promise<void>
  /** A square of 256 to 512 pixels, PNG; null takes it away. */
  setOwnPicture(picture: Blob | null): Promise<void>

  /** Addresses and whole domains; null until it was read. */
  readonly blocked: Live<readonly string[] | null>
  isBlocked(jid: BareJid): Live<boolean>
  /** Whether the server takes reports (XEP-0377). */
  readonly takesReports: Live<boolean>
  block(jid: string, report?: ReportReason): Promise<void>
  unblock(jid: string): Promise<void>
}
