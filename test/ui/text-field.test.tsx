import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { SearchField } from '../../src/ui/SearchField.tsx'
import { TextField, type TextFieldProps } from '../../src/ui/TextField.tsx'
import { hitSize, stage } from '../support/kit-stage.tsx'

function Field(props: Partial<TextFieldProps>) {
  const [value, setValue] = useState('')
  return <TextField label="Address" {...props} value={value} onChange={setValue} />
}

function Search() {
  const [value, setValue] = useState('')
  return <SearchField label="Search" value={value} onChange={setValue} shortcut="Ctrl K" />
}

describe('a field', () => {
  it('is found by its label, types, and carries its test id on the input', async () => {
    const screen = await stage(<Field data-testid="sign-in-address" />)
    const input = screen.getByRole('textbox', { name: 'Address' })
    await input.fill('anna@chat.example')
    await expect.element(input).toHaveValue('anna@chat.example')
    expect(screen.getByTestId('sign-in-address').element()).toBe(input.element())
  })

  it('with a tool shows what that writes into it', async () => {
    function Suggested() {
      const [value, setValue] = useState('')
      return (
        <TextField
          label="Password"
          type="password"
          value={value}
          onChange={setValue}
          reveal={{ show: 'Show', hide: 'Hide' }}
          tool={{ icon: 'generate', label: 'Suggest one', onPress: () => setValue('fig-moss-oak') }}
        />
      )
    }
    const screen = await stage(<Suggested />)
    const input = screen.getByLabelText('Password')
    await expect.element(input).toHaveAttribute('type', 'password')
    await screen.getByRole('button', { name: 'Suggest one' }).click()
    await expect.element(input).toHaveValue('fig-moss-oak')
    await expect.element(input).toHaveAttribute('type', 'text')
    await screen.getByRole('button', { name: 'Hide' }).click()
    await expect.element(input).toHaveAttribute('type', 'password')
  })

  it('is described by its hint, and by its error when there is one', async () => {
    const screen = await stage(<Field hint="As in name@server" />)
    const input = screen.getByRole('textbox', { name: 'Address' })
    await expect.element(input).toHaveAccessibleDescription('As in name@server')
    await expect.element(input).not.toHaveAttribute('aria-invalid', 'true')
    await screen.rerender(
      <div>
        <Field hint="As in name@server" error="chat.example does not answer." />
      </div>,
    )
    await expect.element(input).toHaveAccessibleDescription('chat.example does not answer.')
    await expect.element(input).toHaveAttribute('aria-invalid', 'true')
    await expect.element(screen.getByText('As in name@server')).not.toBeInTheDocument()
  })

  it('does not move what is below it when a short error takes the place of the hint', async () => {
    const below = (error?: string) => (
      <div>
        <Field hint="As in name@server" error={error} />
        <hr />
      </div>
    )
    const screen = await stage(below())
    const place = () => screen.container.querySelector('hr')?.getBoundingClientRect().top
    const before = place()
    await screen.rerender(below('No such server.'))
    await expect.element(screen.getByText('No such server.')).toBeVisible()
    expect(place()).toBe(before)
  })

  it('shows a password and hides it again, keeping what was typed', async () => {
    const screen = await stage(
      <Field label="Password" type="password" reveal={{ show: 'Show password', hide: 'Hide password' }} />,
    )
    const input = screen.getByLabelText('Password', { exact: true })
    await input.fill('balcony')
    await screen.getByRole('button', { name: 'Show password' }).click()
    await expect.element(input).toHaveAttribute('type', 'text')
    await screen.getByRole('button', { name: 'Hide password' }).click()
    await expect.element(input).toHaveAttribute('type', 'password')
    await expect.element(input).toHaveValue('balcony')
  })

  it('is typed into when its box is pressed beside the text, and is large enough for phones not to zoom', async () => {
    const screen = await stage(<Field suffix="@verona.example" />)
    const input = screen.getByRole('textbox', { name: 'Address' })
    await screen.getByText('@verona.example').click()
    await expect.element(input).toHaveFocus()
    expect(Number.parseFloat(getComputedStyle(input.element()).fontSize)).toBeGreaterThanOrEqual(16)
    expect(hitSize(input.element()).height).toBeGreaterThanOrEqual(40)
  })
})

describe('where one reads from right to left', () => {
  it('an address stays whole, its end behind its beginning', async () => {
    const screen = await stage(
      <div dir="rtl">
        <Field suffix="@verona.example" />
      </div>,
    )
    const input = screen.getByRole('textbox', { name: 'Address' }).element().getBoundingClientRect()
    expect(screen.getByText('@verona.example').element().getBoundingClientRect().left).toBeGreaterThanOrEqual(
      input.right,
    )
  })

  it('text stands at the right edge, also where it runs from left to right itself', async () => {
    const screen = await stage(
      <div dir="rtl">
        <Field />
      </div>,
    )
    expect(getComputedStyle(screen.getByRole('textbox').element()).textAlign).toBe('right')
  })
})

describe('a search field', () => {
  it('is cleared by Escape and by its button, which is there only while there is something to clear', async () => {
    const screen = await stage(<Search />)
    const input = screen.getByRole('searchbox', { name: 'Search' })
    await expect.element(screen.getByText('Ctrl K')).toBeVisible()
    await expect.element(screen.getByRole('button')).not.toBeInTheDocument()
    await input.fill('orchard')
    await userEvent.keyboard('{Escape}')
    await expect.element(input).toHaveValue('')
    await input.fill('orchard')
    await screen.getByRole('button').click()
    await expect.element(input).toHaveValue('')
    await expect.element(input).toHaveFocus()
  })
})
