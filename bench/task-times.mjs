/**
 * What tasks of a page's main thread cost it, in time of the processor: how long they took by the clock says on a busy machine how
 * long they had to wait for a core.
 */

/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, tdur?: number, args?: { name?: string } }} TraceEvent */

const TASK = 'ThreadControllerImpl::RunTask'

/**
 * Resolves when what happens is being written down; asked then, with the longest task, in milliseconds.
 * @param {import('playwright-core').Browser} browser @param {import('playwright-core').Page} page
 * @returns {Promise<() => Promise<number>>}
 */
export async function followTasks(browser, page) {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  return async () => {
    /** @type {{ traceEvents: TraceEvent[] }} */
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
    const mains = traceEvents.filter(
      ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
    )
    const threads = new Set(mains.map(({ pid, tid }) => `${pid}:${tid}`))
    // One that had begun, or had not ended, says nothing of how long it took.
    const tasks = traceEvents.flatMap(({ name, pid, tid, tdur }) =>
      name === TASK && tdur !== undefined && threads.has(`${pid}:${tid}`) ? tdur : [],
    )
    if (tasks.length === 0) throw new Error('no task was written down')
    return tasks.reduce((longest, one) => Math.max(longest, one), 0) / 1000
  }
}
