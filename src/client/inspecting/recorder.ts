/**
 * What goes over the wire while somebody records: heard where the stream is, shown where they look. Without secrets before it is
 * kept or told to another tab, in memory only, and never more than so much.
 */
import { type Value, value } from '../../live/live.ts'
import { showFrame } from '../../xmpp/redact.ts'
import type { WireTap } from '../../xmpp/stream.ts'
import type { Recorder, WireEntry } from './inspecting.ts'
import type { InspectingDeps, RecordMessage } from './inspecting-session.ts'

const MAX_ENTRIES = 500
/** Of all together, two for each character. */
const MAX_BYTES = 256 * 1024
/** Of one: what is longer is cut. */
const MAX_TEXT = 16_384
/** A tab that records says so again and again; one that went without a word is forgotten. */
const SAY_EVERY_MS = 5_000
const FORGET_AFTER_MS = 15_000

export interface RecordDesk extends Recorder {
  /** What another tab asked of the leader. */
  answer(message: RecordMessage): void
}

/** With one more; the oldest leave. */
export function withEntry(entries: readonly WireEntry[], entry: WireEntry): readonly WireEntry[] {
  const all = [...entries, entry].slice(-MAX_ENTRIES)
  let room = MAX_BYTES
  const first = all.findLastIndex(({ text }) => {
    room -= text.length * 2
    return room < 0
  })
  return all.slice(first + 1)
}

export function createRecorder({
  tabs,
  platform,
  tap,
}: Pick<InspectingDeps, 'tabs' | 'platform'> & { tap: WireTap }): RecordDesk {
  const entries: Value<readonly WireEntry[]> = value<readonly WireEntry[]>([])
  const isRecording = value(false)
  const name = crypto.randomUUID()
  /** Other tabs that record, and what stops forgetting them. */
  const others = new Map<string, () => void>()
  let count = 0
  let stopSaying = () => {}

  const add = (seen: Omit<WireEntry, 'id'>) =>
    entries.set(withEntry(entries.get(), { ...seen, id: `${++count}` }))

  function hear(direction: WireEntry['direction'], frame: string): void {
    const shown = showFrame(frame)
    const text = shown?.text ?? ''
    const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text
    const seen = { direction, at: platform.now(), kind: shown?.kind ?? 'stream', text: cut }
    if (isRecording.get()) add(seen)
    if (others.size) tabs.post({ kind: 'wire-seen', seen })
  }
  const listen = () => {
    tap.hear = tabs.isLeading() && (isRecording.get() || others.size > 0) ? hear : null
  }
  function say(): void {
    if (tabs.isLeading()) listen()
    else tabs.post({ kind: 'wire-wanted', name })
    stopSaying = platform.setTimer(SAY_EVERY_MS, say)
  }
  function forget(other: string): void {
    others.get(other)?.()
    others.delete(other)
    listen()
  }

  tabs.listen((message) => {
    if (message.kind === 'wire-seen' && isRecording.get() && !tabs.isLeading()) add(message.seen)
  })
  void tabs.leading.then(listen)

  return {
    entries,
    isRecording,
    start() {
      if (isRecording.get()) return
      isRecording.set(true)
      say()
    },
    stop() {
      if (!isRecording.get()) return
      isRecording.set(false)
      stopSaying()
      if (tabs.isLeading()) listen()
      else tabs.post({ kind: 'wire-unwanted', name })
    },
    clear: () => entries.set([]),
    answer(message) {
      others.get(message.name)?.()
      if (message.kind === 'wire-unwanted') forget(message.name)
      else {
        others.set(
          message.name,
          platform.setTimer(FORGET_AFTER_MS, () => forget(message.name)),
        )
        listen()
      }
    },
  }
}
