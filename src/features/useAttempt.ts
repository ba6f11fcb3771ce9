import { useEffect, useRef, useState } from 'react'

/** One question at a time: an answer to an older one, or to a screen that is gone, is dropped. */
export function useAttempt(): {
  busy: boolean
  run<T>(ask: () => Promise<T>, answered: (answer: T) => void): void
  cancel(): void
} {
  const [busy, setBusy] = useState(false)
  const [broken, setBroken] = useState<{ by: unknown } | null>(null)
  const latest = useRef(0)
  useEffect(
    () => () => {
      latest.current += 1
    },
    [],
  )
  // Answers are values; whatever is thrown is a fault of ours, and the screen says so.
  if (broken) throw broken.by
  return {
    busy,
    run(ask, answered) {
      const mine = ++latest.current
      setBusy(true)
      ask().then(
        (answer) => {
          if (mine !== latest.current) return
          setBusy(false)
          answered(answer)
        },
        (by: unknown) => setBroken({ by }),
      )
    },
    cancel() {
      latest.current += 1
      setBusy(false)
    },
  }
}
