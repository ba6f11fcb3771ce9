/** A chat in which nothing was said: both halves of the token where people know each other, and who begins. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'
import styles from './EmptyChat.module.css'

export function EmptyChat({ jid, name }: { jid: BareJid; name: string }) {
  const { t } = useTranslation()
  const { account, arrival, contacts, invites } = useClient()
  const me = useLive(account)?.jid
  const issued = useLive(invites.all)
  const waiting = useLive(arrival.waitingFor(jid)) !== null
  const knowEachOther = useLive(contacts.one(jid))?.subscription === 'both'
  // The same picture on both screens: whoever invited holds the host's half.
  const isHost = issued?.some(({ state }) => state.is === 'used' && state.by === jid) ?? false
  const [host, guest] = isHost ? [me, jid] : [jid, me]
  return (
    <div className={styles.empty}>
      {(knowEachOther || waiting) && (
        <div className={styles.figure}>
          <TokenFigure
            address={host ?? jid}
            guest={guest}
            state={knowEachOther ? 'joined' : 'open'}
            size={112}
          />
        </div>
      )}
      <p>{knowEachOther ? t('timeline.emptyBoth', { name }) : t('timeline.empty')}</p>
    </div>
  )
}
