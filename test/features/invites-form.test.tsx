import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { MakeInvite } from '../../src/client/invites/inviting.ts'
import { InviteSheet } from '../../src/features/invites/InviteSheet.tsx'
import type { DataForm, FormField } from '../../src/model/data-form.ts'
import {
  axeFindsAtRest,
  type InvitingClient,
  inviteStage,
  invitingClient,
  wishesOf,
} from '../support/invite-stage.tsx'
import { linkOf, WEB } from '../support/verona-invites.ts'

const field = (name: string, rest: Partial<FormField>): FormField => ({
  name,
  kind: 'text',
  label: name,
  description: '',
  required: false,
  values: [],
  options: [],
  image: null,
  ...rest,
})
const FORM: DataForm = {
  title: 'A new account',
  instructions: 'Choose how it is to be named.',
  fields: [
    field('FORM_TYPE', { kind: 'hidden', values: ['urn:xmpp:invite#create-account'] }),
    field('username', { label: 'User name', required: true }),
    field('roster-subscription', { kind: 'yes-no', label: 'Add to contacts', values: ['true'] }),
  ],
}
let client: InvitingClient
let plain: InvitingClient['invites']['answers']['make']

const open = () =>
  inviteStage(
    <InviteSheet
      isOpen
      onOpenChange={() => {}}
      webAddress={WEB}
      brand="Tessera"
      onOpenChat={() => {}}
      onSeeAll={() => {}}
    />,
    client,
  )
const name = () => page.getByRole('textbox', { name: 'User name' })
const submit = () => page.getByRole('button', { name: 'Make the invite' })

beforeEach(async () => {
  await page.viewport(900, 1000)
  client = invitingClient()
  plain = client.invites.answers.make
  client.invites.answers.make = () => ({ status: 'form', form: FORM, problem: null })
})

describe('D4.3 a server that asks before it makes an invite', () => {
  it('is answered in its own form, with everything that it gave along', async () => {
    await open()
    await expect.element(page.getByRole('heading', { name: 'A new account' })).toBeVisible()
    await expect.element(page.getByText('Choose how it is to be named.')).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
    await name().fill('peter')
    client.invites.answers.make = plain
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByTestId('invite-qr')).toHaveAttribute('data-text', linkOf('made-1'))
    expect(wishesOf(client, 'invites.make').at(-1)).toEqual([
      'contact-and-account',
      {
        webAddress: WEB,
        answers: {
          FORM_TYPE: ['urn:xmpp:invite#create-account'],
          username: ['peter'],
          'roster-subscription': ['true'],
        },
      },
    ])
  })

  it('is not asked again for what is missing here', async () => {
    await open()
    await submit().click()
    await expect.element(name()).toHaveAccessibleDescription('verona.example needs this answer.')
    expect(wishesOf(client, 'invites.make')).toHaveLength(1)
    await name().fill('p')
    await expect.element(name()).toBeValid()
  })

  it.each(['the page', 'peter@verona.example', 'a/b', '<peter>'])(
    'is not asked for an account that cannot be called so: %s',
    async (text) => {
      await open()
      await name().fill(text)
      await submit().click()
      await expect.element(name()).toHaveAccessibleDescription(/^A name has no spaces, and none of these:/)
      await expect.element(name()).toHaveValue(text)
      expect(wishesOf(client, 'invites.make')).toHaveLength(1)
      await name().fill('peter')
      await expect.element(name()).toBeValid()
    },
  )

  it('keeps what was typed when it says no', async () => {
    await open()
    await name().fill('peter')
    client.invites.answers.make = (): MakeInvite => ({
      status: 'form',
      form: { ...FORM },
      problem: 'That is no name.',
    })
    await submit().click()
    await expect.element(page.getByRole('alert')).toHaveTextContent('verona.example says: “That is no name.”')
    await expect.element(name()).toHaveValue('peter')
    await expect.element(submit()).toBeEnabled()
  })

  it('has no place in front of a group', async () => {
    await open()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Show to a group' }).click()
    await page.getByRole('button', { name: 'Start' }).click()
    await expect.element(page.getByText(/has questions before each invite/)).toBeVisible()
  })
})
