/** What a program is handed, as text: a file with all that it needs, or the token alone. */
import type { GivenAccess } from '../../client/acting/programs.ts'

/** As `docs/example-program.mjs` reads it. */
export function accessFile({ address, websocket, token, renewal }: GivenAccess): string {
  const all = {
    address,
    websocket,
    token,
    ...(renewal && {
      renewal: {
        endpoint: renewal.endpoint,
        client_id: renewal.clientId,
        client_secret: renewal.clientSecret,
        refresh_token: renewal.refreshToken,
      },
    }),
  }
  return `${JSON.stringify(all, null, 2)}\n`
}

/** RFC 7628 §3.1, as people write what cannot be seen. */
export const firstLine = (address: string): string => `n,a=${address},^Aauth=Bearer …^A^A`
