/** Ends a program when we end, however that comes: an exit handler is not run for those who are killed. */
import { spawn } from 'node:child_process'

/**
 * A shell waits for the end of a pipe that only we hold open.
 * @param {number} pid @returns {() => void} call it when the program has ended by itself
 */
export function endWithUs(pid) {
  if (process.platform === 'win32') return () => {}
  const script = 'cat > /dev/null; kill "$1" 2> /dev/null'
  const guard = spawn('sh', ['-c', script, 'guard', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // A guard that cannot be had is no reason to fail; it must not keep us running either.
  guard.on('error', () => {})
  guard.unref()
  const pipe = /** @type {import('node:net').Socket | null} */ (guard.stdin)
  pipe?.on('error', () => {})
  pipe?.unref()
  return () => {
    guard.kill('SIGKILL')
    pipe?.destroy()
  }
}
