/** To whom: the chats, then everybody else one knows, found by typing. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../live/useLive.ts'
import { fold } from '../model/fold.ts'
import type { BareJid } from '../model/jid.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useMedia } from '../ui/useMedia.ts'
import styles from './ChatChoice.module.css'
import { useClient } from './client-context.tsx'

export interface ChosenChat {
  jid: BareJid
  name: string
  /** What stands there unsent. */
  draft: string
}

/** More than anybody looks through: whoever wants another one types. */
const MOST = 100

export function ChatChoice({ onChoose }: { onChoose(chat: ChosenChat): void }) {
  const { t } = useTranslation()
  const client = useClient()
  const conversations = useLive(client.conversations.all)
  const contacts = useLive(client.contacts.all)
  const [search, setSearch] = useState('')
  // On glass, focus would bring up the keyboard over those one chooses from.
  const keyboard = useMedia('(pointer: fine)')
  const all = useMemo((): readonly ChosenChat[] => {
    const chats = (conversations ?? []).filter(({ standing }) => standing !== 'blocked')
    const known = new Set((conversations ?? []).map(({ jid }) => jid))
    const others = (contacts ?? []).filter(
      ({ jid, subscription }) => !known.has(jid) && subscription !== 'none',
    )
    return [...chats, ...others.map(({ jid, displayName }) => ({ jid, name: displayName, draft: '' }))]
  }, [conversations, contacts])
  const found = useMemo(() => {
    const wanted = fold(search.trim())
    return all.filter(({ name, jid }) => fold(name).includes(wanted) || jid.includes(wanted)).slice(0, MOST)
  }, [all, search])
  return (
    <>
      <SearchField
        label={t('messages.forwardSearch')}
        placeholder={t('messages.forwardSearch')}
        value={search}
        onChange={setSearch}
        autoFocus={keyboard}
      />
      <ul className={styles.chats}>
        {found.map((chat) => (
          <li key={chat.jid}>
            <button type="button" className={styles.chat} onClick={() => onChoose(chat)}>
              <Avatar address={chat.jid} size={40} under="raised" />
              <span className={styles.words}>
                <bdi className={styles.name}>{chat.name}</bdi>
                <bdi className={styles.address}>{chat.jid}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {conversations && found.length === 0 && <p className={styles.nobody}>{t('messages.forwardNobody')}</p>}
    </>
  )
}
