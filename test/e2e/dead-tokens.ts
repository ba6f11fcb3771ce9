/**
 * For pictures of invites: what the server makes is changed on its way, so that no picture holds a token that ever opened
 * anything, nor a moment of the real clock. What the app sends is changed back.
 */
import type { BrowserContext } from '@playwright/test'

/** As long as the server's own, so that codes are as dense. */
const DEAD = 'ThisTokenOpensNoDoor'

export interface DeadTokens {
  /** From now on this browser knows nothing but dead tokens. */
  tell(context: BrowserContext): Promise<void>
}

/** `ends`: when every invite ends, as far as the app knows. `also`: what else is not as the server said it. */
export function deadTokens(ends: Date, also: (text: string) => string): DeadTokens {
  const living: string[] = []
  const dead = (index: number) => `${DEAD}${String(index).padStart(4, '0')}`
  const bury = (token: string) => {
    if (!living.includes(token)) living.push(token)
    return dead(living.indexOf(token))
  }
  const toPage = (text: string) =>
    text.includes('preauth')
      ? text
          .replace(/(preauth(?:=|%3d))([\w-]{20,})/gi, (_, before, token) => before + bury(token))
          .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, `${ends.toISOString().slice(0, 19)}Z`)
      : text
  const toServer = (text: string) =>
    living.reduce((changed, token, index) => changed.replaceAll(dead(index), token), text)
  return {
    tell: (context) =>
      context.routeWebSocket(/xmpp-websocket/, (page) => {
        const server = page.connectToServer()
        page.onMessage((text) => server.send(toServer(String(text))))
        server.onMessage((text) => page.send(also(toPage(String(text)))))
      }),
  }
}
