/** A note to whoever gave the invite, ready to be pasted wherever the two of them talk now. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InviteFacts } from '../../model/journey.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { inviterName } from '../inviter-name.ts'
import styles from './Join.module.css'

export function AskForNew({ invite }: { invite: InviteFacts | null }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const note = invite?.inviter ? t('join.note', { name: inviterName(invite) }) : t('join.noteNobody')

  async function copy() {
    try {
      await navigator.clipboard.writeText(note)
      setCopied('yes')
      announce(t('join.copied'))
    } catch {
      // Not allowed, or no clipboard: the note is there to be selected.
      setCopied('no')
    }
  }

  return (
    <>
      <p className={styles.box}>{note}</p>
      {copied === 'no' && <p role="alert">{t('join.notCopied')}</p>}
      <Button rank="primary" size="big" wide icon={copied === 'yes' ? 'check' : 'copy'} onPress={copy}>
        {copied === 'yes' ? t('join.copied') : t('join.copyNote')}
      </Button>
    </>
  )
}
