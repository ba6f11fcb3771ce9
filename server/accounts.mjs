/** What an operator can do to accounts while the server runs, from any process that knows the way into its admin shell. */
import { luaString, runInShell } from './admin-shell.mjs'
import { dockerShell } from './docker.mjs'

/**
 * @typedef {{ socket: string } | { container: string, config: string }} ShellDoor plain data: a test's worker gets it by JSON
 * @param {ShellDoor} door @returns {(line: string) => Promise<string>}
 */
export const openShell = (door) => (line) =>
  'socket' in door ? runInShell(door.socket, line) : dockerShell(door.container, door.config, line)

/** @param {(line: string) => Promise<string>} shell */
export const accountsOf = (shell) => ({
  /** A new account. @param {string} user @param {string} domain @param {string} password */
  register: (user, domain, password) =>
    shell(`user:create(${luaString(`${user}@${domain}`)}, ${luaString(password)})`),
  /** @param {string} jid @param {string} password */
  changePassword: (jid, password) => shell(`user:password(${luaString(jid)}, ${luaString(password)})`),
  /** @param {string} jid */
  disable: (jid) => shell(`user:disable(${luaString(jid)})`),
  /** @param {string} jid */
  enable: (jid) => shell(`user:enable(${luaString(jid)})`),
  /** @param {string} jid */
  remove: (jid) => shell(`user:delete(${luaString(jid)})`),
  /** Contacts of each other, as if each had asked and agreed. @param {string} jid @param {string} other */
  befriend: (jid, other) => shell(`roster:subscribe_both(${luaString(jid)}, ${luaString(other)})`),
  /** A link to the web app that lets somebody in as a contact of `jid`. @param {string} jid */
  invite: (jid) => shell(`invite:create_contact(${luaString(jid)}, { allow_registration = true })`),
  /** The same for somebody who is to come with an account of their own. @param {string} jid */
  inviteContact: (jid) => shell(`invite:create_contact(${luaString(jid)}, {})`),
  /** Lets somebody make an account: of any name at a domain, or of the one that is given. @param {string} target */
  inviteAccount: (target) => shell(`invite:create_account(${luaString(target)}, {})`),
  /** Lets whoever holds it set a new password. @param {string} jid */
  inviteReset: async (jid) => {
    const [link = ''] = (await shell(`invite:create_reset(${luaString(jid)}, {})`)).split('\n') // then: for whom, until when
    return link
  },
  /** From now on an administrator of their own domain. @param {string} jid */
  promote: (jid) =>
    shell(`user:set_role(${luaString(jid)}, ${luaString(jid.slice(jid.indexOf('@') + 1))}, "prosody:admin")`),
  /** From now on a guest at their own domain. @param {string} jid */
  restrict: (jid) =>
    shell(`user:set_role(${luaString(jid)}, ${luaString(jid.slice(jid.indexOf('@') + 1))}, "prosody:guest")`),
  /** Ends every connection of an account from the server's side. @param {string} jid */
  disconnect: (jid) => shell(`c2s:close(${luaString(jid)})`),
})
