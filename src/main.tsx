/** Builds the house and opens its door. The only file that knows everybody. */
// First, so that what each part of the kit says about itself comes later and wins.
import './ui/base.css'
import type { i18n } from 'i18next'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { accountOfEntry } from './app/account-of-entry.ts'
import { showAccent } from './app/brand.ts'
import { prefetchAddressed } from './app/lazy-screens.ts'
import { currentRoute, keepAddressTidy } from './app/location.ts'
import { NoStorage } from './app/NoStorage.tsx'
import { showRememberedTheme } from './app/theme.ts'
import type { Client } from './client/client.ts'
import { createClient } from './client/create-client.ts'
import { createWords } from './i18n/i18n.ts'
import { type Deployment, readDeployment } from './platform/deployment.ts'
import { platformHere } from './platform/here.ts'
import { trustOwnScripts } from './platform/own-scripts.ts'
import { openStorage } from './storage/storage.ts'
import { StorageFailure } from './storage/storage-failure.ts'

/** Before it is tidied. */
const cameBy = location.href
trustOwnScripts(window)
showRememberedTheme()
keepAddressTidy()
prefetchAddressed()

const fetchHere: typeof fetch = (input, init) => fetch(input, init)

async function open(deployment: Promise<Deployment>, words: i18n): Promise<Client> {
  // `?fake` in development: all screens without a server; `?fake=out` begins with nobody signed in.
  const fake = import.meta.env.DEV ? new URLSearchParams(location.search).get('fake') : null
  if (import.meta.env.DEV && fake !== null) {
    const { fakeClient } = await import('../test/support/fake-client.tsx')
    return fakeClient({ ...(fake === 'out' ? { account: null } : {}), empty: fake === 'empty' })
  }
  const [storage, platform] = await Promise.all([openStorage(), platformHere(window)])
  const { native, shell, installing } = platform
  // Nothing of it is needed to read and to write: where it cannot be had, the program is as in a browser.
  if (native) import('./settle-in.ts').then(({ settleIn }) => settleIn(native, words)).catch(() => {})
  if (import.meta.env.PROD && shell)
    whenQuiet(() =>
      import('./keep-shell.ts').then(({ keepShell }) => keepShell(shell, deployment, words)).catch(() => {}),
    )
  if (installing) {
    const settle = () =>
      import('./settle-in-browser.ts')
        .then(({ settleInBrowser }) => settleInBrowser(installing, cameBy))
        .catch(() => {})
    if (currentRoute.get().screen === 'shared') settle()
    else whenQuiet(settle)
  }
  const wanted = accountOfEntry()
  return createClient({ storage, platform, deployment, fetch: fetchHere, ...(wanted ? { wanted } : {}) })
}

/** What nobody waits for, and what is large: after all that somebody may be waiting for has come. */
function whenQuiet(run: () => void): void {
  setTimeout(() => {
    // Safari came to know it late.
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 10_000 })
    else run()
  }, 3000)
}

async function start(element: HTMLElement): Promise<void> {
  const deployment = readDeployment(fetchHere)
  const words = createWords()
  const root = createRoot(element)
  const client = await open(deployment, words).catch((error: unknown) => {
    if (!(error instanceof StorageFailure)) throw error
    root.render(<NoStorage words={words} problem={error.problem} onAgain={() => location.reload()} />)
    return null
  })
  if (!client) return
  const render = (known: { name?: string; defaultDomain?: string }) =>
    root.render(
      <StrictMode>
        <App client={client} words={words} deployment={known} />
      </StrictMode>,
    )
  // What is here is shown at once; what the deployment says of itself matters only to whoever comes in.
  render({})
  const { brand, defaultDomain } = await deployment
  showAccent(brand.accent)
  if (brand.name || defaultDomain)
    render({ ...(brand.name ? { name: brand.name } : {}), ...(defaultDomain ? { defaultDomain } : {}) })
}

const root = document.getElementById('root')
if (root) void start(root)
