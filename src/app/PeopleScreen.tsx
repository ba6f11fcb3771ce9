/** Everybody one knows, and those who ask to be known. Choosing one opens the conversation with them. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ContactList } from '../features/contacts/ContactList.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { go } from './location.ts'
import { Panes } from './Panes.tsx'
import { href } from './routes.ts'

export function PeopleScreen({ banner }: { banner: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Panes
      banner={banner}
      list={
        <ContactList
          current={null}
          chatHref={(jid) => href({ screen: 'chat', jid })}
          onOpen={(jid) => go({ screen: 'chat', jid })}
        />
      }
      chosen={null}
      blankLabel={t('app.conversation')}
      blank={<EmptyState title={t('app.pickPersonTitle')} text={t('app.pickPersonText')} />}
    />
  )
}
