/** Gives a program access: what it is called and may do, the server's page, and then what it is handed. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgramErrand, Programs, ProgramWish } from '../../client/acting/programs.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { HandedOver } from './HandedOver.tsx'
import { ProgramForm } from './ProgramForm.tsx'
import { ProgramProgress } from './ProgramProgress.tsx'

interface ProgramSheetProps {
  programs: Programs
  /** Somebody has come back from the server's page. */
  begun: ProgramErrand | null
  account: BareJid
  back: string
  onClose(): void
}

export function ProgramSheet({ programs, begun, account, back, onClose }: ProgramSheetProps) {
  const { t } = useTranslation()
  const [errand, setErrand] = useState(begun)
  const [wish, setWish] = useState<ProgramWish>({ name: '', right: '', lasting: true })
  const given = useGiven(errand)
  const close = () => {
    errand?.stop()
    onClose()
  }
  const give = (what: ProgramWish, whole = false) => {
    errand?.stop()
    setWish(what)
    setErrand(programs.give(what, { back, ...(whole && { whole }) }))
  }
  return (
    <Sheet
      title={given ? t('programs.given.title', { name: given.name }) : t('programs.title')}
      isOpen
      // It is shown once: neither a key nor a press beside it takes it away.
      onOpenChange={(open) => open || given || close()}
      role={given ? 'alertdialog' : 'dialog'}
      closeLabel={given ? undefined : t('app.close')}
      data-testid="program-sheet"
    >
      {given ? (
        <HandedOver given={given} onDone={close} />
      ) : errand ? (
        <ProgramProgress
          errand={errand}
          account={account}
          onWhole={() => give(wish, true)}
          onBack={() => setErrand(null)}
        />
      ) : (
        <ProgramForm programs={programs} wish={wish} onWish={setWish} onGive={give} />
      )}
    </Sheet>
  )
}

function useGiven(errand: ProgramErrand | null) {
  const state = useLive(errand?.state ?? NOTHING)
  return state?.at === 'given' ? state.given : null
}

const NOTHING = { get: () => null, subscribe: () => () => {} }
