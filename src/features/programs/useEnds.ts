import { useTranslation } from 'react-i18next'

/** When a token ends, in words. */
export function useEnds(): (ends: number | null) => string {
  const { t, i18n } = useTranslation()
  return (ends) => {
    if (ends === null) return t('programs.ends.unsaid')
    const far = ends - Date.now() > 24 * 3_600_000
    const format = new Intl.DateTimeFormat(i18n.language, {
      timeStyle: 'short',
      ...(far && { dateStyle: 'long' }),
    })
    return t(far ? 'programs.ends.on' : 'programs.ends.at', { time: format.format(ends) })
  }
}
