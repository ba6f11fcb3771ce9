/** A notice of the worker's was pressed: the window that is open goes there, or one is opened. */
import { readNoticeTag } from '../model/notice-tag.ts'
import type { ToPage } from '../platform/worker-talk.ts'
import type { WorkerClient, WorkerScope } from './worker-scope.ts'

/** A press lets a worker show a window for a few seconds; a page that is frozen does not answer at all. */
const PATIENCE_MS = 1000

export async function goToChat({ clients, registration }: WorkerScope, tag: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const inSight = [...windows].sort((one, other) => Number(isVisible(other)) - Number(isVisible(one)))
  for (const window of inSight)
    if (await goes(window, tag)) return void (await window.focus().catch(() => {}))
  await clients.openWindow(addressOf(registration.scope, tag))
}

const isVisible = ({ visibilityState }: WorkerClient) => visibilityState === 'visible'

function goes(window: WorkerClient, tag: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    const end = (does: boolean) => {
      clearTimeout(late)
      port1.close()
      resolve(does)
    }
    const late = setTimeout(() => end(false), PATIENCE_MS)
    port1.onmessage = () => end(true)
    window.postMessage({ type: 'pressed', tag } satisfies ToPage, [port2])
  })
}

/** The account is taken out of it before anything is shown. */
function addressOf(folder: string, tag: string): string {
  const place = readNoticeTag(tag)
  if (!place) return folder
  const path = place.conversation === null ? '' : `chat/${encodeURIComponent(place.conversation)}`
  return `${folder}#/${path}?account=${encodeURIComponent(place.account)}`
}
