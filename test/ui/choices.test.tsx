import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { IconButton } from '../../src/ui/IconButton.tsx'
import { Menu } from '../../src/ui/Menu.tsx'
import { Segments } from '../../src/ui/Segments.tsx'
import { hitSize, stage } from '../support/kit-stage.tsx'

const OPTIONS = [
  { id: 'system', label: 'As the system' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const

function Theme() {
  const [value, setValue] = useState<(typeof OPTIONS)[number]['id']>('system')
  return <Segments label="Theme" value={value} options={OPTIONS} onChange={setValue} />
}

describe('a menu', () => {
  const menu = (rename: () => void, remove: () => void) => (
    <Menu
      label="Conversation"
      trigger={<IconButton icon="more" label="More" />}
      items={[
        { id: 'rename', label: 'Rename', icon: 'edit', onAction: rename },
        { id: 'mute', label: 'Mute', isDisabled: true, onAction: () => undefined },
        { id: 'remove', label: 'Remove', icon: 'remove', rank: 'danger', onAction: remove },
      ]}
    />
  )

  it('is walked by arrow keys, skips what is disabled, and acts on Enter', async () => {
    const [rename, remove] = [vi.fn(), vi.fn()]
    const screen = await stage(menu(rename, remove))
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menu', { name: 'Conversation' })).toBeVisible()
    await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('menuitem', { name: 'Remove' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
    expect(remove).toHaveBeenCalledTimes(1)
    expect(rename).not.toHaveBeenCalled()
    await expect.element(screen.getByRole('button', { name: 'More' })).toHaveFocus()
  })

  it('goes away on Escape without doing anything', async () => {
    const act = vi.fn()
    const screen = await stage(menu(act, act))
    await screen.getByRole('button', { name: 'More' }).click()
    await expect.element(page.getByRole('menu')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
    expect(act).not.toHaveBeenCalled()
    await expect.element(screen.getByRole('button', { name: 'More' })).toHaveFocus()
  })
})

describe('segments', () => {
  it('are one stop of Tab, and the arrow keys choose', async () => {
    const screen = await stage(
      <>
        <Theme />
        <button type="button">After</button>
      </>,
    )
    await expect.element(screen.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
    await userEvent.tab()
    await expect.element(screen.getByRole('radio', { name: 'As the system' })).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(screen.getByRole('radio', { name: 'Light' })).toBeChecked()
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    await expect.element(screen.getByRole('radio', { name: 'Dark' })).toBeChecked()
    await userEvent.tab()
    await expect.element(screen.getByRole('button', { name: 'After' })).toHaveFocus()
  })

  it('are chosen by pointer, each with a whole hit area', async () => {
    const screen = await stage(<Theme />)
    await screen.getByText('Dark').click()
    await expect.element(screen.getByRole('radio', { name: 'Dark' })).toBeChecked()
    for (const label of screen.container.querySelectorAll('label')) {
      expect.soft(hitSize(label).height).toBeGreaterThanOrEqual(40)
    }
  })
})
