/** Takes a link, or a text with one in it. Nothing is opened but this program's own page about it. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Welcome.module.css'

export function PasteInvite({ onInvite }: { onInvite(text: string): boolean }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)

  function open(event: FormEvent) {
    event.preventDefault()
    setWrong(text.trim() !== '' && !onInvite(text))
  }

  const error = /^\s*https?:\/\//i.test(text) ? t('welcome.webPage') : t('welcome.notInvite')
  return (
    <form className={styles.paste} onSubmit={open} noValidate>
      <TextField
        label={t('welcome.pasteLabel')}
        value={text}
        onChange={(next) => {
          setText(next)
          setWrong(false)
        }}
        hint={t('welcome.pasteHint')}
        error={wrong ? <span role="alert">{error}</span> : undefined}
        type="text"
        inputMode="url"
        autoComplete="off"
        autoFocus
      />
      <Button type="submit" rank="plain" size="big" wide>
        {t('welcome.open')}
      </Button>
    </form>
  )
}
