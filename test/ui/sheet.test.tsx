import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Button } from '../../src/ui/Button.tsx'
import { ConfirmSheet } from '../../src/ui/ConfirmSheet.tsx'
import { Sheet } from '../../src/ui/Sheet.tsx'
import { TextField } from '../../src/ui/TextField.tsx'
import { stage } from '../support/kit-stage.tsx'

function AddSomebody() {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  return (
    <>
      <Button onPress={() => setOpen(true)}>Add</Button>
      <Sheet title="Add somebody" isOpen={open} onOpenChange={setOpen} closeLabel="Close">
        <TextField label="Address" value={name} onChange={setName} />
      </Sheet>
    </>
  )
}

beforeEach(() => page.viewport(1000, 700))
afterEach(() => page.viewport(414, 896))

describe('a sheet', () => {
  it('has a name, keeps the focus inside, and gives it back on Escape', async () => {
    const screen = await stage(<AddSomebody />)
    await screen.getByRole('button', { name: 'Add' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add somebody' })
    await expect.element(dialog).toBeVisible()
    for (let i = 0; i < 6; i++) {
      await userEvent.tab()
      expect(dialog.element().contains(document.activeElement)).toBe(true)
    }
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(screen.getByRole('button', { name: 'Add' })).toHaveFocus()
  })

  it('is closed by its button and by a press beside it', async () => {
    const screen = await stage(<AddSomebody />)
    const dialog = page.getByRole('dialog')
    await screen.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect.element(dialog).not.toBeInTheDocument()
    await screen.getByRole('button', { name: 'Add' }).click()
    await expect.element(dialog).toBeVisible()
    await userEvent.click(document.body, { position: { x: 8, y: 8 }, force: true })
    await expect.element(dialog).not.toBeInTheDocument()
  })

  it('is 460 px wide in the middle, and comes from below on a phone', async () => {
    const screen = await stage(<AddSomebody />)
    await screen.getByRole('button', { name: 'Add' }).click()
    const box = () => page.getByRole('dialog').element().parentElement?.getBoundingClientRect()
    await expect.poll(() => Math.round(box()?.width ?? 0)).toBeLessThanOrEqual(460)
    await page.viewport(360, 640)
    await expect.poll(() => [box()?.left, box()?.right, box()?.bottom]).toEqual([0, 360, 640])
  })
})

describe('the head of a sheet', () => {
  async function drag(way: number) {
    await page.viewport(360, 640)
    const screen = await stage(<AddSomebody />)
    await screen.getByRole('button', { name: 'Add' }).click()
    const head = page.getByRole('heading', { name: 'Add somebody' })
    await expect.element(head).toBeVisible()
    const send = (type: string, y: number) => {
      const init = { bubbles: true, pointerId: 1, pointerType: 'touch', clientY: y, timeStamp: y }
      head.element().dispatchEvent(new PointerEvent(type, init))
    }
    vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => undefined)
    send('pointerdown', 500)
    send('pointermove', 500 + way)
    const sheet = page.getByRole('dialog').element().parentElement
    const moved = sheet?.style.translate
    await new Promise((resolve) => requestAnimationFrame(resolve))
    send('pointerup', 500 + way)
    vi.restoreAllMocks()
    return { moved, sheet }
  }

  it('follows the finger, and pulled far enough takes the sheet away', async () => {
    const { moved } = await drag(300)
    expect(moved).toBe('0px 300px')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  })

  it('springs back when it was pulled only a little', async () => {
    const { moved, sheet } = await drag(12)
    expect(moved).toBe('0px 12px')
    expect(sheet?.style.translate).toBe('')
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })
})

describe('a question', () => {
  const ask = (onConfirm: () => void, onOpenChange: (open: boolean) => void) => (
    <ConfirmSheet
      title="Sign out of this device?"
      isOpen
      onOpenChange={onOpenChange}
      confirmLabel="Sign out"
      cancelLabel="Stay"
      rank="danger-fill"
      onConfirm={onConfirm}
    >
      Messages on this device are removed.
    </ConfirmSheet>
  )

  it('has the focus on the safe answer, and Enter there does no harm', async () => {
    const [confirm, change] = [vi.fn(), vi.fn()]
    await stage(ask(confirm, change))
    await expect.element(page.getByRole('alertdialog', { name: 'Sign out of this device?' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Stay' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(confirm).not.toHaveBeenCalled()
    expect(change).toHaveBeenCalledWith(false)
  })

  it('does it when told to', async () => {
    const confirm = vi.fn()
    await stage(ask(confirm, () => undefined))
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(confirm).toHaveBeenCalledTimes(1)
  })
})
