/** What the page may ask of the person's machine: camera, microphone, notices, clipboard. Everything else is denied, unasked. */
import { isOurs, ORIGIN } from './origin.ts'

const ALLOWED: readonly string[] = [
  'media',
  'notifications',
  'clipboard-read',
  'clipboard-sanitized-write',
  // What any program has: reaching a server at home or on this machine (Chromium asks since it guards local networks, and the
  // page's policy still holds), and keeping its database when the disk gets full.
  'local-network-access',
  'local-network',
  'loopback-network',
  'persistent-storage',
]
const MEDIA: readonly string[] = ['audio', 'video']

/** Of the details that Electron gives with a request or a check, whichever it is. */
export interface PermissionDetails {
  readonly isMainFrame: boolean
  readonly requestingUrl?: string
  readonly securityOrigin?: string
  readonly embeddingOrigin?: string
  readonly mediaTypes?: readonly string[]
  readonly mediaType?: string
}

export interface PermissionAsked {
  permission: string
  /** Of whoever asks: an origin or a whole address. */
  asking: string
  details: PermissionDetails
}

/** Chromium writes origins with a slash behind, or without. */
const isOurOrigin = (origin: string | undefined) =>
  origin === undefined || origin === ORIGIN || origin === `${ORIGIN}/`

export function mayAsk({ permission, asking, details }: PermissionAsked): boolean {
  if (!ALLOWED.includes(permission) || !details.isMainFrame) return false
  if (!isOurs(asking) || !isOurOrigin(details.securityOrigin) || !isOurOrigin(details.embeddingOrigin))
    return false
  if (permission !== 'media') return true
  const kinds = details.mediaTypes ?? (details.mediaType === undefined ? [] : [details.mediaType])
  return kinds.every((kind) => MEDIA.includes(kind))
}

/** Of Electron's `Session`. */
export interface PermissionDesk {
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: PermissionDetails,
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, origin: string, details: PermissionDetails) => boolean,
  ): void
  setDevicePermissionHandler(handler: () => boolean): void
  setDisplayMediaRequestHandler(handler: (request: unknown, callback: (streams: null) => void) => void): void
}

export function keepPermissions(session: PermissionDesk): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(mayAsk({ permission, asking: details.requestingUrl ?? '', details })),
  )
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayAsk({ permission, asking: origin, details }),
  )
  session.setDevicePermissionHandler(() => false)
  // The screen is pictured by the main process, on a press, and never streamed.
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}
