/** Whether a window holds what would be lost if it began anew. What is written to somebody is kept as a draft, and is not. */

/** Marks what is not kept, and what is. */
const IN_HAND = '[role="dialog"], [role="alertdialog"], [data-in-hand]'
const KEPT = '[data-kept]'
/** Everything that one cannot write in. */
const PRESSED = ['button', 'checkbox', 'color', 'hidden', 'image', 'radio', 'range', 'reset', 'submit']

export function isInHand(page: ParentNode): boolean {
  if (page.querySelector(IN_HAND)) return true
  return [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) => !PRESSED.includes(field.type) && !field.matches(KEPT) && field.value !== '',
  )
}
