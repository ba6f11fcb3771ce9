/** Show to a group: first how many and how long, then one code after the other, each for one person. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../client-context.tsx'
import { BrightScreen } from './BrightScreen.tsx'
import { type GroupLimits, GroupSetup } from './GroupSetup.tsx'
import { GroupStage } from './GroupStage.tsx'
import { type GroupShow, startGroupShow } from './group-show.ts'
import type { AnyKind } from './offered.ts'

interface GroupScreenProps {
  kind: AnyKind
  webAddress: string
  onClose(): void
}

export function GroupScreen({ kind, webAddress, onClose }: GroupScreenProps) {
  const { t } = useTranslation()
  const { invites } = useClient()
  const [limits, setLimits] = useState<GroupLimits | null>(null)
  const [show, setShow] = useState<GroupShow | null>(null)
  useEffect(() => {
    if (!limits) return
    const { people, until } = limits
    const started = startGroupShow(invites, { kind, webAddress, people, until })
    setShow(started)
    return () => started.close()
  }, [limits, invites, kind, webAddress])

  return (
    <BrightScreen title={t('invites.group.title')} closeLabel={t('invites.close')} onClose={onClose}>
      {limits && show ? (
        <GroupStage kind={kind} show={show} limits={limits} onDone={onClose} />
      ) : (
        <GroupSetup onStart={setLimits} />
      )}
    </BrightScreen>
  )
}
