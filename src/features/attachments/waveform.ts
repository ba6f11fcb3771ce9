/** The shape of a voice: how loud it is along the way. */

const BARS = 48

/** Loudness of a stretch of samples (-1 to 1): its effective value, lifted so that quiet speech is seen. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.min(1, Math.sqrt(samples.length ? sum / samples.length : 0) * 3)
}

/** At most 48 bars of any number of measures: each the loudest of its stretch, in hundredths. */
export function condense(measures: readonly number[]): number[] {
  const count = Math.min(BARS, measures.length)
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * measures.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * measures.length) / count))
    return Math.round(Math.min(1, Math.max(0, ...measures.slice(from, to))) * 100) / 100
  })
}
