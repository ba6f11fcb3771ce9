/** A code leaves one screen as a picture and comes in on another: from the downloads, from a file, by a drop anywhere. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { go } from './chat.ts'
import { expectIn, expectJoined, join, landing, makeInvite, sheet } from './inviting.ts'
import { still } from './looking.ts'
import { expect, signIn, test } from './people.ts'

/** What "Save image" puts among the downloads. */
async function savedPicture(page: Page) {
  const download = page.waitForEvent('download')
  await sheet(page).getByRole('button', { name: 'Save image' }).click()
  const file = await download
  await expect(page.getByText('The picture is among your downloads.')).toBeVisible()
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

async function drop(page: Page, bytes: Buffer) {
  const data = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([content], 'picture.png', { type: 'image/png' }))
    return transfer
  }, bytes.toString('base64'))
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data })
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

const card = (page: Page) => page.getByTestId('scan-result')

test('a saved picture, chosen as a file, leads to an account and into the chat', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const { link, token } = await makeInvite(alice.page, 'contact-and-account')
  await expect(alice.page.getByTestId('invite-qr')).toHaveAttribute('data-text', link)
  const picture = await savedPicture(alice.page)
  expect(picture.name).toBe(`invite-from-${alice.user}.png`)
  expect(picture.bytes.includes(token)).toBe(false)

  const { page } = await newGuest()
  await page.goto(house.web)
  await go(page, '#/scan')
  // A device without a camera says so first.
  await expect(page.getByText(/This device has no camera/)).toBeVisible()
  await page
    .getByTestId('scan-file')
    .setInputFiles({ name: picture.name, mimeType: 'image/png', buffer: picture.bytes })
  await expect(card(page)).toHaveAttribute('data-kind', 'invite')
  await expect(card(page)).toContainText(alice.jid)
  await card(page).getByRole('button', { name: 'Open the invite' }).click()
  await expect(landing(page)).toHaveAttribute('data-inviter', alice.jid)
  await join(page, `paper-${alice.user}`)
  await expectIn(page, alice.jid)
  await expectJoined(alice.page, `paper-${alice.user}`)
})

test('a picture or a screenshot of the sheet, dropped anywhere, is a card first and a contact after two presses', async ({
  alice,
  bob,
}) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await makeInvite(alice.page, 'contact-and-account')
  const picture = await savedPicture(alice.page)
  await alice.page.emulateMedia({ colorScheme: 'dark' })
  await alice.page.getByTestId('invite-qr').scrollIntoViewIfNeeded()
  await still(alice.page)
  const screenshot = await alice.page.screenshot()

  await drop(bob.page, picture.bytes)
  await expect(card(bob.page)).toHaveAttribute('data-kind', 'invite')
  await bob.page.keyboard.press('Escape')
  await expect(card(bob.page)).toHaveCount(0)

  await drop(bob.page, screenshot)
  await expect(card(bob.page)).toHaveAttribute('data-kind', 'invite')
  await expect(card(bob.page)).toContainText(alice.jid)
  await card(bob.page).getByRole('button', { name: 'Open the invite' }).click()
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)
  await expectJoined(alice.page, bob.user)
})
