/** Loopback ports: which are taken, which are free, and when one opens. */
import net from 'node:net'

/** @param {number} port @returns {Promise<boolean>} whether somebody listens on it */
export function isListening(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('close', () => socket.destroy())
    socket.once('connect', () => socket.destroy())
  })
}

/** Asks the system for ports that are free now, all different. @param {number} count @returns {Promise<number[]>} */
export async function freePorts(count) {
  const holders = Array.from({ length: count }, () => net.createServer())
  const ports = await Promise.all(
    holders.map(
      (holder) =>
        new Promise((resolve, reject) => {
          holder.once('error', reject)
          holder.listen(0, '127.0.0.1', () => resolve(/** @type {net.AddressInfo} */ (holder.address()).port))
        }),
    ),
  )
  await Promise.all(holders.map((holder) => new Promise((resolve) => holder.close(resolve))))
  return /** @type {number[]} */ (ports)
}

/**
 * Tries until it works. `gaveUp` may end the wait with a reason.
 * @param {() => Promise<unknown>} attempt @param {() => string | undefined} gaveUp
 */
export async function untilItWorks(attempt, gaveUp, seconds = 30) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      const late = Date.now() > deadline ? String(error) : undefined
      const reason = gaveUp() ?? late
      if (reason) throw new Error(reason)
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

/** Waits until somebody listens. @param {number} port @param {() => string | undefined} gaveUp */
export const untilListening = (port, gaveUp) =>
  untilItWorks(async () => {
    if (!(await isListening(port))) throw new Error(`nothing opens port ${port}`)
  }, gaveUp)
