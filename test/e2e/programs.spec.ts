/** A token made in the app signs a program in, and lets it in no more once it was ended; all of it on real pages and wires. */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { go } from './chat.ts'
import { type Browsing, expect, signIn, test } from './people.ts'
import { answerServer, blockWindows } from './server-pages.ts'

const program = fileURLToPath(new URL('../../docs/example-program.mjs', import.meta.url))
/** Names that end with `.localhost` are this machine only to browsers. */
const node = ['--import', new URL('../../server/localhost-names.mjs', import.meta.url).href, program]

/** A folder of its own for what a program is handed. */
const withFolder = test.extend<{ folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-program-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

interface Wanted {
  name: string
  once?: boolean
}

async function askFor(page: Page, { name, once = false }: Wanted) {
  await go(page, '#/settings/devices')
  await page.getByTestId('give-access').click()
  await page.getByTestId('program-name').fill(name)
  if (once) await page.getByText(/^Once:/).click()
  await page.getByRole('button', { name: /^Go on at/ }).click()
}

/** The whole way: the sheet, the server's page, and what is handed over, as a file. */
async function give(person: Browsing, wanted: Wanted, folder: string): Promise<string> {
  const opening = person.page.waitForEvent('popup')
  await askFor(person.page, wanted)
  const server = await opening
  await expect(server.locator('[name=username]')).toBeVisible()
  // It is still known to be there.
  await person.page.getByRole('button', { name: 'Show that window' }).click()
  await answerServer(server, person)
  return keep(person.page, folder)
}

async function keep(page: Page, folder: string): Promise<string> {
  await expect(page.getByTestId('program-token')).toBeVisible()
  await expect(page.getByTestId('program-qr')).toHaveAttribute('data-text', /^secret-token:/)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the file' }).click()
  const file = path.join(folder, 'access.json')
  await (await saving).saveAs(file)
  await page.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByTestId('program-token')).toHaveCount(0)
  return file
}

interface Ran {
  code: number
  text: string
}

const run = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, [...node, ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, text: out + err }),
    )
  })

/** Stays signed in until the server ends it. */
function stay(file: string) {
  const child = spawn(process.execPath, [...node, file])
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += String(chunk)
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  return { said: () => text, ended, stop: () => child.kill() }
}

const rowOf = (page: Page, name: string) => page.locator('[data-testid="sign-in-session"]', { hasText: name })

async function end(page: Page, name: string) {
  await go(page, '#/chats')
  await go(page, '#/settings/devices')
  await rowOf(page, name).getByRole('button').click()
  await page.getByRole('alertdialog').getByRole('button').first().click()
  await expect(rowOf(page, name)).toHaveCount(0)
}

withFolder(
  'a program signs in with its token, is in the list under its name, and is cut off when it is ended',
  async ({ alice, folder }) => {
    await signIn(alice.page, alice)
    const file = await give(alice, { name: 'Backup bot' }, folder)
    const bot = stay(file)
    await expect.poll(bot.said).toContain(`in as ${alice.jid}/`)

    await end(alice.page, 'Backup bot')
    // Out at once, and for good: neither the token nor what renews it is taken.
    await bot.ended
    expect(bot.said()).toContain('the server has ended the session')
    expect(await run(file)).toMatchObject({ code: 2 })
  },
)

withFolder('a program renews its token by itself, and is ended all the same', async ({ alice, folder }) => {
  await signIn(alice.page, alice)
  const file = await give(alice, { name: 'Night watch' }, folder)
  const first = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...first, token: 'secret-token:spent' }))
  expect(await run(file, alice.jid, 'renewed')).toEqual({
    code: 0,
    text: expect.stringContaining(`in as ${alice.jid}`),
  })
  const second = JSON.parse(readFileSync(file, 'utf8'))
  expect(second.renewal.refresh_token).not.toBe(first.renewal.refresh_token)

  await end(alice.page, 'Night watch')
  expect(await run(file)).toMatchObject({ code: 2 })
})

withFolder('access for once has nothing that renews it', async ({ alice, folder }) => {
  await signIn(alice.page, alice)
  const file = await give(alice, { name: 'One report', once: true }, folder)
  expect(JSON.parse(readFileSync(file, 'utf8')).renewal).toBeUndefined()
  expect((await run(file, alice.jid, 'report')).code).toBe(0)
})

withFolder(
  'where the server keeps no list, what this device gave it can take back',
  async ({ newPerson, folder }) => {
    const carla = await newPerson('carla', 'noinvite.localhost')
    await signIn(carla.page, carla)
    const file = await give(carla, { name: 'Lonely bot', once: true }, folder)
    expect((await run(file, carla.jid, 'there')).code).toBe(0)
    const row = carla.page.getByTestId('program-row')
    await expect(row).toContainText('Lonely bot')
    await row.getByRole('button').click()
    await carla.page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click()
    await expect(carla.page.getByTestId('program-ended')).toHaveAttribute('data-status', 'all')
    await expect(row).toHaveCount(0)
    expect(await run(file)).toMatchObject({ code: 2 })
  },
)

withFolder('by the whole page, where no window opens', async ({ alice, folder }) => {
  await blockWindows(alice.page)
  await signIn(alice.page, alice)
  await askFor(alice.page, { name: 'Whole' })
  await alice.page.getByRole('button', { name: 'Open it in this window' }).click()
  await answerServer(alice.page, alice)
  const file = await keep(alice.page, folder)
  expect((await run(file, alice.jid, 'whole')).code).toBe(0)
  expect(alice.page.url()).not.toMatch(/code=|state=/)
})

withFolder('no access comes of a no, and none of somebody else’s yes', async ({ alice, bob }) => {
  const { page } = alice
  await signIn(page, alice)
  let opening = page.waitForEvent('popup')
  await askFor(page, { name: 'Nothing' })
  await answerServer(await opening, alice, 'denied')
  await expect(page.getByTestId('program-told')).toHaveAttribute('data-status', 'denied')
  await page.getByRole('button', { name: 'Back', exact: true }).last().click()
  await expect(page.getByTestId('program-name')).toHaveValue('Nothing')
  opening = page.waitForEvent('popup')
  await page.getByRole('button', { name: /^Go on at/ }).click()
  await answerServer(await opening, bob)
  await expect(page.getByTestId('program-told')).toHaveAttribute('data-status', 'another')
  await expect(page.getByTestId('program-told')).toContainText(bob.jid)
})
