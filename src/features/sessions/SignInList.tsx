/** The server's list: this device, the others, the programs; each can be ended, and all others at once. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access, SignIns, SignInView } from '../../client/acting/acting.ts'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { EndOthersSheet } from './EndOthersSheet.tsx'
import { EndSheet } from './EndSheet.tsx'
import { SignInGroup } from './SignInGroup.tsx'
import styles from './SignIns.module.css'
import { groupsOf } from './sign-in-names.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { useMinute } from './useMinute.ts'

interface SignInListProps {
  access: Access
  state: Extract<SignIns, { status: 'list' }>
  onChangePassword(): void
}

export function SignInList({ access, state, onChangePassword }: SignInListProps) {
  const { t } = useTranslation()
  const [ending, setEnding] = useState<SignInView | null>(null)
  const [endsAll, setEndsAll] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useKeptFocus(frame, state.entries.length)
  const { current, devices, programs } = groupsOf(state.entries)
  const { knowsCurrent } = state
  const others = devices.length + programs.length
  const row = { now: useMinute(), onEnd: setEnding, onChangePassword }

  return (
    <div ref={frame} tabIndex={-1} className={styles.list}>
      <SignInGroup title={t('sessions.thisDevice')} entries={current ? [current] : []} row={row} />
      {current && current.rights !== 'all' && <p className={styles.note}>{t('sessions.limitedHere')}</p>}
      <SignInGroup
        title={t(knowsCurrent ? 'sessions.others' : 'sessions.devices')}
        isCounted
        entries={devices}
        row={row}
      />
      {!knowsCurrent && <p className={styles.note}>{t('sessions.whichIsThis')}</p>}
      <SignInGroup title={t('sessions.programs')} isCounted entries={programs} row={row} />
      {knowsCurrent && others === 0 && <p className={styles.note}>{t('sessions.alone')}</p>}
      {knowsCurrent && others > 0 && (
        <DeedCard className={styles.out} title={t('sessions.lost')} text={t('sessions.lostText')}>
          <Button rank="danger-fill" onPress={() => setEndsAll(true)}>
            {t('sessions.endOthers')}
          </Button>
        </DeedCard>
      )}
      {ending && (
        <EndSheet
          access={access}
          entry={ending}
          onClose={() => setEnding(null)}
          onChangePassword={onChangePassword}
        />
      )}
      {endsAll && (
        <EndOthersSheet
          access={access}
          count={others}
          onClose={() => setEndsAll(false)}
          onChangePassword={onChangePassword}
        />
      )}
    </div>
  )
}
