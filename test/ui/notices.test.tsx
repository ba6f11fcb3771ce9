import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { announce, LiveRegion } from '../../src/ui/Announcer.tsx'
import { Banner } from '../../src/ui/Banner.tsx'
import { Button } from '../../src/ui/Button.tsx'
import { Sheet } from '../../src/ui/Sheet.tsx'
import { showToast, ToastProvider } from '../../src/ui/Toasts.tsx'
import { closeToast, currentToasts } from '../../src/ui/toast-queue.ts'
import { stage } from '../support/kit-stage.tsx'

afterEach(() => {
  for (const toast of currentToasts()) closeToast(toast.id)
})

describe('a toast', () => {
  it('is said politely, in a region of its own', async () => {
    await stage(<ToastProvider label="Notices" />)
    showToast({ text: 'Chat archived' })
    const region = page.getByRole('region', { name: 'Notices' })
    await expect.element(region).toHaveTextContent('Chat archived')
    expect(region.element().querySelector('[aria-live=polite]')).toHaveTextContent('Chat archived')
  })

  it('is reached by F6, acts once, leaves, and gives the focus back', async () => {
    const undo = vi.fn()
    await stage(
      <ToastProvider label="Notices">
        <Button>Archive</Button>
      </ToastProvider>,
    )
    await page.getByRole('button', { name: 'Archive' }).click()
    showToast({ text: 'Chat archived', action: { label: 'Undo', onPress: undo } })
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    await userEvent.keyboard('{F6}')
    await expect.element(page.getByRole('button', { name: 'Undo' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(undo).toHaveBeenCalledTimes(1)
    await expect.element(page.getByText('Chat archived')).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Archive' })).toHaveFocus()
  })

  it('is within reach while a sheet is open, and leaves the sheet open', async () => {
    const undo = vi.fn()
    await stage(
      <ToastProvider label="Notices">
        <Sheet title="Add somebody" isOpen onOpenChange={() => undo('closed')} closeLabel="Close">
          Nothing yet
        </Sheet>
      </ToastProvider>,
    )
    showToast({ text: 'Chat archived', action: { label: 'Undo', onPress: () => undo('pressed') } })
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(undo.mock.calls).toEqual([['pressed']])
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })

  it('does not stand in the way of what is behind its region', async () => {
    const press = vi.fn()
    await stage(
      <ToastProvider label="Notices">
        <div style={{ position: 'fixed', insetInlineStart: 0, insetBlockEnd: 0 }}>
          <Button onPress={press}>Settings</Button>
        </div>
      </ToastProvider>,
    )
    showToast({ text: 'Chat archived' })
    await page.getByRole('button', { name: 'Settings' }).click()
    expect(press).toHaveBeenCalledTimes(1)
  })
})

describe('an announcement', () => {
  const live = (urgency: string) => document.querySelector(`[aria-live=${urgency}]`)

  it('is said where it is listened for, by its urgency, and again when said again', async () => {
    await stage(<LiveRegion />)
    announce('Juliet: hello')
    announce('Juliet: hello')
    announce('You were signed out', 'assertive')
    await expect.poll(() => live('polite')?.children.length).toBe(2)
    expect(live('polite')).toHaveTextContent('Juliet: hello')
    expect(live('assertive')).toHaveTextContent('You were signed out')
  })
})

describe('a banner', () => {
  it('is a status with one thing to do', async () => {
    const retry = vi.fn()
    const screen = await stage(
      <Banner tone="wait" icon="offline" action={{ label: 'Try now', onPress: retry }}>
        You are offline.
      </Banner>,
    )
    await expect.element(screen.getByRole('status')).toHaveTextContent('You are offline.')
    await screen.getByRole('button', { name: 'Try now' }).click()
    expect(retry).toHaveBeenCalledTimes(1)
  })
})
