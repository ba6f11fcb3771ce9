/** Every screen, and how one comes to see it, in whatever language is spoken. */
import { expect } from 'vitest'
import { userEvent } from 'vitest/browser'
import { detailsOpen } from '../../src/app/details-open.ts'
import { SETTINGS_SECTIONS } from '../../src/features/settings/sections.ts'
import { EVERY_KIND } from './invite-stage.tsx'
import { type RenderedApp, renderApp, renderSignedOut } from './render-app.tsx'
import { JULIET } from './verona.ts'
import { issued, linkOf, madeOf, uriOf, veronaInvites } from './verona-invites.ts'

export interface Stop {
  name: string
  open(): Promise<RenderedApp>
}

const INVITE = `#/invite/${encodeURIComponent('xmpp:romeo@verona.example?roster;preauth=abc;ibr=y')}`
const CHAT = '#/chat/juliet%40verona.example'

/** A part of the program may have to be fetched first, on a busy machine. */
export const PATIENT = { timeout: 15_000 }

type Step = (app: RenderedApp) => Promise<void> | void

/** `seen`: what is there once all of it is. */
const stop =
  (render: typeof renderApp) =>
  (name: string, hash: string, seen: string, ...steps: Step[]): Stop => ({
    name,
    async open() {
      detailsOpen.set(false)
      const app = await render(hash)
      for (const step of steps) await step(app)
      await expect
        .poll(() => [...document.querySelectorAll(seen)].some((one) => one.checkVisibility()), PATIENT)
        .toBe(true)
      return app
    },
  })
const inside = stop(renderApp)
const outside = stop(renderSignedOut)

const TITLE = 'h1'
const SHEET = '[role="dialog"], [role="alertdialog"]'
const MENU = '[role="menu"]'
const MESSAGE = '[data-testid="message"]'
const ROW = '[data-testid="conversation-item"]'

/** The first of them that can be seen: some stand in the rail, or in the tab bar. */
async function pressFirst(selector: string) {
  const seen = () =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility())
  await expect.poll(seen, PATIENT).toBeTruthy()
  await userEvent.click(seen() as HTMLElement)
}

const press =
  (selector: string): Step =>
  () =>
    pressFirst(selector)
const pressNamed =
  (role: 'button' | 'menuitem', key: 'conversations.newChat' | 'contacts.add'): Step =>
  async ({ screen, words }) => {
    await screen
      .getByRole(role, { name: words.t(key) })
      .first()
      .click()
  }
const fill =
  (testId: string, text: string): Step =>
  async ({ screen }) =>
    void (await screen.getByTestId(testId).fill(text))
const keys =
  (pressed: string): Step =>
  async ({ screen }) => {
    await expect.element(screen.getByRole('main'), PATIENT).toBeVisible()
    await userEvent.keyboard(pressed)
  }

export const STOPS: readonly Stop[] = [
  outside('welcome', '#/', TITLE),
  outside('sign-in', '#/sign-in', TITLE),
  outside('sign-in-refused', '#/sign-in?refused', TITLE),
  outside('join', '#/join', TITLE),
  outside('landing', INVITE, TITLE),
  outside('scan', '#/scan', SHEET),
  outside(
    'password',
    '#/sign-in',
    '[data-testid="sign-in-password"]',
    fill('sign-in-address', 'romeo@verona.example'),
    press('[data-testid="sign-in-continue"]'),
  ),
  inside('chats', '#/', ROW),
  inside('chat', CHAT, MESSAGE),
  inside('details', CHAT, `aside h2, ${SHEET}`, () => detailsOpen.set(true)),
  inside('chat-menu', CHAT, MENU, press('[data-testid="conversation"] header button[aria-haspopup="true"]')),
  inside('message-menu', CHAT, MENU, press('[data-testid="message"]'), keys('{Shift>}{F10}{/Shift}')),
  inside('stranger', CHAT, 'section[aria-label] b', ({ client }) =>
    client.changeConversation(JULIET, { standing: 'stranger' }),
  ),
  inside('blocked-chat', CHAT, MESSAGE, ({ client }) =>
    client.changeConversation(JULIET, { standing: 'blocked' }),
  ),
  inside('new-chat', '#/', SHEET, pressNamed('button', 'conversations.newChat')),
  inside('people', '#/contacts', '[data-testid="contact-item"]'),
  inside('add-contact', '#/contacts', SHEET, pressNamed('button', 'contacts.add')),
  inside('no-invites', '#/invites', TITLE),
  inside('invites', '#/invites', '[data-testid="invite-row"]', ({ client }) =>
    client.invites.all.set(veronaInvites(Date.now())),
  ),
  inside('invite-asked', '#/', SHEET, press('[data-testid="invite-create"]')),
  inside(
    'invite-made',
    '#/',
    SHEET,
    ({ client }) => {
      client.invites.offers.set(EVERY_KIND)
      const invite = issued('made', Date.now())
      client.invites.all.set([invite])
      client.invites.answers.make = () => madeOf(invite)
      client.invites.answers.reveal = (id) => ({ link: linkOf(id), uri: uriOf(id) })
    },
    press('[data-testid="invite-create"]'),
    async ({ screen }) => void (await expect.element(screen.getByTestId('invite-qr'), PATIENT).toBeVisible()),
  ),
  inside('landing-in', INVITE, TITLE),
  ...SETTINGS_SECTIONS.map((section) => inside(`settings-${section}`, `#/settings/${section}`, TITLE)),
  inside('wire', '#/settings/advanced', '[data-testid="wire"] ol', ({ client }) =>
    client.inspected.recorder.entries.set([
      { id: '1', at: Date.now(), direction: 'in', kind: 'iq', text: '<iq type="result">\n</iq>' },
    ]),
  ),
  inside('sign-out', '#/settings/account', SHEET, press('[data-testid="sign-out"]')),
  inside('delete-account', '#/settings/account', SHEET, press('[data-testid="delete-account"]')),
  inside('palette', '#/', SHEET, keys('{Control>}{Shift>}k{/Shift}{/Control}')),
  inside('shortcuts', '#/', SHEET, keys('?')),
  inside('offline', '#/', ROW, ({ client }) => client.connection.set({ status: 'offline' })),
]
