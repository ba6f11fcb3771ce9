import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const guard = new URL('../../server/guard.mjs', import.meta.url).href

/** A process that starts a long sleep, guards it or not, and says its number. */
async function parent(script: string): Promise<{ parent: ChildProcess; sleeper: number }> {
  const source = `
    import { spawn } from 'node:child_process'
    import { endWithUs } from '${guard}'
    const sleeper = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' })
    ${script}
    process.stdout.write(String(sleeper.pid))
    setInterval(() => {}, 1000)`
  const started = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(started.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  return { parent: started, sleeper: Number(said.toString()) }
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a guarded program ends with the one who started it, even if that is killed', async () => {
  const { parent: killed, sleeper } = await parent('endWithUs(sleeper.pid)')
  expect(alive(sleeper)).toBe(true)
  killed.kill('SIGKILL')
  await expect.poll(() => alive(sleeper), { timeout: 20_000 }).toBe(false)
})

test('a dismissed guard ends nobody', async () => {
  const { parent: killed, sleeper } = await parent('endWithUs(sleeper.pid)()')
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  // The pipe is closed by now, and a guard that were still there would have had its cue: ours has been ended.
  expect(alive(sleeper)).toBe(true)
  process.kill(sleeper)
})
