/** Saves the code of a text as a picture, under a name that tells nothing of what is in it. */
import { qrPng } from '../../ui/qr-png.ts'
import { loadEncoder } from '../../ui/useQrMatrix.ts'

export async function savePicture(text: string, name: string): Promise<void> {
  const encode = await loadEncoder()
  const address = URL.createObjectURL(await qrPng(encode(text)))
  const link = document.createElement('a')
  link.href = address
  link.download = `${fileName(name)}.png`
  link.click()
  // The browser has taken it up by then; without a pause some find nothing.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Letters and digits of any script, everything else a hyphen. */
export const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
