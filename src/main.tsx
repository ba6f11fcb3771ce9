/** Builds the house and opens its door. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { keepAddressTidy } from './app/location.ts'
import { showRememberedTheme } from './app/theme.ts'
import { createWords } from './i18n/i18n.ts'
import './ui/base.css'

showRememberedTheme()
keepAddressTidy()

async function start(root: HTMLElement): Promise<void> {
  // `?fake` in development: all screens without a server; `?fake=out` begins with nobody signed in.
  const fake = import.meta.env.DEV ? new URLSearchParams(location.search).get('fake') : null
  if (fake === null) return
  const { fakeClient } = await import('../test/support/fake-client.tsx')
  const client = fakeClient({ ...(fake === 'out' ? { account: null } : {}), empty: fake === 'empty' })
  const words = createWords()
  createRoot(root).render(
    <StrictMode>
      <App client={client} words={words} />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root) void start(root)
