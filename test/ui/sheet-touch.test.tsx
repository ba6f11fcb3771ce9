import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Button } from '../../src/ui/Button.tsx'
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
        <TextField label="Address" value={name} onChange={setName} autoFocus />
      </Sheet>
    </>
  )
}

// The size of the window must not change here: react-aria would take that for the keyboard.
describe('a sheet with a field, on a touch screen whose keyboard does not come', () => {
  beforeEach(() => {
    vi.spyOn(navigator, 'maxTouchPoints', 'get').mockReturnValue(5)
    document.documentElement.style.setProperty('--motion-fast', '900ms')
  })
  afterEach(() => {
    document.documentElement.style.removeProperty('--motion-fast')
    vi.restoreAllMocks()
  })

  it('goes away, though it is revealed only while it leaves', async () => {
    const screen = await stage(<AddSomebody />)
    await screen.getByRole('button', { name: 'Add' }).click()
    await expect.element(page.getByLabelText('Address')).toHaveFocus()
    const sheet = page.getByLabelText('Address').element().closest('[role=dialog]')?.parentElement
    expect(sheet?.style.opacity, 'waits for the keyboard').toBe('0')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => sheet?.isConnected, { timeout: 10_000 }).toBe(false)
  })
})
