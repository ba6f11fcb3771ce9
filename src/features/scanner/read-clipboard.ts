/** What is in the clipboard, picture before text. The browser may ask the person first. */
export type InClipboard =
  | { kind: 'file'; file: Blob }
  | { kind: 'text'; text: string }
  | { kind: 'empty' }
  /** Refused, or the browser does not know how. */
  | { kind: 'closed' }

export async function readClipboard(clipboard: Clipboard | undefined): Promise<InClipboard> {
  try {
    if (!clipboard?.read) return await readWords(clipboard)
    for (const item of await clipboard.read()) {
      const picture = item.types.find((type) => type.startsWith('image/'))
      if (picture) return { kind: 'file', file: await item.getType(picture) }
      if (item.types.includes('text/plain')) {
        const text = await (await item.getType('text/plain')).text()
        if (text.trim()) return { kind: 'text', text }
      }
    }
    return { kind: 'empty' }
  } catch {
    return { kind: 'closed' }
  }
}

async function readWords(clipboard: Clipboard | undefined): Promise<InClipboard> {
  if (!clipboard?.readText) return { kind: 'closed' }
  const text = await clipboard.readText()
  return text.trim() ? { kind: 'text', text } : { kind: 'empty' }
}
