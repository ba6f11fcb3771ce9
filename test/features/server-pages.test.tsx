import { describe, expect, it, vi } from 'vitest'
import type { VisitProblem } from '../../src/client/signing-in/entering.ts'
import { ComeBack } from '../../src/features/sign-in/ComeBack.tsx'
import { learnHouse } from '../../src/i18n/i18n.ts'
import { axeFinds } from '../support/axe.ts'
import { enter } from '../support/entry-stage.tsx'
import { fakeClient, PASSWORD } from '../support/fake-client.tsx'
import { renderSignedOut } from '../support/render-app.tsx'

const ROMEO = 'romeo@verona.example'
const PARIS = 'paris@verona.example'
const DOMAIN = 'verona.example'

async function atTheDoor(set: (app: Awaited<ReturnType<typeof renderSignedOut>>) => void = () => {}) {
  const app = await renderSignedOut('#/sign-in')
  app.client.pages.ways = { password: true, pages: true }
  set(app)
  await app.screen.getByRole('textbox', { name: 'Address' }).fill(ROMEO)
  await app.screen.getByRole('button', { name: 'Continue' }).click()
  const { screen, client } = app
  return {
    screen,
    client,
    state: client.pages.state,
    server: screen.getByTestId('sign-in-server'),
    password: screen.getByTestId('sign-in-password'),
  }
}

describe('the server’s own pages', () => {
  it('stand beside the password, which stays where it is and keeps the focus', async () => {
    const { server, password, client } = await atTheDoor()
    await expect.element(server).toHaveTextContent(`Continue at ${DOMAIN}`)
    await expect.element(password).toHaveFocus()
    expect(await axeFinds()).toEqual([])
    expect(client.wishes).toContainEqual(['signIn.ways', ROMEO])
  })

  it('D6.2 are not spoken of where there are none', async () => {
    const { server, password } = await atTheDoor(({ client }) => {
      client.pages.ways = { password: true, pages: false }
    })
    await expect.element(password).toBeVisible()
    await expect.element(server).not.toBeInTheDocument()
  })

  it('are the only way where the server takes no password', async () => {
    const { server, password, screen } = await atTheDoor(({ client }) => {
      client.pages.ways = { password: false, pages: true }
    })
    await expect.element(server).toBeVisible()
    await expect.element(password).not.toBeInTheDocument()
    await expect.element(screen.getByTestId('sign-in-use-password')).not.toBeInTheDocument()
  })

  it('D6.1 come first where the deployment prefers them, with the password one click away', async () => {
    const { server, password, screen } = await atTheDoor(({ client }) => {
      client.pages.prefers = true
    })
    await expect.element(server).toHaveTextContent(`Continue at ${DOMAIN}`)
    await expect.element(password).not.toBeInTheDocument()
    expect(await axeFinds()).toEqual([])
    await screen.getByTestId('sign-in-use-password').click()
    await expect.element(password).toHaveFocus()
  })

  it('are gone to by a press, with where one was; what was typed is there again afterwards', async () => {
    const { server, password, state, screen, client } = await atTheDoor()
    await password.fill('half a pass')
    await server.click()
    expect(client.wishes).toContainEqual(['visit', { back: '#/sign-in' }])
    await expect.element(screen.getByText(`Asking ${DOMAIN} for its page`)).toBeVisible()
    state.set({ at: 'there', domain: DOMAIN })
    await expect.element(screen.getByRole('heading', { name: 'Go on in the other window' })).toBeVisible()
    await expect.element(password).not.toBeVisible()
    await screen.getByRole('button', { name: 'Show the window' }).click()
    expect(client.wishes).toContainEqual(['visit.show'])
    await screen.getByRole('button', { name: 'Cancel' }).click()
    expect(client.wishes).toContainEqual(['visit.stop'])
    await expect.element(password).toHaveValue('half a pass')
  })

  it('D6.5 another account is a question that has the focus', async () => {
    const { server, state, screen, client } = await atTheDoor()
    await server.click()
    state.set({ at: 'another', meant: ROMEO, account: PARIS })
    await expect.element(screen.getByTestId('sign-in-another')).toHaveFocus()
    await expect
      .element(screen.getByRole('heading', { name: `${DOMAIN} says you are ${PARIS}` }))
      .toBeVisible()
    await expect
      .element(screen.getByText(`${ROMEO} is what you typed. Nothing of either was opened.`))
      .toBeVisible()
    expect(await axeFinds()).toEqual([])
    await screen.getByRole('button', { name: `Go on as ${PARIS}` }).click()
    expect(client.wishes).toContainEqual(['visit.goOn'])
  })

  const problems: VisitProblem[] = [
    'window-closed',
    'denied',
    'over',
    'wrong-answer',
    'pages-down',
    'pages-broken',
    'closed-to-pages',
    'not-trusted',
    'unsupported',
    'registration-refused',
    'not-taken',
    'account-disabled',
    'host-unknown',
    'unreachable',
    'timeout',
    'no-storage',
    'offline',
  ]
  it('have words for everything that goes wrong, and one more try; the password is at hand', async () => {
    const { server, password, state, screen } = await atTheDoor()
    await server.click()
    const said = new Set<string>()
    for (const problem of problems) {
      state.set({ at: 'failed', problem, domain: DOMAIN })
      const note = screen.getByTestId('sign-in-error')
      await expect.element(note).toHaveAttribute('data-status', problem)
      said.add(note.element().textContent ?? '')
      await expect.element(server).toHaveTextContent('Try again')
      await expect.element(password).toBeVisible()
    }
    expect(said.size).toBe(problems.length)
    expect([...said].filter((text) => text.includes('serverPages'))).toEqual([])
  })

  it('open on this page where the browser opens no window', async () => {
    const { server, state, client } = await atTheDoor()
    await server.click()
    state.set({ at: 'failed', problem: 'window-blocked', domain: DOMAIN })
    await expect.element(server).toHaveTextContent('Open it on this page')
    await server.click()
    expect(client.wishes).toContainEqual(['visit', { back: '#/sign-in', whole: true }])
  })

  it('change nothing about the password', async () => {
    const { password, screen, client } = await atTheDoor()
    await password.fill(PASSWORD)
    await screen.getByTestId('sign-in-submit').click()
    await expect.poll(() => client.account.get()?.jid).toBe(ROMEO)
  })
})

describe('back by the whole page', () => {
  async function back(found: boolean) {
    const client = fakeClient({ account: null })
    if (found) client.pages.back = { back: '#/chat/x', address: ROMEO, websocket: '' }
    const ways = { onSignedIn: vi.fn(), onAgain: vi.fn(), onStart: vi.fn() }
    await learnHouse()
    const { screen } = await enter(<ComeBack {...ways} />, { client })
    return { ...ways, screen, state: client.pages.state }
  }

  it('leads to where one was', async () => {
    const { screen, state, onSignedIn } = await back(true)
    state.set({ at: 'entering', domain: DOMAIN })
    await expect.element(screen.getByText('Signing you in')).toBeVisible()
    state.set({ at: 'in', account: ROMEO })
    await expect.poll(() => onSignedIn.mock.calls).toEqual([[ROMEO, '#/chat/x']])
  })

  it('says what went wrong, and begins again with the same address', async () => {
    const { screen, state, onAgain } = await back(true)
    state.set({ at: 'failed', problem: 'denied', domain: DOMAIN })
    await expect.element(screen.getByRole('heading', { name: 'You are not signed in' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await screen.getByRole('button', { name: 'Try again' }).click()
    expect(onAgain).toHaveBeenCalledWith(ROMEO)
  })

  it('with nothing leads to the start', async () => {
    const { screen, onStart } = await back(false)
    await screen.getByRole('button', { name: 'Back to the start' }).click()
    expect(onStart).toHaveBeenCalled()
  })
})
