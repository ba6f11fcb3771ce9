/** XEP-0428 Fallback Indication, 0.2.1 (2024-03-20): https://xmpp.org/extensions/xep-0428.html */
import { type Element, xml } from '@xmpp/xml'
import type { MessageFacets } from './incoming.ts'
import { attribute, childrenOf } from './stanza.ts'

const FALLBACK = 'urn:xmpp:fallback:0'
/** Nobody who means well has more of them. */
const MAX_FALLBACKS = 16
const MAX_NAMESPACE = 200

export type Fallback = NonNullable<MessageFacets['fallbacks']>[number]

/** Which stretches of the body are there for programs without a feature; all of it where nothing else is said. */
export function readFallbacks(message: Element): MessageFacets['fallbacks'] {
  const found = childrenOf(message, 'fallback', FALLBACK).flatMap((fallback): Fallback[] => {
    const name = attribute(fallback, 'for')
    if (name === null || name.length > MAX_NAMESPACE) return []
    const regions = childrenOf(fallback, 'body', FALLBACK)
    // One that is only about the subject says nothing of the body.
    if (!regions.length && childrenOf(fallback, 'subject', FALLBACK).length) return []
    if (!regions.length) return [{ for: name, start: 0, end: Number.MAX_SAFE_INTEGER }]
    return regions.flatMap((region) => {
      const start = index(attribute(region, 'start'), 0)
      const end = index(attribute(region, 'end'), Number.MAX_SAFE_INTEGER)
      return start !== null && end !== null && start <= end ? [{ for: name, start, end }] : []
    })
  })
  return found.length ? found.slice(0, MAX_FALLBACKS) : undefined
}

function index(text: string | null, missing: number): number | null {
  if (text === null) return missing
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null
}

/** The whole body, or a stretch of it. */
export const writeFallback = (name: string, region?: { start: number; end: number }): Element =>
  xml(
    'fallback',
    { xmlns: FALLBACK, for: name },
    region ? xml('body', { start: `${region.start}`, end: `${region.end}` }) : null,
  )

/** What is left of a body for those who understand these features, and what was cut out of it. */
export function withoutFallbacks(
  body: string,
  fallbacks: MessageFacets['fallbacks'],
  understood: readonly string[],
): { rest: string; cut: string } {
  const regions = (fallbacks ?? []).filter((fallback) => understood.includes(fallback.for))
  if (!regions.length) return { rest: body, cut: '' }
  // XEP-0426: what is counted are code points.
  const points = [...body]
  const isCut = (at: number) => regions.some(({ start, end }) => start <= at && at < end)
  const pick = (cut: boolean) => points.filter((_, at) => isCut(at) === cut).join('')
  return { rest: pick(false), cut: pick(true) }
}
