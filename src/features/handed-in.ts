/** What was handed over by another program, on its way to where one writes: words into the draft, files beside them. */
import { useEffect } from 'react'
import { type Value, value } from '../live/live.ts'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import type { Share } from '../model/share.ts'

interface HandedIn<What> {
  jid: BareJid
  what: What
}

/** The whole draft, and what is to be said with the files. */
export const handedWords = value<HandedIn<string> | null>(null)
export const handedFiles = value<HandedIn<{ files: readonly File[]; caption: string }> | null>(null)

/** `draft`: what stands in that chat already. */
export function handIn({
  jid,
  draft,
  text,
  files,
}: Pick<Share, 'text' | 'files'> & { jid: BareJid; draft: string }) {
  if (files.length) handedFiles.set({ jid, what: { files, caption: text } })
  else if (text) handedWords.set({ jid, what: draft.trim() ? `${draft.trimEnd()}\n${text}` : text })
}

/** Takes it, once, where it is meant for this chat. */
export function useHandedIn<What>(
  from: Value<HandedIn<What> | null>,
  jid: BareJid,
  take: (what: What) => void,
) {
  const handed = useLive(from)
  useEffect(() => {
    if (handed?.jid !== jid || from.get() !== handed) return
    from.set(null)
    take(handed.what)
  }, [from, handed, jid, take])
}
