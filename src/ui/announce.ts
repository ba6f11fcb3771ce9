/** What screen readers are told. Spoken by `LiveRegion`, which stands once in the page; anybody may announce. */
export type Urgency = 'polite' | 'assertive'

export interface Announcement {
  id: number
  text: string
  urgency: Urgency
}

/** Long enough to be read out, short enough not to be met again when browsing the page. */
const KEPT_MS = 7000

let announcements: readonly Announcement[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Announcement[]) {
  announcements = next
  for (const listener of listeners) listener()
}

/** `polite` waits for a pause; `assertive` interrupts, and is for what cannot wait. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  const announcement = { id: ++lastId, text, urgency }
  set([...announcements, announcement])
  setTimeout(() => set(announcements.filter((other) => other !== announcement)), KEPT_MS)
}

export const currentAnnouncements = (): readonly Announcement[] => announcements

export function subscribeAnnouncements(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
