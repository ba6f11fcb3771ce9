/** Words with their links; the words themselves stay untouched. */
import { type MouseEvent, memo } from 'react'
import { useOpenText } from '../open-text.ts'
import { isOurs, linkPieces } from './link-text.ts'
import styles from './Words.module.css'

export const Words = memo(function Words({ text }: { text: string }) {
  const openText = useOpenText()
  let at = 0
  return linkPieces(text).map(({ text: words, href }) => {
    const key = at
    at += words.length
    if (href === undefined) return words
    // What the link is, is said first; the browser, and whatever the system has for it, hear nothing of it.
    const open = isOurs(href)
      ? (event: MouseEvent) => {
          event.preventDefault()
          openText(href)
        }
      : undefined
    return (
      <a
        key={key}
        href={href}
        onClick={open}
        target="_blank"
        rel="noopener noreferrer"
        className={styles.link}
      >
        {words}
      </a>
    )
  })
})
