/** Files in what is dragged or pasted: what came from a page beside its words is not one. */
export const holdsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false

/** A copied piece of a page may hold a picture of itself beside its words: then the words are meant. */
export function filesIn(data: DataTransfer | null): File[] {
  if (!data || data.types.includes('text/plain')) return []
  return [...data.files]
}
