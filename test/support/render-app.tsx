/** The whole program in a test's page, at an address, on a client in memory. */
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import '../../src/ui/base.css'
import type { i18n } from 'i18next'
import { type RenderResult, render } from 'vitest-browser-react'
import { App } from '../../src/app/App.tsx'
import type { Deployment } from '../../src/app/deployment.ts'
import { createWords } from '../../src/i18n/i18n.ts'
import { type FakeClient, type FakeOptions, fakeClient } from './fake-client.tsx'

export interface RenderedApp {
  screen: RenderResult
  client: FakeClient
  words: i18n
}

/** In English, unless the test chooses otherwise: the browser of a test may prefer anything. */
export async function renderApp(
  hash: string,
  options: FakeOptions & { deployment?: Deployment } = {},
): Promise<RenderedApp> {
  const { deployment, ...rest } = options
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  const client = fakeClient(rest)
  client.settings.set({ ...DEFAULT_SETTINGS, theme: 'light', language: 'en' })
  const words = createWords()
  const screen = await render(<App client={client} words={words} {...(deployment ? { deployment } : {})} />)
  return { screen, client, words }
}

export const renderSignedOut = (
  hash: string,
  options: { deployment?: Deployment } = {},
): Promise<RenderedApp> => renderApp(hash, { ...options, account: null })
