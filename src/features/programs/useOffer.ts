import { useEffect, useState } from 'react'
import type { ProgramOffer, Programs } from '../../client/acting/programs.ts'
import { useWhenOnline } from '../useWhenOnline.ts'

/** What can be given here: the server is asked before anybody presses a button, as windows open at once or not at all. */
export function useOffer(programs: Programs): { offer: ProgramOffer | null; again(): void } {
  const [offer, setOffer] = useState<ProgramOffer | null>(null)
  /** Each is another question. */
  const [asked, setAsked] = useState({})
  useEffect(() => {
    // A new question to the same programs is asked again.
    void asked
    let gone = false
    setOffer(null)
    void programs.offer().then((answer) => gone || setOffer(answer))
    return () => {
      gone = true
    }
  }, [programs, asked])
  const again = () => setAsked({})
  useWhenOnline(offer?.status === 'offline', again)
  return { offer, again }
}
