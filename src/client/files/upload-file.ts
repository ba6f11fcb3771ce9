/** One file to the server, once: the slot, the bytes, and what the answer means. */
import type { UploadPower } from '../../model/upload-power.ts'
import type { PutFile } from '../../platform/put-file.ts'
import { LinkLost, StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { requestSlot } from '../../xmpp/xep-0363-http-upload.ts'

export type UploadOutcome =
  | { status: 'there'; url: string }
  /** Trying again by ourselves cannot help. */
  | { status: 'refused'; failure: 'no-upload' | 'upload-too-large' | 'upload-quota' | 'upload-refused' }
  /** The network, or a server in trouble. */
  | { status: 'broken' }
  /** Nobody is there to ask. */
  | { status: 'lost' }

export interface UploadRequest {
  file: Blob
  name: string
  type: string
  signal: AbortSignal
  onProgress(sent: number): void
}

const UPLOAD = '{urn:xmpp:http:upload:0}'

export async function uploadFile(
  link: Link,
  putFile: PutFile,
  power: UploadPower,
  { file, name, type, signal, onProgress }: UploadRequest,
): Promise<UploadOutcome> {
  if (power.service === null) return { status: 'refused', failure: 'no-upload' }
  if (power.limit !== null && file.size > power.limit)
    return { status: 'refused', failure: 'upload-too-large' }
  try {
    const slot = await requestSlot(link, power.service, { name, size: file.size, type })
    if (!slot) return { status: 'refused', failure: 'upload-refused' }
    // §4: as the type that the slot was asked for.
    const body = file.type === type ? file : new Blob([file], { type })
    const status = await putFile({ ...slot.put, body, signal, onProgress })
    return meaningOf(status, slot.get)
  } catch (error) {
    if (error instanceof LinkLost) return { status: 'lost' }
    if (error instanceof StanzaError) return meaningOfRefusal(error)
    return { status: 'broken' }
  }
}

function meaningOf(status: number, url: string): UploadOutcome {
  if (status >= 200 && status < 300) return { status: 'there', url }
  if (status === 413) return { status: 'refused', failure: 'upload-too-large' }
  if (status === 507) return { status: 'refused', failure: 'upload-quota' }
  // A slot may have ended in the meantime; the next attempt has a new one.
  return { status: 'broken' }
}

/** §5: too large, come back later (a quota), or not at all. */
function meaningOfRefusal({ condition, type, details }: StanzaError): UploadOutcome {
  if (details.includes(`${UPLOAD}file-too-large`)) return { status: 'refused', failure: 'upload-too-large' }
  if (condition === 'resource-constraint' || details.includes(`${UPLOAD}retry`))
    return { status: 'refused', failure: 'upload-quota' }
  if (type === 'wait') return { status: 'broken' }
  if (condition === 'service-unavailable' || condition === 'item-not-found')
    return { status: 'refused', failure: 'no-upload' }
  return { status: 'refused', failure: 'upload-refused' }
}
