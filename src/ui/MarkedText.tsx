/** A text with what was looked for marked in it. */
import type { Mark } from '../model/search-text.ts'
import styles from './MarkedText.module.css'

export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  let end = 0
  const pieces = marks.flatMap(([from, to]) => {
    const before = text.slice(end, from)
    end = to
    return [
      before,
      <mark key={from} className={styles.mark}>
        {text.slice(from, to)}
      </mark>,
    ]
  })
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  )
}
