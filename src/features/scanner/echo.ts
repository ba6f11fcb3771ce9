/** A code stays before the camera: its text is news once, and again after a while. */
const SILENT_MS = 2000

export interface Echo {
  isNews(text: string, now: number): boolean
  /** The last text was put away: it must not come back at once. */
  putAway(now: number): void
}

export function createEcho(): Echo {
  let last = { text: '', at: Number.NEGATIVE_INFINITY }
  return {
    isNews(text, now) {
      if (text === last.text && now - last.at < SILENT_MS) return false
      last = { text, at: now }
      return true
    },
    putAway(now) {
      last = { ...last, at: now }
    },
  }
}
