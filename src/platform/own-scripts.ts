/**
 * Trusted Types: what may start a script or become HTML where a text is given for it. Nothing but files of this program, and the
 * empty text. Needed where the web server sends `require-trusted-types-for`; without it browsers never ask.
 */

/** The rules of a policy; null refuses. */
export interface Rules {
  createHTML(text: string): string | null
  createScriptURL(address: string): string | null
}

/** Of a window: browsers that know nothing of it have no such factory. */
export interface TrustingWindow {
  readonly trustedTypes?: { createPolicy(name: string, rules: Rules): unknown }
  readonly document: { readonly baseURI: string }
}

/** A file beside the page or below assets/, with nothing after its name. */
const OWN_FILE = /^(?:assets\/)?[\w-]+(?:\.[\w-]+)*\.js$/

/** As the browser will read it, whatever was written: dots are gone from its path. Null: nobody of ours. */
export function ownScript(address: string, page: string): string | null {
  const folder = new URL('.', page).href
  const full = URL.canParse(address, page) ? new URL(address, page).href : ''
  return full.startsWith(folder) && OWN_FILE.test(full.slice(folder.length)) ? full : null
}

/** The policy is called `default`: it is asked for every text, so that workers are started as anywhere else. */
export function trustOwnScripts({ trustedTypes, document }: TrustingWindow): void {
  trustedTypes?.createPolicy('default', {
    // react-aria empties what it had read aloud.
    createHTML: (text) => (text === '' ? text : null),
    createScriptURL: (address) => ownScript(address, document.baseURI),
  })
}
