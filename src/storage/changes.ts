/** Who hears of which commit: readers in this tab at once, those in other tabs through a channel. */
import type { Topic } from './topics.ts'

/** The other tabs of this installation (never hears itself). */
export interface Channel {
  post(message: unknown): void
  listen(listener: (message: unknown) => void): () => void
  close(): void
}

export interface Changes {
  publish(topics: ReadonlySet<Topic>): void
  /** A listener hears once of a commit, however many of its topics were touched. */
  subscribe(topics: readonly Topic[], listener: () => void): () => void
  /** Everybody in this tab hears. */
  refresh(): void
  close(): void
}

export function createChanges(channel: Channel | null): Changes {
  const byTopic = new Map<string, Set<() => void>>()

  function tell(topics: Iterable<string>) {
    const told = new Set<() => void>()
    for (const topic of topics) for (const listener of byTopic.get(topic) ?? []) told.add(listener)
    for (const listener of told) {
      try {
        listener()
      } catch (error) {
        // One that fails keeps neither the others nor the writer from going on, and is still heard of.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  // Another version of the program may be at the other end: what it says is only believed in part.
  channel?.listen((message) => {
    if (Array.isArray(message)) tell(message.filter((topic) => typeof topic === 'string'))
  })

  return {
    publish(topics) {
      if (!topics.size) return
      channel?.post([...topics])
      tell(topics)
    },
    subscribe(topics, listener) {
      // A function of its own: the same listener may be given twice, and each is taken back alone.
      const own = () => listener()
      for (const topic of topics) {
        const listeners = byTopic.get(topic) ?? new Set()
        byTopic.set(topic, listeners.add(own))
      }
      return () => {
        for (const topic of topics) {
          const listeners = byTopic.get(topic)
          if (listeners?.delete(own) && !listeners.size) byTopic.delete(topic)
        }
      }
    },
    refresh: () => tell([...byTopic.keys()]),
    close() {
      byTopic.clear()
      channel?.close()
    },
  }
}

/** What the browser has for it; null where it has nothing, then each tab reads for itself. */
export function broadcastChannel(name: string): Channel | null {
  if (typeof BroadcastChannel === 'undefined') return null
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const heard = (event: MessageEvent) => listener(event.data)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
    close: () => channel.close(),
  }
}
