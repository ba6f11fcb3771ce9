import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { GivenAccess, ProgramView } from '../../src/client/acting/programs.ts'
import { ProgramsBlock } from '../../src/features/programs/ProgramsBlock.tsx'
import { axeFinds } from '../support/axe.ts'
import { stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, ROMEO } from '../support/verona.ts'

const HOUR = 3_600_000
const given = (patch: Partial<GivenAccess> = {}): GivenAccess => ({
  id: 'one',
  name: 'Backup bot',
  address: ROMEO,
  websocket: 'wss://verona.example/ws',
  rights: ['xmpp'],
  token: 'secret-token:once',
  tokenEnds: Date.now() + HOUR,
  renewal: {
    endpoint: 'https://verona.example/oauth2/token',
    clientId: 'bot',
    clientSecret: 'hush',
    refreshToken: 'secret-token:again',
  },
  ...patch,
})
const program = (name: string, patch: Partial<ProgramView> = {}): ProgramView => ({
  id: name,
  name,
  rights: ['xmpp'],
  since: Date.now() - HOUR,
  tokenEnds: Date.now() + HOUR,
  renews: true,
  ...patch,
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const told = page.getByTestId('program-told')
const name = page.getByTestId('program-name')

async function open(client: FakeClient = fakeClient()) {
  await stage(
    <main>
      <h1>Devices</h1>
      <ProgramsBlock account={ROMEO} back="#/settings/devices" />
    </main>,
    { client, width: 460 },
  )
  return client
}
async function openSheet(client: FakeClient = fakeClient()) {
  await open(client)
  await page.getByTestId('give-access').click()
  return client
}

describe('access for another program', () => {
  it('is asked for under its own name, with the rights that suit most, and at once', async () => {
    const client = await openSheet()
    await expect.element(page.getByText(/^All that you do yourself/)).toBeVisible()
    await expect.element(page.getByText(/Look after the server/)).not.toBeInTheDocument()
    await button(/^Go on at/).click()
    await expect.element(page.getByText(/Give it a name/)).toBeVisible()
    await name.fill('  Backup bot ')
    await userEvent.keyboard('{Enter}')
    expect(client.wishes).toEqual([
      ['programs.give', { name: 'Backup bot', right: 'xmpp', lasting: true }, { back: '#/settings/devices' }],
    ])
  })

  it('shows all that the server knows to whoever asks, and may be for once', async () => {
    const client = await openSheet()
    await button('Show all that the server knows').click()
    await page.getByText('What ordinary members of the server may').click()
    await page.getByText(/^Once:/).click()
    await name.fill('One report')
    await button(/^Go on at/).click()
    expect(client.wishes[0]?.[1]).toEqual({ name: 'One report', right: 'prosody:registered', lasting: false })
  })

  it('has a name that no other has', async () => {
    const client = fakeClient()
    client.fakePrograms.all.set([program('Backup bot')])
    await openSheet(client)
    await name.fill('Backup bot')
    await button(/^Go on at/).click()
    await expect.element(page.getByText(/Another program has this name/)).toBeVisible()
    expect(client.wishes).toEqual([])
  })

  it('says before, where it could not be ended from here', async () => {
    const client = fakeClient()
    client.fakePrograms.offered = {
      status: 'offered',
      domain: 'verona.example',
      rights: ['xmpp'],
      endable: false,
    }
    await openSheet(client)
    await expect.element(page.getByText(/cannot be ended from here/)).toBeVisible()
    await page.getByText(/^Once:/).click()
    await expect.element(page.getByText(/cannot be ended from here/)).not.toBeInTheDocument()
  })

  it('says why there is nothing to be had', async () => {
    const client = fakeClient()
    const { fakePrograms } = client
    fakePrograms.offered = { status: 'unreachable', domain: 'verona.example' }
    await openSheet(client)
    await expect.element(told).toHaveTextContent(/does not answer/)
    fakePrograms.offered = { status: 'offline' }
    await button('Ask again').click()
    await expect.element(told).toHaveTextContent(/offline/)
    fakePrograms.offered = { status: 'unsupported', domain: 'verona.example' }
    window.dispatchEvent(new Event('online'))
    await expect.element(told).toHaveTextContent(/gives no access to programs/)
  })

  it('tells each way to come back with nothing, and keeps what was typed', async () => {
    const client = await openSheet()
    const { visit } = client.fakePrograms
    await name.fill('Backup bot')
    await button(/^Go on at/).click()
    visit.set({ at: 'there', domain: 'verona.example' })
    await button('Show that window').click()
    visit.set({ at: 'failed', problem: 'window-blocked', domain: 'verona.example' })
    await button('Open it in this window').click()
    expect(client.wishes.at(-1)).toEqual([
      'programs.give',
      expect.anything(),
      { back: '#/settings/devices', whole: true },
    ])
    for (const [problem, words] of [
      ['window-closed', /window is closed/],
      ['denied', /did not allow it/],
      ['over', /too long/],
      ['not-trusted', /could not be asked for/],
    ] as const) {
      visit.set({ at: 'failed', problem, domain: 'verona.example' })
      await expect.element(told).toHaveTextContent(words)
    }
    visit.set({ at: 'another', account: JULIET })
    await expect.element(told).toHaveTextContent(new RegExp(`${JULIET} signed in there`))
    visit.set({ at: 'nothing' })
    await expect.element(told).toHaveTextContent(/does not let the program do that/)
    await button('Back').click()
    await expect.element(name).toHaveValue('Backup bot')
  })

  it('is handed over once: to be copied, scanned and saved', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const client = fakeClient()
    client.fakePrograms.isBack = true
    client.fakePrograms.visit.set({ at: 'given', given: given() })
    await open(client)
    await expect.element(page.getByTestId('program-token')).toHaveTextContent('secret-token:once')
    await expect.element(page.getByTestId('program-qr')).toHaveAttribute('data-text', 'secret-token:once')
    await expect
      .element(page.getByTestId('program-ends'))
      .toHaveTextContent(/ends at \d+:\d+.* gets a new one/)
    await expect.element(page.getByText(`n,a=${ROMEO},^Aauth=Bearer …^A^A`)).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await button('Copy the token').click()
    await page.getByTestId('program-file').click()
    expect(write.mock.calls[0]).toEqual(['secret-token:once'])
    expect(JSON.parse(write.mock.calls[1]?.[0] ?? '')).toEqual({
      address: ROMEO,
      websocket: 'wss://verona.example/ws',
      token: 'secret-token:once',
      renewal: {
        endpoint: 'https://verona.example/oauth2/token',
        client_id: 'bot',
        client_secret: 'hush',
        refresh_token: 'secret-token:again',
      },
    })
    // Neither a key nor a press beside it takes it away.
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByTestId('program-token')).toBeVisible()
    await button('I have kept it').click()
    await expect.element(page.getByTestId('program-token')).not.toBeInTheDocument()
    expect(document.body.textContent).not.toContain('secret-token')
  })
})

describe('programs that were given access here', () => {
  it('are listed where the server keeps no list, and ended after a question', async () => {
    const client = fakeClient()
    client.acting.signIns.set({ status: 'absent' })
    const { fakePrograms } = client
    fakePrograms.all.set([program('Backup bot'), program('One report', { renews: false })])
    fakePrograms.ended = { status: 'ended', all: false }
    await open(client)
    const rows = page.getByTestId('program-row')
    await expect.element(rows.first()).toHaveTextContent(/Renews its access by itself/)
    await expect.element(rows.nth(1)).toHaveTextContent(/The token ends at/)
    expect(await axeFinds()).toEqual([])
    await button('End access of Backup bot').click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'End access' }).click()
    await expect
      .element(page.getByTestId('program-ended'))
      .toHaveTextContent(/only verona\.example can end that/)
    await expect.element(rows).toHaveTextContent(/One report/)
    expect(client.wishes).toEqual([['programs.end', 'Backup bot']])
  })

  it('are in the list of the server where it keeps one', async () => {
    const client = fakeClient()
    client.fakePrograms.all.set([program('Backup bot')])
    await open(client)
    await expect.element(page.getByTestId('give-access')).toBeVisible()
    await expect.element(page.getByTestId('program-row')).not.toBeInTheDocument()
  })
})
