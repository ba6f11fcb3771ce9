/** What a voice message is called where it is only a file: when it was spoken, which sorts well. */
const ENDINGS: Readonly<Record<string, string>> = { 'audio/mp4': 'm4a', 'audio/ogg': 'ogg' }

export function voiceName(now: Date, type: string): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`
  return `voice-${day}-${time}.${ENDINGS[type] ?? 'webm'}`
}
