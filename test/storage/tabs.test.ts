import { describe, expect, it, vi } from 'vitest'
import { listAccounts, putAccount } from '../../src/storage/accounts.ts'
import { putSettings, readSettings } from '../../src/storage/settings.ts'
import { accountsTopic, settingsTopic } from '../../src/storage/topics.ts'
import { fakeChannels, freshName, freshStorage, until } from './fresh-storage.ts'
import { account, alice } from './rows.ts'

async function twoTabs() {
  const name = freshName()
  const channels = fakeChannels()
  const one = await freshStorage({ name, channel: channels.make })
  const other = await freshStorage({ name, channel: channels.make })
  return { one, other, channels, name }
}

describe('two tabs', () => {
  it('show the same: what one writes the other follows', async () => {
    const { one, other } = await twoTabs()
    const seen = other.live([settingsTopic], () => other.read(['settings'], readSettings))
    expect((await until(seen, (now) => now !== null))?.theme).toBe('system')
    const dark = until(seen, (now) => now?.theme === 'dark')
    await one.write(['settings'], (tx) => putSettings(tx, { theme: 'dark' }))
    expect((await dark)?.theme).toBe('dark')
  })

  it('hear of each commit once, the writer itself included', async () => {
    const { one, other, channels } = await twoTabs()
    const [here, there] = [vi.fn(), vi.fn()]
    one.onChange([accountsTopic], here)
    other.onChange([accountsTopic], there)
    await one.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    await vi.waitFor(() => expect(there).toHaveBeenCalledTimes(1))
    expect(here).toHaveBeenCalledTimes(1)
    expect(channels.posted).toEqual([[accountsTopic]])
  })

  it('hear nothing of what was taken back or touched nothing', async () => {
    const { one, channels } = await twoTabs()
    const failing = one.write(['accounts'], async (tx) => {
      await putAccount(tx, account(alice))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await one.write(['accounts'], (tx) => listAccounts(tx))
    expect(channels.posted).toEqual([])
  })

  it('tell each other names, never data', async () => {
    const { one, channels } = await twoTabs()
    await one.write(['accounts'], (tx) => putAccount(tx, account(alice, { userAgentId: 'only-here' })))
    expect(JSON.stringify(channels.posted)).not.toContain('only-here')
  })

  it('bear whatever another version of the program says', async () => {
    const { other, channels, name } = await twoTabs()
    const heard = vi.fn()
    other.onChange([accountsTopic], heard)
    const stranger = channels.make(`${name}-changes`)
    for (const message of [
      null,
      'accounts',
      7,
      { accounts: true },
      [{}, null, 5, ['accounts'], 'unheard of'],
    ])
      stranger.post(message)
    stranger.post([accountsTopic])
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('look again when asked to, whatever they missed', async () => {
    const name = freshName()
    const [deaf, writer] = [await freshStorage({ name }), await freshStorage({ name })]
    const seen = deaf.live([accountsTopic], () => deaf.read(['accounts'], listAccounts))
    await until(seen, (now) => now !== null)
    const stay = seen.subscribe(() => {})
    await writer.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    expect(seen.get()).toEqual([])
    const found = until(seen, (now) => now?.length === 1)
    deaf.refresh()
    expect(await found).toEqual([account(alice)])
    stay()
  })
})
