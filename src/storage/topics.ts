/** What can change, by name. A write touches topics, a live query names those it reads. */
import type { BareJid } from '../model/jid.ts'

declare const topic: unique symbol
export type Topic = string & { readonly [topic]: true }

// Prepared bare addresses hold no white space, so two topics never share a name.
const named = (...parts: string[]) => parts.join(' ') as Topic

/** Who is signed in here, and what is known of their servers. */
export const accountsTopic = named('accounts')
export const settingsTopic = named('settings')
/** The contact list, with those who ask to be on it. */
export const contactsTopic = (account: BareJid) => named('contacts', account)
/** Any row of the conversation list. */
export const conversationsTopic = (account: BareJid) => named('conversations', account)
/** One row of it. */
export const conversationTopic = (account: BareJid, jid: BareJid) => named('conversation', account, jid)
/** What stands in one conversation. */
export const messagesTopic = (account: BareJid, jid: BareJid) => named('messages', account, jid)
/** Any message, wherever it stands. */
export const anyMessageTopic = (account: BareJid) => named('messages', account)
export const outboxTopic = (account: BareJid) => named('outbox', account)
/** Which stretches of the archive are here. */
export const archiveTopic = (account: BareJid) => named('archive', account)
/** The ledger of what was handed out. */
export const invitesTopic = (account: BareJid) => named('invites', account)
/** The invite that was opened on this device. */
export const journeyTopic = named('journey')
/** Whose invites were accepted. */
export const redemptionsTopic = (account: BareJid) => named('redemptions', account)
/** Files on their way to the server. */
export const uploadsTopic = (account: BareJid) => named('uploads', account)
/** Files of others that are kept here, of all accounts. */
export const mediaTopic = named('media')
/** Messages that were taken back, or left with their conversation. */
export const goneMessagesTopic = (account: BareJid) => named('gone-messages', account)
/** What people say of themselves: all of them, and one. */
export const profilesTopic = (account: BareJid) => named('profiles', account)
export const profileTopic = (account: BareJid, jid: BareJid) => named('profile', account, jid)
/** Who is kept out. */
export const blockedTopic = (account: BareJid) => named('blocked', account)
/** What may act for an account, as far as this device knows. */
export const grantsTopic = (account: BareJid) => named('grants', account)
/** How a person calls those whom others put on their list. */
export const privateNamesTopic = (account: BareJid) => named('private-names', account)
/** Who has gone to their server, and come back. */
export const doorwaysTopic = named('doorways')
