import { useState } from 'react'
import type { Programs, ProgramView } from '../../client/acting/programs.ts'
import { useAttempt } from '../useAttempt.ts'

export interface Told {
  status: 'all' | 'some' | 'offline' | 'unreachable'
  name: string
}

/** Ends a program, and keeps what came of it: the row may be gone by then. */
export function useEnding(programs: Programs) {
  const { run, busy } = useAttempt()
  const [told, setTold] = useState<Told | null>(null)
  return {
    busy,
    told,
    end({ id, name }: ProgramView, done: () => void) {
      run(
        () => programs.end(id),
        (result) => {
          done()
          const status = result.status === 'ended' ? (result.all ? 'all' : 'some') : result.status
          setTold({ status, name })
        },
      )
    },
  }
}
