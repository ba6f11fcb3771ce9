/** One object URL for each picture, however many rows show it; given back when nobody has for a while. */
import type { Live } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import type { Pictures } from '../ui/pictures.ts'

/** Long enough to scroll away and back. */
const KEPT_MS = 30_000

interface Shown {
  picture: Blob | null
  url: string | null
  users: number
  leaving: ReturnType<typeof setTimeout> | undefined
}

export function createPictures(pictureOf: (jid: BareJid) => Live<Blob | null>): Pictures {
  const shown = new Map<BareJid, Shown>()

  function release(jid: BareJid): void {
    const { url } = shown.get(jid) ?? {}
    shown.delete(jid)
    if (url) URL.revokeObjectURL(url)
  }

  return {
    get(jid) {
      const there = shown.get(jid)
      if (!there) return null
      const picture = pictureOf(jid).get()
      if (picture !== there.picture) {
        if (there.url) URL.revokeObjectURL(there.url)
        there.picture = picture
        there.url = picture && URL.createObjectURL(picture)
      }
      return there.url
    },
    subscribe(jid, listener) {
      const there = shown.get(jid) ?? { picture: null, url: null, users: 0, leaving: undefined }
      shown.set(jid, there)
      clearTimeout(there.leaving)
      there.users++
      const stop = pictureOf(jid).subscribe(listener)
      return () => {
        stop()
        there.users--
        if (there.users === 0) there.leaving = setTimeout(() => release(jid), KEPT_MS)
      }
    },
  }
}
