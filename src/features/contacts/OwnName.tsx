/** What one calls somebody, and where one sorts them, for one's own eyes: whoever keeps the list has no part in it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import styles from './AddContact.module.css'

export interface OwnNameProps {
  jid: BareJid
  /** What they are called now, and what without a name of one's own. */
  name: string
  otherwise: string
  isOpen: boolean
  onOpenChange(open: boolean): void
}

export function OwnName({ name, isOpen, onOpenChange, ...rest }: OwnNameProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('managed.title', { name })}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      closeLabel={t('contacts.close')}
    >
      <OwnNameForm {...rest} onDone={() => onOpenChange(false)} />
    </Sheet>
  )
}

interface OwnNameFormProps extends Pick<OwnNameProps, 'jid' | 'otherwise'> {
  onDone(): void
}

function OwnNameForm({ jid, otherwise, onDone }: OwnNameFormProps) {
  const { t } = useTranslation()
  const { managing } = useClient()
  const before = useLive(managing.privateName(jid))
  const kept = useLive(managing.namesAreKept)
  const [alias, setAlias] = useState(before.alias)
  const [groups, setGroups] = useState(before.groups.join(', '))
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void managing.setPrivateName(jid, {
          alias: alias.trim(),
          groups: groups
            .split(',')
            .map((group) => group.trim())
            .filter(Boolean),
        })
        onDone()
      }}
    >
      <p className={styles.text}>{kept === 'account' ? t('managed.everywhere') : t('managed.here')}</p>
      <TextField
        label={t('managed.alias')}
        value={alias}
        onChange={setAlias}
        hint={t('managed.aliasHint', { name: otherwise })}
        autoFocus
        autoComplete="off"
      />
      <TextField
        label={t('managed.groups')}
        value={groups}
        onChange={setGroups}
        hint={t('managed.groupsHint')}
        autoComplete="off"
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('managed.save')}
      </Button>
    </form>
  )
}
