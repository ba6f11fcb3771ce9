/** A menu does what it said when it was pressed, once. */
import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Button } from '../../src/ui/Button.tsx'
import { Menu } from '../../src/ui/Menu.tsx'
import { stage } from '../support/kit-stage.tsx'

function Pinning({ deeds }: { deeds: string[] }) {
  const [pinned, setPinned] = useState(false)
  const label = pinned ? 'Unpin' : 'Pin'
  const pin = {
    id: 'pin',
    label,
    onAction: () => {
      deeds.push(label)
      setPinned(!pinned)
    },
  }
  return <Menu trigger={<Button>More</Button>} label="Chat" items={[pin]} />
}

test.each(['finger', 'keys'])('two quick presses by %s are one deed', async (by) => {
  const deeds: string[] = []
  const screen = await stage(<Pinning deeds={deeds} />)
  await screen.getByRole('button', { name: 'More' }).click()
  const item = screen.getByRole('menuitem').element() as HTMLElement
  item.focus()
  for (let press = 0; press < 2; press++) {
    if (by === 'finger') item.click()
    else item.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await new Promise(requestAnimationFrame)
  }
  await expect.element(screen.getByRole('menu')).not.toBeInTheDocument()
  expect(deeds).toEqual(['Pin'])
  // And the next time it is there again.
  await screen.getByRole('button', { name: 'More' }).click()
  await userEvent.click(screen.getByRole('menuitem', { name: 'Unpin' }))
  expect(deeds).toEqual(['Pin', 'Unpin'])
})
