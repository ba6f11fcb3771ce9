/** Saves a text as a file of its own. */
export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it up by then; without a pause some find nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
