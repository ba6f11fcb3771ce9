/** The worker of a browser that keeps the program: started, asked for later versions, or taken away. */
import { value } from '../live/live.ts'
import type { Platform } from './platform.ts'
import type { Shell, ShellUpdate, ShellWindow } from './shell.ts'
import type { Made, ToWorker } from './worker-talk.ts'

type Clock = Pick<Platform, 'now' | 'setTimer' | 'onWake'>

/** A chat stays open for days, and browsers ask only when a page is opened. */
const ASK_EVERY_MS = 60 * 60_000
/** Of a version that does not know the question. */
const PATIENCE_MS = 10_000
const OURS = 'tessera-'

/** Not wanted: it is taken away. */
export async function shellOf(window: ShellWindow, clock: Clock, isWanted: boolean): Promise<Shell | null> {
  const workers = window.navigator.serviceWorker
  const script = [...(window.document.scripts ?? [])].find(({ type, src }) => type === 'module' && src)?.src
  const page = window.document.baseURI
  if (!workers || !page || !script) return null
  if (isWanted) return openShell({ workers, page, script, clock, reload: () => window.location.reload?.() })
  await removeShell(workers, page, window.caches)
  return null
}

interface ShellParts {
  workers: ServiceWorkerContainer
  /** Of the page, and of the script that it began with. */
  page: string
  script: string
  clock: Clock
  reload(): void
}

async function openShell({ workers, page, script, clock, reload }: ShellParts): Promise<Shell | null> {
  const registration = await register(workers, new URL('worker.js', page).href)
  if (!registration) return null
  const update = value<ShellUpdate>({ status: 'none' })
  /** Whoever answered for this page so far. Without one before it, the first is no change. */
  let { controller } = workers
  let isApplied = false

  const which = (worker: ServiceWorker) =>
    new Promise<Made | null>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      const late = clock.setTimer(PATIENCE_MS, () => resolve(null))
      port1.onmessage = ({ data }: MessageEvent<Made>) => {
        late()
        port1.close()
        resolve(data)
      }
      tell(worker, { type: 'which', script }, port2)
    })

  const look = async () => {
    const { waiting } = registration
    const made = waiting && (await which(waiting))
    if (!waiting || !made || registration.waiting !== waiting) return
    // Of this page's build: nothing on screen changes with it.
    if (made.same) tell(waiting, { type: 'take-over' })
    else if (update.get().status === 'none') update.set({ status: 'ready', version: made.version })
  }

  const lookBehind = async (status: 'ready' | 'replaced') => {
    const made = workers.controller && (await which(workers.controller))
    if (made && !made.same) update.set({ status, version: made.version })
  }

  function watch(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') void look()
    })
  }

  workers.addEventListener('controllerchange', () => {
    const isChange = controller !== null
    controller = workers.controller
    if (isApplied) reload()
    // Only what changes under a page has it begin anew by itself: whatever it is that goes wrong, it goes wrong once.
    else void lookBehind(isChange ? 'replaced' : 'ready')
  })
  registration.addEventListener('updatefound', () => watch(registration.installing))
  watch(registration.installing)
  void lookBehind('ready').then(look)
  askNowAndThen(registration, clock)

  return {
    build: /-([\w-]+)\.js$/.exec(script)?.[1] ?? '',
    update,
    apply() {
      const { waiting } = registration
      // The one that is in use elsewhere comes by itself, and none after it without a press.
      if (!waiting || update.get().status === 'replaced') return reload()
      isApplied = true
      tell(waiting, { type: 'take-over' })
    },
  }
}

/** With all that it keeps. What a person has written is in the database, and stays. */
async function removeShell(workers: ServiceWorkerContainer, page: string, caches: ShellWindow['caches']) {
  const registration = await workers.getRegistration(page)
  await registration?.unregister()
  const names = (await caches?.keys()) ?? []
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches?.delete(name)))
}

/** Null: not allowed here, or its file cannot be had. */
async function register(workers: ServiceWorkerContainer, address: string) {
  try {
    return (await workers.register(address, { updateViaCache: 'none' })) ?? null
  } catch {
    return null
  }
}

function askNowAndThen(registration: ServiceWorkerRegistration, clock: Clock): void {
  let asked = clock.now()
  const ask = () => {
    if (clock.now() - asked < ASK_EVERY_MS) return
    asked = clock.now()
    // Without a network: the next time.
    registration.update().catch(() => {})
  }
  const askLater = () =>
    clock.setTimer(ASK_EVERY_MS, () => {
      ask()
      askLater()
    })
  clock.onWake(ask)
  askLater()
}

const tell = (worker: ServiceWorker, message: ToWorker, ...ports: MessagePort[]) =>
  worker.postMessage(message, ports)
