import { afterEach, expect, it } from 'vitest'
import { isInHand } from '../../src/app/in-hand.ts'

afterEach(() => {
  document.body.innerHTML = ''
})

function holds(html: string, type?: (field: HTMLInputElement | HTMLTextAreaElement) => void): boolean {
  document.body.innerHTML = html
  const field = document.querySelector<HTMLInputElement>('input, textarea')
  if (field) type?.(field)
  return isInHand(document)
}

it.each([
  ['nothing', '', false],
  ['an empty field', '<input type="text"><input type="search"><textarea></textarea>', false],
  [
    'what is pressed',
    '<input type="checkbox" value="on"><input type="radio" value="a"><input type="range">',
    false,
  ],
  ['a draft, which is kept', '<textarea data-kept>Half a wo</textarea>', false],
  ['what is typed into a field', '<input type="text" value="romeo@verona.example">', true],
  ['a password', '<input type="password" value="secret">', true],
  ['a number, or a kind of field that is not known yet', '<input type="anything" value="7">', true],
  ['a text', '<textarea>To whom it may concern</textarea>', true],
  ['a sheet', '<div role="dialog"></div>', true],
  ['a question', '<div role="alertdialog"></div>', true],
  ['what says so, such as a recording', '<div data-in-hand></div>', true],
])('%s', (_, html, expected) => {
  expect(holds(html)).toBe(expected)
})

it('sees what was typed, not what was there', () => {
  expect(
    holds('<input type="text">', (field) => {
      field.value = 'typed'
    }),
  ).toBe(true)
})
