/** The program was opened by a link, a shortcut or another program while a window of it was there: that one is told. */

/** The part of a window that this needs, where it is there. */
export interface LaunchWindow {
  readonly launchQueue?: {
    setConsumer(consumer: (launch: { readonly targetURL?: string | null }) => void): void
  }
  readonly performance: Pick<Performance, 'getEntriesByType'>
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>
}

const LAST = 'tessera.launch'

/**
 * `cameBy`: the address that this page was opened with, which it has seen to by itself. A page that is loaded anew is told again
 * of the launch that was the last before: what was seen to once is not done a second time. Such an address may hold a secret, so
 * only its hash is remembered.
 */
export function followLaunches(
  window: LaunchWindow,
  cameBy: string,
  listener: (address: string) => void,
): void {
  const [entry] = window.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  let known: string | null = entry?.type === 'reload' ? remembered(window) : null
  let first: string | null = cameBy
  let work = Promise.resolve()

  async function hear(address: string): Promise<void> {
    const name = await nameOf(address)
    const isOld = address === first || name === known
    first = null
    known = null
    remember(window, name)
    if (!isOld) listener(address)
  }

  window.launchQueue?.setConsumer(({ targetURL }) => {
    if (targetURL) work = work.then(() => hear(targetURL))
  })
}

async function nameOf(address: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(address))
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}

function remembered({ sessionStorage }: LaunchWindow): string | null {
  try {
    return sessionStorage.getItem(LAST)
  } catch {
    return null
  }
}

function remember({ sessionStorage }: LaunchWindow, name: string): void {
  try {
    sessionStorage.setItem(LAST, name)
  } catch {
    // Where nothing may be kept, a page that is loaded anew goes where it was told last.
  }
}
