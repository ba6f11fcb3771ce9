/** The short code, typed from the other screen. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DeviceCode, readTypedCode } from '../../model/device-code.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Linking.module.css'

interface CodeFormProps {
  scanHref: string
  onCode(code: DeviceCode): void
}

export function CodeForm({ scanHref, onCode }: CodeFormProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState(false)

  function submit() {
    const code = readTypedCode(text)
    if (code) onCode(code)
    else setWrong(true)
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={styles.text}>{t('linking.type.text')}</p>
      <TextField
        label={t('linking.type.label')}
        hint={t('linking.type.hint')}
        error={wrong && t('linking.type.wrong')}
        value={text}
        onChange={(next) => {
          setWrong(false)
          setText(next)
        }}
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        data-testid="link-code"
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('linking.type.submit')}
      </Button>
      <LinkButton href={scanHref} rank="quiet" icon="scan" wide>
        {t('linking.type.scan')}
      </LinkButton>
    </form>
  )
}
