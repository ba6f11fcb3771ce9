import { describe, expect, it } from 'vitest'
import { createUpdates, type Updater } from '../../electron/updates.ts'
import type { UpdateState } from '../../src/platform/desktop-api.ts'

class FakeUpdater implements Updater {
  autoDownload = true
  autoInstallOnAppQuit = true
  allowDowngrade = true
  asked: string[] = []
  fails = false
  #listeners = new Map<string, (info: never) => void>()
  on(event: string, listener: (info: never) => void): void {
    this.#listeners.set(event, listener)
  }
  tell(event: string, info?: unknown): void {
    this.#listeners.get(event)?.(info as never)
  }
  #ask(what: string): Promise<void> {
    this.asked.push(what)
    return this.fails ? Promise.reject(new Error(what)) : Promise.resolve()
  }
  checkForUpdates = () => this.#ask('check')
  downloadUpdate = () => this.#ask('download')
  quitAndInstall = () => void this.asked.push('install')
}

function house(updater: FakeUpdater | null = new FakeUpdater()) {
  const seen: UpdateState['status'][] = []
  const updates = createUpdates(
    updater,
    ({ status }) => seen.push(status),
    () => updater?.asked.push('leave'),
  )
  return { updater: updater ?? new FakeUpdater(), updates, seen }
}

describe('a newer version', () => {
  it('is offered, and never fetched or installed by itself', async () => {
    const { updater, updates } = house()
    expect([updater.autoDownload, updater.autoInstallOnAppQuit, updater.allowDowngrade]).toEqual([
      false,
      false,
      false,
    ])
    await updates.check()
    updater.tell('update-available', { version: '2.0.0' })
    expect(updates.state()).toEqual({ status: 'offered', version: '2.0.0' })
    expect(updater.asked).toEqual(['check'])
    updates.install()
    expect(updater.asked).toEqual(['check'])
  })

  it('is fetched when somebody says so, and installed when they say so again', async () => {
    const { updater, updates, seen } = house()
    await updates.check()
    updater.tell('update-available', { version: '2.0.0' })
    updates.next()
    for (const percent of [10.2, 10.9, 55]) updater.tell('download-progress', { percent })
    expect(updates.state()).toEqual({ status: 'loading', version: '2.0.0', percent: 55 })
    updater.tell('update-downloaded', { version: '2.0.0' })
    updates.next()
    expect(updater.asked).toEqual(['check', 'download', 'leave', 'install'])
    expect(seen).toEqual(['asking', 'offered', 'loading', 'loading', 'loading', 'ready'])
  })

  it('that cannot be had is said, and can be tried again', async () => {
    const { updater, updates } = house()
    updater.fails = true
    await updates.check()
    expect(updates.state()).toEqual({ status: 'failed' })
    updater.fails = false
    await updates.check()
    updater.tell('update-not-available')
    expect(updates.state()).toEqual({ status: 'none', possible: true })
  })

  it('that lies ready stays ready', async () => {
    const { updater, updates } = house()
    updater.tell('update-downloaded', { version: '2.0.0' })
    updater.tell('error')
    await updates.check()
    expect(updates.state()).toEqual({ status: 'ready', version: '2.0.0' })
    expect(updater.asked).toEqual([])
  })

  it('comes by other ways where there is no place to ask at', async () => {
    const { updates, seen } = house(null)
    await updates.check()
    await updates.load()
    updates.install()
    expect([updates.state(), seen]).toEqual([{ status: 'none', possible: false }, []])
  })
})
