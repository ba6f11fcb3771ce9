import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Button } from '../../src/ui/Button.tsx'
import { Door } from '../../src/ui/Door.tsx'
import { DoorFirst } from '../../src/ui/DoorFirst.tsx'
import { EntryPage } from '../../src/ui/EntryPage.tsx'
import { stage } from '../support/kit-stage.tsx'

afterEach(() => page.viewport(414, 896))

const doorway = () => document.querySelectorAll('svg[viewBox="0 0 660 868"] path').length

describe('an entry page', () => {
  const welcome = (art?: boolean) => (
    <EntryPage art={art} footer="Your words stay between you and your server.">
      <h1>Come on in.</h1>
    </EntryPage>
  )

  it('has its landmarks', async () => {
    const back = vi.fn()
    const screen = await stage(
      <EntryPage back={{ label: 'Back', onPress: back }} footer="Your words stay yours.">
        <h1>Welcome back</h1>
      </EntryPage>,
    )
    await expect.element(screen.getByRole('banner')).toHaveTextContent('Tessera')
    await expect.element(screen.getByRole('main')).toHaveTextContent('Welcome back')
    await expect.element(screen.getByRole('contentinfo')).toHaveTextContent('Your words stay yours.')
    await screen.getByRole('button', { name: 'Back' }).click()
    expect(back).toHaveBeenCalledTimes(1)
  })

  it('has the doorway where there is room, on phones only when it asks for it', async () => {
    await page.viewport(1200, 800)
    const screen = await stage(welcome())
    await expect.poll(doorway).toBeGreaterThan(20)
    await page.viewport(800, 800)
    await expect.poll(doorway).toBe(0)
    await page.viewport(390, 844)
    expect(doorway()).toBe(0)
    await screen.rerender(welcome(true))
    await expect.poll(doorway).toBeGreaterThan(20)
    await page.viewport(1200, 800)
    await screen.rerender(welcome(false))
    await expect.poll(doorway).toBe(0)
  })
})

describe('doors', () => {
  it('lead to an address or do something', async () => {
    const press = vi.fn()
    const screen = await stage(
      <>
        <Door icon="key" title="I have an account" detail="Sign in with your address" href="#/sign-in" />
        <Door icon="home" title="I need an account" detail="Choose a server to live on" onPress={press} />
      </>,
    )
    const link = screen.getByRole('link', { name: /^I have an account/ })
    await expect.element(link).toHaveAttribute('href', '#/sign-in')
    await screen.getByRole('button', { name: /^I need an account/ }).click()
    expect(press).toHaveBeenCalledTimes(1)
  })

  it('have a first one, named, with its own buttons', async () => {
    const screen = await stage(
      <DoorFirst icon="invite" title="I have an invite" detail="A link or a code">
        <Button>Paste it</Button>
      </DoorFirst>,
    )
    const first = screen.getByRole('region', { name: 'I have an invite' })
    await expect.element(first.getByRole('button', { name: 'Paste it' })).toBeVisible()
  })
})
