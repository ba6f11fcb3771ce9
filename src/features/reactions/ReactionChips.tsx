/** What people think of a message, below its bubble: a chip for each emoji, which joins in or takes back. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { ReactionChip } from '../../ui/ReactionChip.tsx'
import { useMessageDeeds } from '../message-deeds.ts'
import { usePersonName } from '../usePersonName.ts'
import { groupReactions } from './group-reactions.ts'
import styles from './ReactionChips.module.css'
import { useReact } from './useReact.ts'

interface ReactionChipsProps {
  message: Message
  isActive: boolean
}

/** Chips beyond this are named in the details. */
const MOST = 12
const MOST_NAMES = 2

export function ReactionChips({ message, isActive }: ReactionChipsProps) {
  return message.reactions ? <Chips message={message} isActive={isActive} /> : null
}

function Chips({ message, isActive }: ReactionChipsProps) {
  const { t, i18n } = useTranslation()
  const deeds = useMessageDeeds()
  const nameOf = usePersonName()
  const { has, mayReact, me, toggle } = useReact(message)
  const groups = groupReactions(message.reactions ?? [])
  const people = (all: readonly BareJid[]) => {
    const from = all.includes(me) ? [me, ...all.filter((one) => one !== me)] : all
    const rest = from.length - MOST_NAMES
    const named = from.slice(0, rest === 1 ? MOST_NAMES + 1 : MOST_NAMES).map(nameOf)
    return rest > 1
      ? t('reactions.others', { names: named.join(', '), count: rest })
      : new Intl.ListFormat(i18n.language).format(named)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={t('reactions.group')} className={styles.chips}>
      {groups.slice(0, MOST).map(({ emoji, from }) => (
        <ReactionChip
          key={emoji}
          emoji={emoji}
          count={from.length}
          label={t('reactions.chip', { names: people(from), emoji })}
          isOn={has(emoji)}
          isDisabled={!mayReact}
          tabIndex={isActive ? 0 : -1}
          onPress={() => toggle(emoji)}
        />
      ))}
      {groups.length > MOST && (
        <ReactionChip
          emoji="…"
          count={groups.length - MOST}
          label={t('reactions.more', { count: groups.length - MOST })}
          tabIndex={isActive ? 0 : -1}
          onPress={() => deeds?.openDetails(message)}
        />
      )}
    </div>
  )
}
