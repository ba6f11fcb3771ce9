/** A text with its styling (XEP-0393) as React nodes: what stands in the document is the text, mark for mark, and never HTML. */
import { Fragment, memo, type ReactNode, useMemo } from 'react'
import { type Block, type Span, type SpanStyle, styledText } from '../../model/styled-text.ts'
import styles from './StyledText.module.css'
import { Words } from './Words.tsx'

const ELEMENTS: Record<SpanStyle, 'strong' | 'em' | 's' | 'code'> = {
  strong: 'strong',
  emphasis: 'em',
  strike: 's',
  code: 'code',
}

const mark = (text: string) => <span className={styles.mark}>{text}</span>
/** What is said by the drawing: it stays in the text, for whoever copies it. */
const unseen = (text: string) => text !== '' && <span className={styles.unseen}>{text}</span>

function spanNodes(spans: readonly Span[], isCode = false): ReactNode {
  let at = 0
  return spans.map((span) => {
    const key = at++
    if ('text' in span) return isCode ? span.text : <Words key={key} text={span.text} />
    const Element = ELEMENTS[span.style]
    return (
      <Element key={key} className={styles[span.style]}>
        {mark(span.mark)}
        {spanNodes(span.spans, span.style === 'code')}
        {mark(span.mark)}
      </Element>
    )
  })
}

function blockNode(block: Block): ReactNode {
  switch (block.kind) {
    case 'line':
      return (
        <>
          {unseen(block.lead)}
          {spanNodes(block.spans)}
          {block.end}
        </>
      )
    case 'quote':
      return <span className={styles.quote}>{blockNodes(block.blocks)}</span>
    case 'preformatted': {
      const [fence, ...rest] = block.lines
      const lines = block.closed ? rest.slice(0, -1) : rest
      const close = block.closed ? rest.at(-1) : undefined
      return (
        <>
          {fence && <span className={styles.fence}>{fence.lead + fence.text + fence.end}</span>}
          <code className={styles.preformatted} dir="ltr">
            {lines.map(({ lead, text, end }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never change places
              <Fragment key={index}>
                {unseen(lead)}
                {text}
                {end}
              </Fragment>
            ))}
          </code>
          {close && <span className={styles.fence}>{close.lead + close.text + close.end}</span>}
        </>
      )
    }
  }
}

const blockNodes = (blocks: readonly Block[]): ReactNode =>
  blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name, and never change places
    <Fragment key={index}>{blockNode(block)}</Fragment>
  ))

export const StyledText = memo(function StyledText({ text }: { text: string }) {
  const blocks = useMemo(() => styledText(text), [text])
  return blockNodes(blocks)
})
