import { afterEach, beforeEach, expect, it } from 'vitest'
import { endpointFinder } from '../../src/client/session/find-endpoint.ts'
import { value } from '../../src/live/live.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => world.end())

it('looks for the server of each account, and for the same one not again within a minute', async () => {
  const { storage } = await world.device().open()
  const asked: string[] = []
  let now = 0
  const find = endpointFinder({
    storage,
    platform: { online: value(true), now: () => now },
    deployment: Promise.resolve(checkDeployment({})),
    async fetch(url) {
      asked.push(new URL(String(url)).host)
      throw new TypeError('nobody is there')
    },
  })
  const lookFor = async (account: string) => {
    asked.length = 0
    await find(account)
    return new Set(asked)
  }
  expect(await lookFor('romeo@verona.example')).toContain('verona.example')
  expect(await lookFor('romeo@verona.example')).toEqual(new Set())
  expect(await lookFor('nurse@mantua.example')).toContain('mantua.example')
  now = 60_000
  expect(await lookFor('romeo@verona.example')).toContain('verona.example')
})
