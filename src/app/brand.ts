/** A deployment's own accent: its hue and chroma only. Lightness stays that of the roles, so that contrast holds. */

/** Chroma of our own accent, which a deployment's is measured by. */
const LAPIS_CHROMA = 0.16
/** More would leave the gamut in most hues. */
const MOST = 1.25

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)

/** Hue in degrees and chroma of an sRGB colour such as `#2847a6` or `#fff`, in OKLCH (Ottosson 2020). */
export function hueAndChroma(hex: string): { hue: number; chroma: number } {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) =>
    linear(Number.parseInt(digits.slice(at, at + 2), 16) / 255),
  )
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const across = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const along = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { hue: ((Math.atan2(along, across) * 180) / Math.PI + 360) % 360, chroma: Math.hypot(across, along) }
}

export function showAccent(hex: string | null): void {
  const { style } = document.documentElement
  if (hex === null) return
  const { hue, chroma } = hueAndChroma(hex)
  style.setProperty('--accent-hue', hue.toFixed(1))
  style.setProperty('--accent-chroma', Math.min(MOST, chroma / LAPIS_CHROMA).toFixed(3))
}
