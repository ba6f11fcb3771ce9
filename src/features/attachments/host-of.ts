/** Who is asked for a file: shown before anybody is. */
export const hostOf = (url: string): string => new URL(url).hostname
