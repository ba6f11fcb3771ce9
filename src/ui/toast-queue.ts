/** The toasts that are on screen, oldest first. Each leaves after its time, which stands still while somebody looks. */
export interface ToastContent {
  text: string
  action?: { label: string; onPress: () => void }
}

export interface Toast extends ToastContent {
  id: number
}

const SHOWN_MS = 6000
const MOST_AT_ONCE = 3

let toasts: readonly Toast[] = []
let lastId = 0
let paused = false
const left = new Map<number, number>()
const timers = new Map<number, { timer: ReturnType<typeof setTimeout>; since: number }>()
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function start(id: number) {
  const timer = setTimeout(() => closeToast(id), left.get(id) ?? SHOWN_MS)
  timers.set(id, { timer, since: Date.now() })
}

function stop(id: number) {
  const running = timers.get(id)
  if (!running) return
  clearTimeout(running.timer)
  timers.delete(id)
  left.set(id, Math.max(0, (left.get(id) ?? SHOWN_MS) - (Date.now() - running.since)))
}

export function showToast(content: ToastContent): void {
  const id = ++lastId
  left.set(id, SHOWN_MS)
  const surplus = toasts.slice(0, Math.max(0, toasts.length + 1 - MOST_AT_ONCE))
  for (const toast of surplus) closeToast(toast.id)
  set([...toasts, { ...content, id }])
  if (!paused) start(id)
}

export function closeToast(id: number): void {
  stop(id)
  left.delete(id)
  if (toasts.some((toast) => toast.id === id)) set(toasts.filter((toast) => toast.id !== id))
  if (toasts.length === 0) paused = false
}

/** While the pointer or the focus is on a toast, none of them leaves. */
export function pauseToasts(pause: boolean): void {
  if (pause === paused) return
  paused = pause
  for (const { id } of toasts) {
    if (pause) stop(id)
    else start(id)
  }
}

export const currentToasts = (): readonly Toast[] => toasts

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
