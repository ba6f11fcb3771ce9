/** The part of a service worker's surroundings that is used: a test brings its own. */

/** An event that the browser keeps the worker alive for. */
export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface FetchedEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

export interface ToldEvent extends LastingEvent {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

export interface PushedEvent extends LastingEvent {
  readonly data: { text(): string } | null
}

/** A notice that outlives its page. */
export interface WorkerNotice {
  readonly tag: string
  close(): void
}

export interface NoticeEvent extends LastingEvent {
  readonly notification: WorkerNotice
}

/** A window of the program. */
export interface WorkerClient {
  readonly id: string
  readonly url: string
  readonly visibilityState: DocumentVisibilityState
  focus(): Promise<unknown>
  postMessage(message: unknown, ports?: MessagePort[]): void
}

export interface WorkerClients {
  claim(): Promise<void>
  openWindow(address: string): Promise<unknown>
  matchAll(options: { type: 'window'; includeUncontrolled?: boolean }): Promise<readonly WorkerClient[]>
}

export interface WorkerEvents {
  install: LastingEvent
  activate: LastingEvent
  fetch: FetchedEvent
  message: ToldEvent
  push: PushedEvent
  notificationclick: NoticeEvent
  pushsubscriptionchange: LastingEvent
}

export interface WorkerScope {
  readonly registration: {
    /** The folder of the program, with a slash at its end. */
    readonly scope: string
    readonly pushManager?: {
      getSubscription(): Promise<{ unsubscribe(): Promise<boolean> } | null>
    }
    showNotification(title: string, options: NotificationOptions & { renotify?: boolean }): Promise<void>
    readonly waiting: { postMessage(message: unknown): void } | null
  }
  readonly navigator: { readonly languages: readonly string[] }
  readonly caches: Pick<CacheStorage, 'open' | 'delete'>
  readonly clients: WorkerClients
  fetch(address: string | Request, init?: RequestInit): Promise<Response>
  skipWaiting(): Promise<void>
  addEventListener<T extends keyof WorkerEvents>(type: T, listener: (event: WorkerEvents[T]) => void): void
}
