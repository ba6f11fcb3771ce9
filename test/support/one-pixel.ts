/** The smallest picture there is. */

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export const onePixelBytes = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(PNG), (sign) => sign.charCodeAt(0))

export const onePixel = (): Blob => new Blob([onePixelBytes()], { type: 'image/png' })
