/** Among what may act for an account: the way to let a program do that, and those that were let from this device. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgramErrand, Programs } from '../../client/acting/programs.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { GrantedHere } from './GrantedHere.tsx'
import { ProgramSheet } from './ProgramSheet.tsx'
import { usePrograms } from './usePrograms.ts'

interface ProgramsBlockProps {
  account: BareJid
  /** Hash of the page that this stands on. */
  back: string
}

export function ProgramsBlock({ account, back }: ProgramsBlockProps) {
  const programs = usePrograms(account)
  return programs && <Block programs={programs} account={account} back={back} />
}

function Block({ programs, account, back }: ProgramsBlockProps & { programs: Programs }) {
  const { t } = useTranslation()
  const [sheet, setSheet] = useState<{ errand: ProgramErrand | null } | null>(null)
  useEffect(() => {
    let gone = false
    // Somebody may have been at the server's page with this very page.
    void programs.returned().then((errand) => gone || (errand && setSheet({ errand })))
    return () => {
      gone = true
    }
  }, [programs])
  return (
    <>
      <GrantedHere programs={programs} account={account} />
      <DeedCard title={t('programs.title')} text={t('programs.lede')}>
        <Button icon="key" onPress={() => setSheet({ errand: null })} data-testid="give-access">
          {t('programs.give')}
        </Button>
      </DeedCard>
      {sheet && (
        <ProgramSheet
          programs={programs}
          begun={sheet.errand}
          account={account}
          back={back}
          onClose={() => setSheet(null)}
        />
      )}
    </>
  )
}
