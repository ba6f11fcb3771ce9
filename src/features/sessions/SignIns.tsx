/** Everything that can act for the account: what the server lists, or what this device knows; and another password. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access, SignIns as SignInsState } from '../../client/acting/acting.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'
import { ChangePasswordSheet } from './ChangePasswordSheet.tsx'
import { KnownHere } from './KnownHere.tsx'
import { NoList } from './NoList.tsx'
import { PasswordBlock } from './PasswordBlock.tsx'
import { SignInList } from './SignInList.tsx'
import styles from './SignIns.module.css'
import { useAccess } from './useAccess.ts'

export function SignIns() {
  const { t } = useTranslation()
  const account = useLive(useClient().account)
  const access = useAccess()
  if (access === 'missing') return <p className={styles.note}>{t('sessions.missing')}</p>
  return access && account ? <Page access={access} account={account.jid} /> : null
}

interface PageProps {
  access: Access
  account: BareJid
}

function Page({ access, account }: PageProps) {
  const state = useLive(access.signIns)
  const [changing, setChanging] = useState(false)
  const hasList = state.status === 'list'
  return (
    <div className={styles.page} aria-busy={state.status === 'reading'}>
      {hasList ? (
        <SignInList access={access} state={state} onChangePassword={() => setChanging(true)} />
      ) : (
        <WithoutList access={access} state={state} />
      )}
      {state.status !== 'reading' && (
        <PasswordBlock isOnlyWay={state.status === 'absent'} onChange={() => setChanging(true)} />
      )}
      {changing && (
        <ChangePasswordSheet
          access={access}
          account={account}
          hasList={hasList}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  )
}

function WithoutList({
  access,
  state,
}: {
  access: Access
  state: Exclude<SignInsState, { status: 'list' }>
}) {
  if (state.status === 'reading') return null
  return (
    <>
      <NoList state={state} onAgain={() => void access.refresh()} />
      <KnownHere access={access} />
    </>
  )
}
