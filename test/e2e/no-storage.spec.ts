/** A browser that keeps nothing: the app says so, instead of an empty page. */
import { expect, test } from './people.ts'

for (const [name, title] of [
  ['SecurityError', 'Nothing can be kept here'],
  ['VersionError', 'A newer Tessera has been here'],
  ['UnknownError', 'Your messages could not be opened'],
] as const) {
  test(`says what is wrong when the database answers ${name}`, async ({ page, house }) => {
    await page.addInitScript((error) => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused by the test', error)
      }
    }, name)
    await page.goto(house.web)
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  })
}
