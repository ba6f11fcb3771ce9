/** Saves a file under the name that its sender gave it. As bytes of no type: the browser must not take it up and show it. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
}

export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name || `file.${ENDINGS[file.type] ?? 'bin'}`
  link.click()
  // The browser has taken it up by then; without a pause some find nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
