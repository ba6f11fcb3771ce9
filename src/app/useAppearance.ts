import type { i18n } from 'i18next'
import { useEffect } from 'react'
import type { Client } from '../client/client.ts'
import { chooseLanguage, speak } from '../i18n/i18n.ts'
import { useLive } from '../live/useLive.ts'
import { rememberTheme, showTheme } from './theme.ts'

/** Follows the settings: theme, colours of people and language of the whole page. */
export function useAppearance(client: Client, words: i18n): void {
  const { theme, language, tints } = useLive(client.settings)
  const account = useLive(client.account)
  // Until the database has been read, the settings are not the person's but the defaults.
  const known = account !== undefined
  useEffect(() => {
    if (!known) return
    showTheme(theme)
    rememberTheme(theme)
  }, [theme, known])
  useEffect(() => {
    const root = document.documentElement
    if (tints) delete root.dataset.tints
    else root.dataset.tints = 'off'
  }, [tints])
  useEffect(() => {
    const { languages } = navigator
    void speak(words, chooseLanguage(language, languages), languages).catch(() => {})
  }, [words, language])
}
