/** What the screens know of files: whether the server takes them, sending, how far they are, and fetching what others sent. */
import type { Live } from '../../live/live.ts'
import type { Attachment } from '../../model/attachment.ts'
import type { BareJid } from '../../model/jid.ts'
import type { MediaKind } from '../../model/media-room.ts'

export type FileOffer =
  /** Not asked yet. */
  | { status: 'unknown' }
  /** This server keeps no files. */
  | { status: 'none' }
  /** `limit`: bytes of one file; null = the server does not say. */
  | { status: 'known'; limit: number | null }

/** A file as it is to leave: what is known of it stands beside it, so that its place is reserved everywhere. */
export interface OutgoingFile {
  blob: Blob
  about: Omit<Attachment, 'url' | 'size'>
}

/** Bytes. */
export interface FileProgress {
  sent: number
  total: number
}

export type FetchedFile =
  | { status: 'here'; blob: Blob }
  /** The server has it no more, or lets nobody have it. */
  | { status: 'gone' }
  /** No answer, or one that a page of another address may not read (no CORS headers). */
  | { status: 'unreachable' }
  /** It is larger than was allowed. */
  | { status: 'too-large' }

export interface FetchOptions {
  /** Bytes; what is larger is not taken. */
  most: number
  signal?: AbortSignal
  onProgress?(received: number, total: number | null): void
}

export interface Files {
  readonly offer: Live<FileOffer>
  /**
   * Resolves when everything is in the database: from then on it cannot be lost. One message a file, because most programs
   * show a file only where it is all there is; the caption goes with the last one. Each leaves when the server has its file.
   * `messages.discard` takes one back in the middle, `messages.retry` tries a failed one again.
   */
  send(to: BareJid, files: readonly OutgoingFile[], caption?: string): Promise<void>
  /** Of a message whose file is being sent just now, in whichever tab; null = it waits, or there is nothing to send. */
  progress(messageId: string): Live<FileProgress | null>
  /** A file of ours that the server does not have yet. */
  waiting(messageId: string, place: number): Promise<Blob | null>
  /** A file of others that was fetched before, and is still on this device. */
  kept(messageId: string, place: number): Promise<Blob | null>
  /** For the next time, while there is room: what was not looked at for longest makes way. Never rejects. */
  keep(messageId: string, place: number, kind: MediaKind, blob: Blob): Promise<void>
  /** From where it lies, without cookies and without saying who asks. */
  fetch(url: string, options: FetchOptions): Promise<FetchedFile>
}
