/** What axe finds in the page, in one line each; nothing is good. */
import axe from 'axe-core'

export async function axeFinds(): Promise<string[]> {
  // What is still fading in has colours that nobody will have seen.
  await Promise.all(
    document
      .getAnimations()
      .filter(ends)
      .map(({ finished }) => finished.catch(() => {})),
  )
  // Without react-aria's announcer: it names what is to be read out, which may be gone again while it is being read.
  // A sheet takes the whole page out of reach, its landmarks and headings, too: what pages must have is not to be had then.
  const wholePage = { enabled: document.querySelector('[role=dialog]') === null }
  const { violations } = await axe.run(
    { exclude: ['[data-live-announcer]'] },
    {
      resultTypes: ['violations'],
      rules: { 'landmark-one-main': wholePage, 'page-has-heading-one': wholePage },
    },
  )
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  )
}

const ends = ({ effect }: Animation) => Number.isFinite(effect?.getComputedTiming().endTime)
