/** XEP-0245 The /me Command 1.0, https://xmpp.org/extensions/xep-0245.html: what somebody does, said of them. */

const COMMAND = '/me '

/** What they do; null = it is said, not done. The command counts only as the very first thing. */
export const actionOf = (body: string): string | null =>
  body.startsWith(COMMAND) && body.length > COMMAND.length ? body.slice(COMMAND.length) : null
