/**
 * The push service of a browser, and that browser: takes what is sent to it (RFC 8030), checks who sent it (RFC 8292), and
 * reads it as only that browser can (RFC 8291).
 */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  randomUUID,
  verify,
} from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Delivered {
  /** What the worker is handed. */
  text: string
  headers: http.IncomingHttpHeaders
  /** Of everything that was sent, in the open. */
  bytes: Buffer
}

export interface PushBrowser {
  /** As `PushSubscription.toJSON()` has it. */
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  delivered: Delivered[]
  /** What the service answers from now on; 201 unless said otherwise. */
  answers(status: number): void
}

export interface PushEndpoint {
  origin: string
  browser(): PushBrowser
  close(): Promise<void>
}

interface Known {
  ecdh: ECDH
  auth: Buffer
  status: number
  delivered: Delivered[]
}

/** `key`: only what is signed by its other half is taken. `port`: any, unless said otherwise. */
export async function startPushEndpoint(key: () => string, port = 0): Promise<PushEndpoint> {
  const known = new Map<string, Known>()
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const browser = known.get(request.url ?? '')
    if (!browser) return response.writeHead(404).end()
    if (!isSigned(request.headers.authorization ?? '', key(), origin)) return response.writeHead(403).end()
    if (browser.status === 201) {
      const bytes = Buffer.concat(chunks)
      browser.delivered.push({ text: decrypt(bytes, browser), headers: request.headers, bytes })
    }
    response.writeHead(browser.status).end()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    browser() {
      const path = `/${randomUUID()}`
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const one: Known = { ecdh, auth: randomBytes(16), status: 201, delivered: [] }
      known.set(path, one)
      return {
        subscription: {
          endpoint: `${origin}${path}`,
          keys: { p256dh: ecdh.getPublicKey('base64url'), auth: one.auth.toString('base64url') },
        },
        delivered: one.delivered,
        answers(status) {
          one.status = status
        },
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** RFC 8291 §3.4 and RFC 8188 §2, for one record. */
function decrypt(bytes: Buffer, { ecdh, auth }: Known): string {
  const salt = bytes.subarray(0, 16)
  const idLength = bytes.readUInt8(20)
  const sender = bytes.subarray(21, 21 + idLength)
  const sealed = bytes.subarray(21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const secret = hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32)
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, Buffer.from(`${name}\0`), length))
  const decipher = createDecipheriv(
    'aes-128-gcm',
    derive('Content-Encoding: aes128gcm', 16),
    derive('Content-Encoding: nonce', 12),
  )
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  // The record ends with a delimiter and zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
}

/** RFC 8292 §2 and §3: a token for this origin, by the key that the subscription was made for. */
function isSigned(authorization: string, key: string, origin: string): boolean {
  const [, token = '', sender] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  if (sender !== key) return false
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const isOurs = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
  return isOurs && aud === origin && Number(exp) > Date.now() / 1000 && /^mailto:/.test(String(sub))
}
