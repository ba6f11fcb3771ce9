/** What this browser and system are called, as coarsely as a person would: for their own list of devices. */

export interface Agent {
  userAgent: string
  userAgentData?: { platform: string; brands: readonly { brand: string }[] } | undefined
}

/** First match wins: most browsers claim to be others too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/|\bEdgiOS\/|Microsoft Edge/, 'Edge'],
  [/\bOPR\/|\bOpera\b/, 'Opera'],
  [/\bSamsungBrowser\/|Samsung Internet/, 'Samsung Internet'],
  [/\bVivaldi\b/, 'Vivaldi'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChrome\/|\bCriOS\/|Google Chrome|\bChromium\b/, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/i, 'Android'],
  [/\biPhone\b|\biPod\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bCrOS\b|Chrome ?OS|Chromium ?OS/i, 'ChromeOS'],
  [/\bWindows\b/i, 'Windows'],
  [/\bMac(?:intosh|OS| OS X)\b/i, 'Mac'],
  [/\bLinux\b/i, 'Linux'],
]

const first = (names: readonly (readonly [RegExp, string])[], text: string): string | null =>
  names.find(([pattern]) => pattern.test(text))?.[1] ?? null

/** Such as `Linux`. */
export const systemName = ({ userAgent, userAgentData }: Agent): string | null =>
  first(SYSTEMS, userAgentData?.platform ?? '') ?? first(SYSTEMS, userAgent)

/** Such as `Firefox on Linux`; never a version, a model or a name that somebody gave. */
export function deviceName(agent: Agent): string {
  const { userAgent, userAgentData } = agent
  const browser = first(
    BROWSERS,
    `${userAgent} ${userAgentData?.brands.map(({ brand }) => brand).join(' ') ?? ''}`,
  )
  const system = systemName(agent)
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? 'Browser')
}
