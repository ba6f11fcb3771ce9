import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { groupReactions, toggled } from '../../src/features/reactions/group-reactions.ts'
import type { Reaction } from '../../src/model/message.ts'
import { axeFinds } from '../support/axe.ts'
import { asItem, NOON, said } from '../support/chat-stage.tsx'
import { type RenderedApp, renderApp } from '../support/render-app.tsx'
import { JULIET, ROMEO } from '../support/verona.ts'

let app: RenderedApp

const by = (from: string, ...emojis: string[]): Reaction => ({ from, emojis, time: NOON, id: from })
const wished = (name: string) =>
  app.client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const chip = (name: string) => page.getByRole('button', { name, exact: true })

async function open(...reactions: Reaction[]) {
  app = await renderApp(`#/chat/${encodeURIComponent(JULIET)}`, { now: NOON })
  app.client.windowOf(JULIET).set({
    status: 'ready',
    older: 'none',
    items: [asItem({ ...said('dog', 9, 'May he bring his dog?'), reactions })],
  })
  await expect.element(page.getByRole('article', { name: /his dog/ })).toBeVisible()
}

beforeEach(() => page.viewport(1280, 800))

describe('reactions', () => {
  it('stand below the message, each with who means it', async () => {
    await open(by(JULIET, '👍', '❤️'), by(ROMEO, '👍'), by('nurse@capulet.example', '👍'))
    await expect.element(chip('You, Juliet Capulet, and nurse: 👍')).toHaveTextContent('👍3')
    await expect.element(chip('You, Juliet Capulet, and nurse: 👍')).toHaveAttribute('aria-pressed', 'true')
    await expect.element(chip('Juliet Capulet: ❤️')).toHaveAttribute('aria-pressed', 'false')
    for (const theme of ['light', 'dark'] as const) {
      app.client.settings.set({ ...app.client.settings.get(), theme })
      expect(await axeFinds()).toEqual([])
    }
  })

  it('count those who have no room by number', async () => {
    await open(...['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'].map((from) => by(from, '👍')))
    await expect.element(chip('a, b and 2 others: 👍')).toBeVisible()
  })

  it('are joined and taken back by a press', async () => {
    await open(by(JULIET, '👍'))
    await chip('Juliet Capulet: 👍').click()
    await expect.element(chip('You and Juliet Capulet: 👍')).toHaveAttribute('aria-pressed', 'true')
    await chip('You and Juliet Capulet: 👍').click()
    await expect.element(chip('Juliet Capulet: 👍')).toBeVisible()
    expect(wished('messages.react')).toEqual([
      ['dog', ['👍']],
      ['dog', []],
    ])
  })

  it('are chosen from six by +, and from all others by name', async () => {
    await open(by(JULIET, '👍'))
    ;(page.getByRole('article', { name: /his dog/ }).element() as HTMLElement).focus()
    await userEvent.keyboard('+')
    await expect.element(page.getByRole('button', { name: 'React with 👍' })).toHaveFocus()
    await page.getByRole('button', { name: 'All emoji' }).click()
    await expect.element(page.getByRole('searchbox', { name: 'Search emoji' })).toHaveFocus()
    await expect.element(page.getByRole('grid')).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('rocket')
    await expect.poll(() => page.getByRole('gridcell', { name: 'Rocket' }).elements().length).toBe(1)
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await expect.poll(() => wished('messages.react')).toEqual([['dog', ['🚀']]])
    await expect.poll(() => page.getByRole('grid').query()).toBeNull()
    await expect.element(page.getByRole('article', { name: /his dog/ })).toHaveFocus()
  })

  it('stay a handful on screen, however many there are', async () => {
    const crowd = Array.from({ length: 10_000 }, (_, index) =>
      by(`p${index}@x.example`, String.fromCodePoint(0x1f300 + (index % 300))),
    )
    await open(...crowd)
    const chips = page.getByRole('group', { name: 'Reactions' })
    await expect.element(chips).toBeVisible()
    expect(chips.getByRole('button').elements()).toHaveLength(13)
    await expect.element(chip('288 more reactions')).toBeVisible()
  })

  it('stay in their chip, however long somebody’s emoji is', async () => {
    await open(by(JULIET, `👍${'W'.repeat(400)}`))
    const [only] = page.getByRole('group', { name: 'Reactions' }).getByRole('button').elements()
    expect(only?.getBoundingClientRect().width).toBeLessThan(120)
  })
})

describe('what is counted', () => {
  it('is the same picture, with or without the mark that asks for one', () => {
    expect(groupReactions([by('a', '❤️'), by('b', '❤')])).toEqual([{ emoji: '❤️', from: ['a', 'b'] }])
    expect(toggled([by('a', '❤️', '👍')], 'a', '❤')).toEqual(['👍'])
  })

  it('keeps its place beside the others, whoever joins in or changes their mind', () => {
    const emojis = fc.uniqueArray(fc.constantFrom('👍', '❤️', '😂', '🙏'), { minLength: 1 })
    const crowd = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c'), emojis), {
      selector: ([who]) => who,
    })
    const order = (people: readonly (readonly [string, string[]])[]) =>
      groupReactions(people.map(([who, theirs]) => by(who, ...theirs))).map(({ emoji }) => emoji)
    fc.assert(
      fc.property(crowd, crowd, (before, after) => {
        const both = order(before).filter((emoji) => order(after).includes(emoji))
        expect(order(after).filter((emoji) => both.includes(emoji))).toEqual(both)
      }),
    )
  })
})
