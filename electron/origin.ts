/** Where the program's own pages live: an origin of their own, which no web server and no file on the disk can be. */

export const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://tessera`
export const HOME = `${ORIGIN}/index.html`

/** Not by `URL.origin`: outside of Chromium it is `null` for schemes that it does not know. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password } = new URL(address)
  return `${protocol}//${host}` === ORIGIN && !username && !password
}
