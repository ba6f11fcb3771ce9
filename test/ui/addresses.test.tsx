import '../../src/ui/base.css'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { AddressChoices } from '../../src/ui/AddressChoices.tsx'
import { AddressMenu } from '../../src/ui/AddressMenu.tsx'
import { BreakableAddress } from '../../src/ui/BreakableAddress.tsx'
import { Button } from '../../src/ui/Button.tsx'

const ROMEO = 'romeo@verona.example'
const NURSE = 'nurse@capulet.example'

describe('addresses in a menu', () => {
  async function open() {
    const onChoose = vi.fn()
    const onAdd = vi.fn()
    const screen = await render(
      <AddressMenu
        label="Your accounts"
        trigger={<Button>Switch</Button>}
        current={ROMEO}
        onChoose={onChoose}
        addresses={[ROMEO, NURSE].map((address) => ({ address, name: address, detail: '', label: address }))}
        items={[{ id: 'add', label: 'Add an account', onAction: onAdd }]}
      />,
    )
    await screen.getByRole('button', { name: 'Switch' }).click()
    return { menu: screen.getByRole('menu', { name: 'Your accounts' }), onChoose, onAdd }
  }

  it('say which is the current one, and which was chosen', async () => {
    const { menu, onChoose } = await open()
    await expect
      .element(menu.getByRole('menuitemradio', { name: ROMEO }))
      .toHaveAttribute('aria-checked', 'true')
    await menu.getByRole('menuitemradio', { name: NURSE }).click()
    expect(onChoose.mock.calls).toEqual([[NURSE]])
    await expect.element(menu).not.toBeInTheDocument()
  })

  it('stand above what can be done, within reach of the same keys', async () => {
    const { menu, onChoose, onAdd } = await open()
    await expect.element(menu).toBeVisible()
    await userEvent.keyboard('{End}{Enter}')
    await expect.poll(() => onAdd.mock.calls.length).toBe(1)
    expect(onChoose).not.toHaveBeenCalled()
  })
})

describe('addresses on a page', () => {
  function Which({ isDisabled = false }) {
    const [value, setValue] = useState(ROMEO)
    return (
      <AddressChoices
        label="Which?"
        value={value}
        addresses={[ROMEO, NURSE]}
        onChange={setValue}
        detail={(address) => address === NURSE && <span>Knows Juliet</span>}
        isDisabled={isDisabled}
      />
    )
  }

  it('are chosen by pointer and by arrows, and say what is to be known of them', async () => {
    const screen = await render(<Which />)
    const nurse = screen.getByRole('radio', { name: new RegExp(`${NURSE}.*Knows Juliet`) })
    await screen.getByText('Knows Juliet').click()
    await expect.element(nurse).toBeChecked()
    await userEvent.keyboard('{ArrowUp}')
    await expect.element(screen.getByRole('radio', { name: ROMEO })).toBeChecked()
  })

  it('stay as they are while they may not be changed', async () => {
    const screen = await render(<Which isDisabled />)
    await expect.element(screen.getByRole('radio', { name: ROMEO })).toBeDisabled()
    await expect.element(screen.getByRole('radio', { name: ROMEO })).toBeChecked()
  })
})

describe('an address that is too long for its line', () => {
  it('is broken where its parts meet, and nowhere within a word', async () => {
    const screen = await render(
      <p style={{ width: '9.5em', overflowWrap: 'anywhere' }}>
        <BreakableAddress address="romeo.montague@tessera.localhost" />
      </p>,
    )
    const text = screen.getByText('romeo.montague@tessera.localhost').element()
    const parts = [...text.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    expect(parts.map((part) => part.textContent)).toEqual(['romeo', '.montague', '@tessera', '.localhost'])
    const lines = parts.map((part) => {
      const range = document.createRange()
      range.selectNodeContents(part)
      return range.getClientRects().length
    })
    expect(lines).toEqual([1, 1, 1, 1])
  })
})
