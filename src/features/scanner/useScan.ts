/** Takes in what is scanned, chosen, pasted, dropped or typed, and holds what was found in it. Sends and opens nothing. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { decodeFile } from './decode.ts'
import { createEcho } from './echo.ts'
import { NOTHING, type Outcome, type ScanProblem } from './outcome.ts'
import { rankTexts } from './rank-texts.ts'

export interface Scan {
  outcome: Outcome
  /** Counts how often what was found was put away. */
  round: number
  onCamera(texts: readonly string[]): void
  onFile(file: Blob): void
  /** One for each screen; they are looked at as one picture. */
  onScreens(pictures: readonly Blob[]): void
  onText(text: string): void
  onProblem(problem: ScanProblem): void
  /** The next of several texts. */
  onNext(): void
  /** Away with what was found. */
  again(): void
}

async function look(file: Blob): Promise<Outcome> {
  try {
    const found = await decodeFile(file)
    if ('problem' in found) return { kind: 'problem', problem: found.problem }
    if (found.texts.length === 0) return { kind: 'problem', problem: 'no-code' }
    return { kind: 'texts', texts: rankTexts(found.texts), shown: 0 }
  } catch {
    return { kind: 'problem', problem: 'failed' }
  }
}

async function lookAtScreens(pictures: readonly Blob[]): Promise<Outcome> {
  if (pictures.length === 0) return { kind: 'problem', problem: 'no-screen' }
  const found = await Promise.all(pictures.map(look))
  const texts = found.flatMap((outcome) => (outcome.kind === 'texts' ? outcome.texts : []))
  if (texts.length > 0) return { kind: 'texts', texts: rankTexts(texts), shown: 0 }
  // A reader that cannot be started says more than that nothing was found.
  const failed = found.find((outcome) => outcome.kind === 'problem' && outcome.problem === 'failed')
  return failed ?? { kind: 'problem', problem: 'no-code-on-screen' }
}

export function useScan(): Scan {
  const [outcome, setOutcome] = useState<Outcome>(NOTHING)
  const [round, setRound] = useState(0)
  const [echo] = useState(createEcho)
  /** What was brought last counts, however long it takes to look at what was brought before. */
  const turn = useRef(0)

  const take = useCallback((next: Outcome) => {
    turn.current++
    setOutcome(next)
  }, [])

  const lookFor = useCallback(
    (looking: () => Promise<Outcome>) => {
      take({ kind: 'looking' })
      const mine = turn.current
      void looking().then((found) => {
        if (mine === turn.current) setOutcome(found)
      })
    },
    [take],
  )

  const actions = useMemo(
    () => ({
      onCamera(texts: readonly string[]) {
        const ranked = rankTexts(texts)
        if (!echo.isNews(ranked[0] ?? '', performance.now())) return
        turn.current++
        // A card that is being read does not change under a finger.
        setOutcome((now) => (now.kind === 'texts' ? now : { kind: 'texts', texts: ranked, shown: 0 }))
      },
      onFile: (file: Blob) => lookFor(() => look(file)),
      onScreens: (pictures: readonly Blob[]) => lookFor(() => lookAtScreens(pictures)),
      onText(text: string) {
        const clean = text.trim()
        take(clean ? { kind: 'texts', texts: [clean], shown: 0 } : NOTHING)
      },
      onProblem: (problem: ScanProblem) => take({ kind: 'problem', problem }),
      onNext: () =>
        setOutcome((now) =>
          now.kind === 'texts' ? { ...now, shown: (now.shown + 1) % now.texts.length } : now,
        ),
      again() {
        echo.putAway(performance.now())
        take(NOTHING)
        setRound((before) => before + 1)
      },
    }),
    [echo, take, lookFor],
  )
  return { outcome, round, ...actions }
}
