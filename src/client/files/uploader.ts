/**
 * Brings waiting files to the server while this tab leads: each conversation one after the other, as they were sent, so that
 * they leave in that order. A network that breaks, and a page that is loaded again, begin with the file anew: servers keep
 * no halves.
 */
import type { BareJid } from '../../model/jid.ts'
import type { UploadPower } from '../../model/upload-power.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PutFile } from '../../platform/put-file.ts'
import type { Storage } from '../../storage/storage.ts'
import { uploadsTopic } from '../../storage/topics.ts'
import { uploadAt } from '../../storage/uploads.ts'
import type { Link } from '../../xmpp/link.ts'
import { type UploadOutcome, uploadFile } from './upload-file.ts'
import type { UploadProgress } from './upload-progress.ts'
import { refused, uploaded, type Waiting, waitingUploads } from './uploaded.ts'

/** Then a person decides. */
const MAX_ATTEMPTS = 5
const FIRST_PAUSE_MS = 2000

export interface UploaderDeps {
  account: BareJid
  storage: Storage
  setTimer: Platform['setTimer']
  putFile: PutFile
  progress: UploadProgress
  /** Where to, while this tab leads and is online. */
  link(): Link | null
  /** Rejects when the server does not answer. */
  power(link: Link): Promise<UploadPower>
}

export interface Uploader {
  /** Something may have become possible. */
  look(): void
  stop(): void
}

interface Running {
  waiting: Waiting
  ending: AbortController
}

export function createUploader(deps: UploaderDeps): Uploader {
  const { account, storage, progress } = deps
  /** By conversation. */
  const lanes = new Map<BareJid, Running | null>()
  const attempts = new Map<string, number>()
  const pauses = new Set<() => void>()
  let stopped = false

  async function begin(): Promise<void> {
    if (stopped || !deps.link()) return
    const waiting = await waitingUploads(storage, account)
    endTakenBack(waiting)
    for (const { message } of waiting) if (!lanes.has(message.conversation)) void lane(message.conversation)
  }

  function endTakenBack(waiting: readonly Waiting[]): void {
    for (const running of lanes.values()) {
      const id = running?.waiting.message.id
      if (running && !waiting.some(({ message }) => message.id === id)) running.ending.abort()
    }
  }

  async function lane(conversation: BareJid): Promise<void> {
    lanes.set(conversation, null)
    try {
      for (let link = deps.link(); link && !stopped; link = deps.link()) {
        const all = await waitingUploads(storage, account)
        const next = all.find(({ message }) => message.conversation === conversation)
        if (!next || !(await one(link, next))) break
      }
    } catch {
      // A database that refuses has told the session already.
    } finally {
      lanes.delete(conversation)
    }
  }

  /** Whether to go on with the next one. */
  async function one(link: Link, next: Waiting): Promise<boolean> {
    const { message, place } = next
    const [row, power] = await Promise.all([
      storage.read(['uploads'], (tx) => uploadAt(tx, account, message.id, place)),
      deps.power(link).catch(() => null),
    ])
    const about = message.attachments?.[place]
    if (!row || !about || !power) return pause(message.id)
    const ending = new AbortController()
    lanes.set(message.conversation, { waiting: next, ending })
    const total = row.blob.size
    progress.set(message.id, { sent: 0, total })
    const outcome = await uploadFile(link, deps.putFile, power, {
      file: row.blob,
      name: about.name,
      type: about.type,
      signal: ending.signal,
      onProgress: (sent) => progress.set(message.id, { sent: Math.min(sent, total), total }),
    })
    lanes.set(message.conversation, null)
    progress.set(message.id, null)
    if (stopped) return false
    return settle(next, outcome, ending.signal.aborted)
  }

  async function settle(next: Waiting, outcome: UploadOutcome, takenBack: boolean): Promise<boolean> {
    const { id } = next.message
    if (takenBack || outcome.status === 'there' || outcome.status === 'refused') attempts.delete(id)
    if (takenBack) return true
    if (outcome.status === 'there') await uploaded(storage, account, next, outcome.url)
    else if (outcome.status === 'refused') await refused(storage, account, next, outcome.failure)
    else if (outcome.status === 'lost' || !deps.link()) return false
    else return pause(id, () => refused(storage, account, next, 'upload-failed'))
    return true
  }

  /** Tries again after a while, a few times. */
  async function pause(id: string, giveUp?: () => Promise<void>): Promise<boolean> {
    const count = (attempts.get(id) ?? 0) + 1
    attempts.set(id, count)
    if (giveUp && count >= MAX_ATTEMPTS) {
      attempts.delete(id)
      await giveUp()
      return true
    }
    const cancel = deps.setTimer(FIRST_PAUSE_MS * 2 ** (count - 1), () => {
      pauses.delete(cancel)
      look()
    })
    pauses.add(cancel)
    return false
  }

  // A database that refuses has told the session already.
  const look = () => void begin().catch(() => {})
  const unlisten = storage.onChange([uploadsTopic(account)], look)

  return {
    look,
    stop() {
      stopped = true
      unlisten()
      for (const cancel of pauses) cancel()
      for (const running of lanes.values()) running?.ending.abort()
    },
  }
}
