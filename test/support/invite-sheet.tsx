/** The invite sheet on a stage of its own, anew for each test: opened, looked at, and what it asked for. */
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { page } from 'vitest/browser'
import { InviteSheet } from '../../src/features/invites/InviteSheet.tsx'
import type { InviteWish } from '../../src/features/invites/invite-wish.ts'
import { type InvitingClient, inviteStage, invitingClient, wishesOf } from './invite-stage.tsx'
import { linkOf, WEB } from './verona-invites.ts'

export const onOpenChat = vi.fn<(jid: string) => void>()
export const onOpenChange = vi.fn<(open: boolean) => void>()
export const onSeeAll = vi.fn<() => void>()
/** Of the test that runs. */
export let client: InvitingClient

export const open = (wish: InviteWish = null) =>
  inviteStage(
    <InviteSheet
      isOpen
      onOpenChange={onOpenChange}
      webAddress={WEB}
      brand="Tessera"
      wish={wish}
      onOpenChat={onOpenChat}
      onSeeAll={onSeeAll}
    />,
    client,
  )
export const button = (name: string) => page.getByRole('button', { name, exact: true })
export const shown = (id: string) =>
  expect.element(page.getByTestId('invite-qr')).toHaveAttribute('data-text', linkOf(id))
export const made = () => wishesOf(client, 'invites.make').map(([kind]) => kind)

/** In every file that uses the above: before and after each of its tests. */
export function freshSheet(): void {
  beforeEach(async () => {
    await page.viewport(900, 1000)
    client = invitingClient()
    for (const spy of [onOpenChat, onOpenChange, onSeeAll]) spy.mockClear()
  })
  afterEach(() => vi.restoreAllMocks())
}
