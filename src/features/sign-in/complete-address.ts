/** A name alone is completed with the domain that this deployment is for. */
export function completeAddress(typed: string, defaultDomain: string | undefined): string {
  const text = typed.trim()
  return defaultDomain && isNameOnly(text) ? `${text}@${defaultDomain}` : text
}

export const isNameOnly = (text: string): boolean => text.trim() !== '' && !/[@/]/.test(text)
