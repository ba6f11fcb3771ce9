/** What axe finds in the page, in one line each; nothing is good. */
import axe from 'axe-core'

export async function axeFinds(): Promise<string[]> {
  // Without react-aria's announcer: it names what is to be read out, which may be gone again while it is being read.
  const { violations } = await axe.run(
    { exclude: ['[data-live-announcer]'] },
    { resultTypes: ['violations'] },
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
}
