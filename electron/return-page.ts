/** The page that the system's browser shows when a sign-in is done there. */
import { createHash } from 'node:crypto'
import { spokenIn, type Words } from './words.ts'

const style = `
  body { font: 1.0625rem/1.5 system-ui, sans-serif; display: grid; place-content: center; min-height: 90vh; margin: 0 1.5rem }
  h1 { font-size: 1.5rem; margin: 0 0 .5rem }
  p { margin: 0; opacity: .8 }
`

/** It looks as it does, and that is all it may. */
export const returnPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`

const asText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export function returnPage({ returnTitle, returnText }: Words, language: string): string {
  const { lang, dir } = spokenIn(language)
  return `<!doctype html>
<html lang="${asText(lang)}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${asText(returnTitle)}</title>
<style>${style}</style>
<h1>${asText(returnTitle)}</h1>
<p>${asText(returnText)}</p>
</html>
`
}
