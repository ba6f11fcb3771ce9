import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button } from '../../src/ui/Button.tsx'
import { IconButton } from '../../src/ui/IconButton.tsx'
import { LinkButton } from '../../src/ui/LinkButton.tsx'
import { hitSize, stage } from '../support/kit-stage.tsx'

describe('a button', () => {
  it('is pressed by pointer, Enter and Space', async () => {
    const press = vi.fn()
    const screen = await stage(<Button onPress={press}>Invite</Button>)
    const button = screen.getByRole('button', { name: 'Invite' })
    await button.click()
    expect(press).toHaveBeenCalledTimes(1)
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard(' ')
    expect(press).toHaveBeenCalledTimes(3)
  })

  it('keeps its label and its focus while pending, and does nothing more', async () => {
    const press = vi.fn()
    const send = vi.fn((event: { preventDefault(): void }) => event.preventDefault())
    const form = (isPending: boolean) => (
      <form onSubmit={send}>
        <Button type="submit" onPress={press} isPending={isPending}>
          Sign in
        </Button>
      </form>
    )
    const screen = await stage(form(false))
    const button = screen.getByRole('button', { name: 'Sign in' })
    await userEvent.tab()
    await screen.rerender(form(true))
    await expect.element(button).toHaveFocus()
    await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    await userEvent.keyboard('{Enter}')
    expect(press).not.toHaveBeenCalled()
    expect(send).not.toHaveBeenCalled()
  })

  it('that is disabled is out of the way', async () => {
    const screen = await stage(
      <>
        <Button isDisabled>First</Button>
        <Button>Second</Button>
      </>,
    )
    await expect.element(screen.getByRole('button', { name: 'First' })).toBeDisabled()
    await userEvent.tab()
    await expect.element(screen.getByRole('button', { name: 'Second' })).toHaveFocus()
  })

  it('shows a ring to the keyboard and none to the pointer', async () => {
    const screen = await stage(<Button>Invite</Button>)
    const button = screen.getByRole('button', { name: 'Invite' })
    await button.click()
    expect(getComputedStyle(button.element()).outlineStyle).toBe('none')
    await userEvent.keyboard('{Shift}')
    await userEvent.tab()
    await userEvent.tab({ shift: true })
    await expect.element(button).toHaveFocus()
    expect(getComputedStyle(button.element()).outlineWidth).toBe('2px')
  })

  it('has a finger-sized hit area in every size, 40 px or more', async () => {
    const screen = await stage(
      <div style={{ display: 'grid', gap: 24, justifyItems: 'start' }}>
        <Button>Ok</Button>
        <LinkButton href="#/a">Go</LinkButton>
        <IconButton icon="close" label="Close" />
        <IconButton icon="edit" label="Edit" size="small" />
      </div>,
    )
    const all = [...screen.container.querySelectorAll('button, a')]
    expect(all).toHaveLength(4)
    for (const element of all) {
      const { width, height } = hitSize(element)
      expect.soft(Math.min(width, height), element.outerHTML).toBeGreaterThanOrEqual(40)
    }
  })
})

describe('a link button', () => {
  it('is a link to its address', async () => {
    const screen = await stage(
      <LinkButton href="#/sign-in" rank="primary">
        Sign in
      </LinkButton>,
    )
    await expect.element(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '#/sign-in')
  })
})

describe('an icon button', () => {
  it('has a name, and shows it as a tooltip to the keyboard', async () => {
    const screen = await stage(<IconButton icon="search" label="Search" shortcut="Ctrl K" />)
    const button = screen.getByRole('button', { name: 'Search' })
    await expect.element(button).toBeVisible()
    await expect.element(screen.getByRole('tooltip')).not.toBeInTheDocument()
    await userEvent.tab()
    await expect.element(screen.getByRole('tooltip')).toHaveTextContent('Search')
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('tooltip')).not.toBeInTheDocument()
  })

  it('says whether it is on, only where it can be', async () => {
    const screen = await stage(
      <>
        <IconButton icon="details" label="Details" isOn />
        <IconButton icon="search" label="Search" />
      </>,
    )
    await expect.element(screen.getByRole('button', { name: 'Details', pressed: true })).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Search' })).not.toHaveAttribute('aria-pressed')
  })
})
