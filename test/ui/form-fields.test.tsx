import { useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { FormAnswers, FormField } from '../../src/model/data-form.ts'
import { FormFields } from '../../src/ui/FormFields.tsx'
import { firstAnswers, unanswered } from '../../src/ui/form-answers.ts'
import { stage } from '../support/kit-stage.tsx'

const WORDS = {
  show: 'Show it',
  hide: 'Hide it',
  optional: 'May stay empty.',
  onePerLine: 'One a line.',
  picture: 'Picture of the question',
}
const field = (name: string, kind: FormField['kind'], rest: Partial<FormField> = {}): FormField => ({
  name,
  kind,
  label: `The ${name}`,
  description: '',
  required: false,
  values: [],
  options: [],
  image: null,
  ...rest,
})
const OPTIONS = [
  { label: 'Montague', value: 'm' },
  { label: 'Capulet', value: 'c' },
]
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=='

let answers: FormAnswers
function Form({ fields, known }: { fields: FormField[]; known?: (field: FormField) => React.ReactNode }) {
  const [state, setState] = useState(() => firstAnswers(fields))
  answers = state
  return (
    <FormFields
      fields={fields}
      answers={state}
      onChange={(name, values) => setState({ ...state, [name]: values })}
      errors={{ bad: 'That will not do.' }}
      words={WORDS}
      known={known}
    />
  )
}

beforeEach(() => {
  answers = {}
})

describe('the questions of a server', () => {
  it('are asked in its words, and answered by keyboard', async () => {
    await stage(
      <Form
        fields={[
          field('name', 'text', { required: true, description: 'As you like it.' }),
          field('mail', 'address'),
        ]}
      />,
    )
    const name = page.getByRole('textbox', { name: 'The name' })
    await expect.element(name).toHaveAccessibleDescription('As you like it.')
    await expect.element(name).toBeRequired()
    await expect
      .element(page.getByRole('textbox', { name: 'The mail' }))
      .toHaveAccessibleDescription('May stay empty.')
    await name.fill('romeo')
    expect(answers).toEqual({ name: ['romeo'], mail: [] })
    await name.fill('')
    expect(answers.name).toEqual([])
  })

  it('keep a secret until it is to be seen', async () => {
    await stage(<Form fields={[field('word', 'secret', { values: ['balcony'] })]} />)
    const input = page.getByLabelText('The word')
    await expect.element(input).toHaveAttribute('type', 'password')
    await page.getByRole('button', { name: 'Show it' }).click()
    await expect.element(input).toHaveAttribute('type', 'text')
  })

  it('take one of several, some of several, and yes or no', async () => {
    await stage(
      <Form
        fields={[
          field('house', 'one-of', { options: OPTIONS, values: ['m'] }),
          field('friends', 'some-of', { options: OPTIONS, values: ['c'] }),
          field('feasts', 'yes-no', { values: ['true'] }),
        ]}
      />,
    )
    const house = page.getByRole('radiogroup', { name: 'The house' })
    await expect.element(house.getByRole('radio', { name: 'Montague' })).toBeChecked()
    house.getByRole('radio', { name: 'Montague' }).element().focus()
    await userEvent.keyboard('{ArrowDown}')
    const friends = page.getByRole('group', { name: 'The friends' })
    await friends.getByText('Montague').click()
    await page.getByText('The feasts').click()
    expect(answers).toEqual({ house: ['c'], friends: ['c', 'm'], feasts: ['false'] })
    await expect.element(page.getByRole('checkbox', { name: 'The feasts' })).not.toBeChecked()
  })

  it('take several lines, one entry each', async () => {
    await stage(<Form fields={[field('people', 'addresses', { values: ['a@b.example'] })]} />)
    const people = page.getByRole('textbox', { name: 'The people' })
    await expect.element(people).toHaveAccessibleDescription('One a line. May stay empty.')
    await people.fill('a@b.example\nc@d.example')
    expect(answers.people).toEqual(['a@b.example', 'c@d.example'])
  })

  it('show what is fixed and what is a picture, and carry along what is hidden', async () => {
    await stage(
      <Form
        fields={[
          field('', 'fixed', { label: '', values: ['Read this.'] }),
          field('code', 'text', { image: PIXEL }),
          field('challenge', 'hidden', { values: ['1234'] }),
        ]}
      />,
    )
    await expect.element(page.getByText('Read this.')).toBeVisible()
    await expect
      .element(page.getByRole('img', { name: 'Picture of the question' }))
      .toHaveAttribute('src', PIXEL)
    expect(page.getByText('The challenge').query()).toBeNull()
    expect(answers).toEqual({ code: [], challenge: ['1234'] })
  })

  it('say what is wrong with an answer', async () => {
    await stage(<Form fields={[field('bad', 'text')]} />)
    await expect.element(page.getByRole('textbox', { name: 'The bad' })).toBeInvalid()
    await expect.element(page.getByRole('textbox')).toHaveAccessibleDescription('That will not do.')
  })

  it('leave to the screen what it knows better', async () => {
    const known = vi.fn((one: FormField) => (one.name === 'username' ? <p>Drawn elsewhere</p> : undefined))
    await stage(<Form fields={[field('username', 'text'), field('mail', 'text')]} known={known} />)
    await expect.element(page.getByText('Drawn elsewhere')).toBeVisible()
    expect(page.getByRole('textbox').elements()).toHaveLength(1)
  })

  it('know which answers are still missing', () => {
    const fields = [
      field('name', 'text', { required: true }),
      field('kept', 'hidden', { required: true }),
      field('tick', 'yes-no', { required: true }),
      field('free', 'text'),
      field('lines', 'lines', { required: true }),
    ]
    expect(unanswered(fields, firstAnswers(fields))).toEqual(['name', 'lines'])
    expect(unanswered(fields, { name: ['  '], lines: ['', 'x'] })).toEqual(['name'])
  })
})
