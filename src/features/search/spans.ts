/** Stretches of time that a search can be narrowed to, all of them up to now. */
export const SPANS = ['any', 'week', 'month', 'year', 'before'] as const
export type SpanName = (typeof SPANS)[number]

const DAYS = { week: 7, month: 31, year: 366 } as const

/** Whole days, so that a question does not change while one looks at its answer. `today`: when it began. */
export function boundsOf(span: SpanName, today: number): { since?: number; until?: number } {
  if (span === 'any') return {}
  const daysAgo = (days: number) => new Date(today).setDate(new Date(today).getDate() - days)
  return span === 'before' ? { until: daysAgo(DAYS.year) } : { since: daysAgo(DAYS[span]) }
}
