/** What is in a file that was dropped or pasted: the words of a code, or of the file itself. Nothing leaves the device. */
import type { Shown } from '../features/reading/ReadingSheet.tsx'
import { bestReading, readText } from '../model/read-text.ts'

/** A business card, a note. */
const isText = ({ type, name }: File) => /^text\//.test(type) || /\.(?:vcf|txt)$/i.test(name)

export async function openFile(file: File): Promise<Shown> {
  try {
    // One more than is ever read, so that what was cut says so.
    if (isText(file)) return { reading: readText(await file.slice(0, 40_000).text()) }
    const { decodeFile } = await import('../features/scanner/decode.ts')
    const found = await decodeFile(file)
    if ('problem' in found) return { picture: found.problem }
    const reading = bestReading(found.texts)
    return reading ? { reading } : { picture: 'no-code' }
  } catch {
    return { picture: 'failed' }
  }
}
