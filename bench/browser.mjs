/** The Chromium that benchmarks run in. */

/** @param {string[]} [args] @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser(args = []) {
  const { chromium } = await import('playwright-core')
  return chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      // What a browser does for itself would be measured, too.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  })
}
