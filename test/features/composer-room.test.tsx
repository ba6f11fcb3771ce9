/** What of the composer makes room for words, and in which direction these run. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Composer } from '../../src/features/composer/Composer.tsx'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET } from '../support/verona.ts'

let client: FakeClient
const field = () => page.getByRole('textbox', { name: /^Message / })
const direction = () => getComputedStyle(field().element()).direction

beforeEach(async () => {
  await page.viewport(360, 700)
  sessionStorage.clear()
  client = fakeClient({ now: NOON })
})
afterEach(() => {
  vi.restoreAllMocks()
})

/** A screen that is touched. */
function touched() {
  const ask = window.matchMedia.bind(window)
  vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
    ask(query === '(pointer: coarse)' ? 'all' : query),
  )
}

const open = () =>
  stage(
    <Composer
      jid={JULIET}
      before={<button type="button">File</button>}
      behind={<button type="button">Voice</button>}
    />,
    { client, width: 360, height: 300 },
  )
const voice = page.getByRole('button', { name: 'Voice' })

describe('beside words', () => {
  it('there is no button for a voice on a small screen, and there is one again without them', async () => {
    touched()
    await open()
    await expect.element(voice).toBeVisible()
    await field().fill('Good night')
    await expect.poll(() => voice.query()).toBeNull()
    await expect.element(page.getByRole('button', { name: 'File' })).toBeVisible()
    await page.getByRole('button', { name: 'Send' }).click()
    await expect.element(voice).toBeVisible()
  })

  it('it stays where there is a mouse: nothing moves there that was not touched', async () => {
    await open()
    await field().fill('Good night')
    await expect.element(voice).toBeVisible()
  })
})

describe('where one reads from right to left', () => {
  it('whom one writes to is said in the direction of the page, and each text runs in its own', async () => {
    await stage(
      <div dir="rtl">
        <Composer jid={JULIET} />
      </div>,
      { client, height: 300 },
    )
    expect(direction()).toBe('rtl')
    await field().fill('Good night')
    expect(direction()).toBe('ltr')
    await field().fill('مرحبا')
    expect(direction()).toBe('rtl')
  })
})
