import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { machine } from '../../src/app/machine.ts'
import { createWords } from '../../src/i18n/i18n.ts'
import { keepShell } from '../../src/keep-shell.ts'
import { value } from '../../src/live/live.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import type { ShellUpdate } from '../../src/platform/shell.ts'
import { closeToast, currentToasts } from '../../src/ui/toast-queue.ts'
import { axeFinds } from '../support/axe.ts'
import { renderApp } from '../support/render-app.tsx'

const READY = { status: 'ready', version: '2.0.0' } as const
const REPLACED = { status: 'replaced', version: '2.0.0' } as const

const before = machine.get()
let inHand: HTMLElement

beforeEach(() => {
  inHand = document.createElement('div')
  inHand.dataset.inHand = ''
})
afterEach(() => {
  inHand.remove()
  machine.set(before)
  for (const { id } of currentToasts()) closeToast(id)
})

async function kept(config: object = {}) {
  const update = value<ShellUpdate>({ status: 'none' })
  const apply = vi.fn()
  const asked: boolean[] = []
  const open = async (isWanted: boolean) => {
    asked.push(isWanted)
    return isWanted ? { build: 'Ab_3-xyz', update, apply } : null
  }
  await keepShell(open, Promise.resolve(checkDeployment(config)), createWords())
  return { update, apply, asked }
}
const said = () => currentToasts().map(({ text }) => text)

it('is offered once, and begun with by a press', async () => {
  const { update, apply } = await kept()
  update.set(READY)
  await expect.poll(said).toEqual(['A newer version is ready.'])
  expect(apply).not.toHaveBeenCalled()
  currentToasts()[0]?.action?.onPress()
  expect(apply).toHaveBeenCalledOnce()
  update.set({ ...READY })
  expect(said()).toHaveLength(1)
})

it('does not take away what somebody has in hand, and says so', async () => {
  const { update, apply } = await kept()
  document.body.append(inHand)
  update.set(READY)
  await expect.poll(said).toHaveLength(1)
  currentToasts()[0]?.action?.onPress()
  await expect.poll(said).toContain('Finish what you have begun here first.')
  expect(apply).not.toHaveBeenCalled()
})

it('that another window has begun with is followed at once, unless something is in hand here', async () => {
  const idle = await kept()
  idle.update.set(REPLACED)
  expect(idle.apply).toHaveBeenCalledOnce()

  const busy = await kept()
  document.body.append(inHand)
  busy.update.set(REPLACED)
  await expect.poll(said).toEqual(['A newer version is ready.'])
  expect(busy.apply).not.toHaveBeenCalled()
  // Nobody sees it happen.
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(busy.apply).not.toHaveBeenCalled()
  inHand.remove()
  document.dispatchEvent(new Event('visibilitychange'))
  expect(busy.apply).toHaveBeenCalledOnce()
  visible.mockRestore()
})

it('is nothing where the deployment wants no copies', async () => {
  const { asked } = await kept({ keepOffline: false })
  expect(asked).toEqual([false])
  expect(machine.get().shell).toBeUndefined()
})

it('waits in the settings, which say the build of this one', async () => {
  const { update, apply } = await kept()
  const { screen } = await renderApp('#/settings/about')
  await expect.element(screen.getByText('Ab_3-xyz')).toBeVisible()
  await expect.element(screen.getByTestId('restart')).not.toBeInTheDocument()
  update.set(READY)
  await expect.element(screen.getByRole('heading', { name: 'A newer version is ready.' })).toBeVisible()
  expect(await axeFinds()).toEqual([])
  await screen.getByTestId('restart').click()
  expect(apply).toHaveBeenCalledOnce()
})
