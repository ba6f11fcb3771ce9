import { useCallback, useEffect, useState } from 'react'
import type { Reading } from '../model/invite.ts'
import { readText } from '../model/read-text.ts'
import type { Share } from '../model/share.ts'
import { openFile } from './open-file.ts'

/** What may hold a code, or a business card. Of several, nobody means one. */
const LOOKED_AT = /^(?:image\/|text\/)/

/** Whether it is something that the program can do more with than send it on: an invite, say, or a picture of one. */
export function useLookAtShare(share: Share | null): { look: Reading | 'looking' | null; ignore(): void } {
  const [look, setLook] = useState<Reading | 'looking' | null>(null)
  useEffect(() => {
    if (!share) return
    let stays = true
    const [file, ...others] = share.files
    if (!file) setLook(worthACard(readText(share.text)))
    else if (others.length === 0 && LOOKED_AT.test(file.type)) {
      setLook('looking')
      void openFile(file).then((shown) => {
        const found = 'reading' in shown ? worthACard(shown.reading) : null
        // Whoever chose a chat meanwhile has said what they want.
        if (stays) setLook((now) => (now === 'looking' ? found : now))
      })
    }
    return () => {
      stays = false
    }
  }, [share])
  const ignore = useCallback(() => setLook(null), [])
  return { look, ignore }
}

const worthACard = (reading: Reading) => (reading.kind === 'unknown' ? null : reading)
