/** Whose code it is, as one's own server knows it, and what can be done about it. */
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeExamined } from '../../client/acting/linking.ts'
import { useLive } from '../../live/useLive.ts'
import type { DeviceCode } from '../../model/device-code.ts'
import { domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { useWhenOnline } from '../useWhenOnline.ts'
import styles from './Linking.module.css'
import { OwnCode } from './OwnCode.tsx'

interface LetInProps {
  code: DeviceCode
  onOther(): void
  onDone(): void
}

export function LetIn({ code, onOther, onDone }: LetInProps) {
  const { t } = useTranslation()
  const { linking, account: active } = useClient()
  const account = useLive(active)?.jid ?? ''
  const [found, setFound] = useState<CodeExamined | null>(null)
  /** Each is another question. */
  const [asked, setAsked] = useState({ code })
  useEffect(() => {
    let gone = false
    setFound(null)
    void linking()
      .then((door) => door.examine(asked.code, account))
      .then((answer) => gone || setFound(answer))
    return () => {
      gone = true
    }
  }, [linking, asked, account])
  const look = () => setAsked({ code })
  useWhenOnline(found?.status === 'offline', look)

  if (!found)
    return (
      <p role="status" className={styles.text}>
        {t('linking.looking', { domain: domainpart(account) })}
      </p>
    )
  const again = (
    <Button wide onPress={look}>
      {t('linking.again')}
    </Button>
  )
  const other = (
    <Button wide onPress={onOther}>
      {t('linking.other')}
    </Button>
  )
  switch (found.status) {
    case 'own':
      return <OwnCode code={code} found={found} onOther={onOther} onDone={onDone} />
    case 'foreign':
      return (
        <Told status={found.status} action={other}>
          {t('linking.foreign', { host: found.host })}
        </Told>
      )
    case 'unsupported':
      return (
        <Told status={found.status} action={<Button onPress={onDone}>{t('app.close')}</Button>}>
          {t('linking.unsupported', { domain: found.domain })}
        </Told>
      )
    case 'unreachable':
      return (
        <Told status={found.status} action={again}>
          {t('linking.unreachable', { domain: found.domain })}
        </Told>
      )
    case 'offline':
      return (
        <Told status={found.status} action={again}>
          {t('linking.offline')}
        </Told>
      )
  }
}

const Told = ({ status, children, action }: { status: string; children: ReactNode; action: ReactNode }) => (
  <div className={styles.form}>
    <p role="alert" className={styles.text} data-testid="link-told" data-status={status}>
      {children}
    </p>
    {action}
  </div>
)
