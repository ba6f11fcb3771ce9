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

type Step = (app: RenderedApp) => Promise<void> | void

const inside = (name: string, hash: string, ...steps: Step[]): Stop => ({
  name,
  async open() {
    detailsOpen.set(false)
    const app = await renderApp(hash)
    for (const step of steps) await step(app)
    return app
  },
})
const outside = (name: string, hash: string, ...steps: Step[]): Stop => ({
  name,
  async open() {
    const app = await renderSignedOut(hash)
    for (const step of steps) await step(app)
    return app
  },
})

/** The first of them that can be seen: some stand in the rail, or in the tab bar. */
async function pressFirst(selector: string) {
  const seen = () =>
    [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility())
  await expect.poll(seen).toBeTruthy()
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
    await screen.getByRole('main').element()
    await userEvent.keyboard(pressed)
  }

export const STOPS: readonly Stop[] = [
  outside('welcome', '#/'),
  outside('sign-in', '#/sign-in'),
  outside('sign-in-refused', '#/sign-in?refused'),
  outside('join', '#/join'),
  outside('landing', INVITE),
  outside('scan', '#/scan'),
  outside(
    'password',
    '#/sign-in',
    fill('sign-in-address', 'romeo@verona.example'),
    press('[data-testid="sign-in-continue"]'),
  ),
  inside('chats', '#/'),
  inside('chat', CHAT),
  inside('details', CHAT, () => detailsOpen.set(true)),
  inside('chat-menu', CHAT, press('[data-testid="conversation"] header button[aria-haspopup="true"]')),
  inside('message-menu', CHAT, press('[data-testid="message"]'), keys('{Shift>}{F10}{/Shift}')),
  inside('stranger', CHAT, ({ client }) => client.changeConversation(JULIET, { standing: 'stranger' })),
  inside('blocked-chat', CHAT, ({ client }) => client.changeConversation(JULIET, { standing: 'blocked' })),
  inside('new-chat', '#/', pressNamed('button', 'conversations.newChat')),
  inside('people', '#/contacts'),
  inside('add-contact', '#/contacts', pressNamed('button', 'contacts.add')),
  inside('no-invites', '#/invites'),
  inside('invites', '#/invites', ({ client }) => client.invites.all.set(veronaInvites(Date.now()))),
  inside('invite-asked', '#/', press('[data-testid="invite-create"]')),
  inside(
    'invite-made',
    '#/',
    ({ client }) => {
      client.invites.offers.set(EVERY_KIND)
      const invite = issued('made', Date.now())
      client.invites.all.set([invite])
      client.invites.answers.make = () => madeOf(invite)
      client.invites.answers.reveal = (id) => ({ link: linkOf(id), uri: uriOf(id) })
    },
    press('[data-testid="invite-create"]'),
    async ({ screen }) => void (await expect.element(screen.getByTestId('invite-qr')).toBeVisible()),
  ),
  inside('landing-in', INVITE),
  ...SETTINGS_SECTIONS.map((section) => inside(`settings-${section}`, `#/settings/${section}`)),
  inside('sign-out', '#/settings/account', press('[data-testid="sign-out"]')),
  inside('palette', '#/', keys('{Control>}{Shift>}k{/Shift}{/Control}')),
  inside('shortcuts', '#/', keys('?')),
  inside('offline', '#/', ({ client }) => client.connection.set({ status: 'offline' })),
]
