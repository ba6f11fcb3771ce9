/** What holds for every screen: nothing that axe complains about, nothing that runs out of the window. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './people.ts'

const THEMES = ['light', 'dark'] as const

/** Stands still: nothing is on its way in or out. */
export const still = (page: Page) =>
  expect
    .poll(
      () =>
        page.evaluate(
          () =>
            document
              .getAnimations()
              .filter(
                (one) =>
                  one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY &&
                  one.playState === 'running',
              ).length,
        ),
      // Asked on every screen, in each theme and size: no longer than it takes.
      { intervals: [30] },
    )
    .toBe(0)

/** Without react-aria's announcer: it names what is to be read out, which may be gone again while it is being read. */
const axe = (page: Page) => new AxeBuilder({ page }).exclude('[data-live-announcer]')

export async function expectSound(page: Page, screen: string) {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme })
    await still(page)
    // What is where does not depend on the colours.
    const rules = colorScheme === 'light' ? axe(page) : axe(page).withRules(['color-contrast'])
    const { violations } = await rules.analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
    expect.soft(found, `${screen}, ${colorScheme}`).toEqual([])
  }
  await expectNoScroll(page, screen)
}

async function expectNoScroll(page: Page, screen: string) {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(over, `${screen} runs out of the window`).toBeLessThanOrEqual(0)
}

/** Also nothing that is only cut off, at either side. */
export async function expectFits(page: Page, screen: string) {
  await still(page)
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => {
        const { left, right } = one.getBoundingClientRect()
        return (right > window.innerWidth + 1 || left < -1) && getComputedStyle(one).position !== 'fixed'
      })
      .filter((one) => one.checkVisibility() && !one.closest('[aria-hidden=true], svg'))
      .map((one) => one.outerHTML.slice(0, 120)),
  )
  expect.soft(wide, screen).toEqual([])
  await expectNoScroll(page, screen)
}
