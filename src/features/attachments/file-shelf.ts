/** Files that were fetched in this tab, so that scrolling past one again fetches nothing. The longest unused go first. */
import type { Sniffed } from './sniff-type.ts'

export interface ShelvedFile extends Sniffed {
  /** Of the type that it really has: nothing else is ever shown. */
  blob: Blob
}

const MOST_BYTES = 128 * 1024 * 1024
const shelf = new Map<string, ShelvedFile>()

export function shelved(name: string): ShelvedFile | null {
  const file = shelf.get(name)
  if (!file) return null
  shelf.delete(name)
  shelf.set(name, file)
  return file
}

export function shelve(name: string, file: ShelvedFile): void {
  shelf.delete(name)
  shelf.set(name, file)
  let bytes = 0
  for (const { blob } of shelf.values()) bytes += blob.size
  for (const [oldest, { blob }] of shelf) {
    if (bytes <= MOST_BYTES || oldest === name) break
    shelf.delete(oldest)
    bytes -= blob.size
  }
}
