/** A web page that may know of an invite. It is asked only after the person agreed, and never opened by itself. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { Invite, Reading } from '../../model/invite.ts'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { Again } from './Again.tsx'
import { InviteReading } from './InviteReading.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

type Page = Extract<Reading, { kind: 'page' }>
type Outcome = 'nothing' | 'unreadable' | 'unreachable'

export function PageReading({ page: { url, host }, ...ways }: ReadingWays & { page: Page }) {
  const { t } = useTranslation()
  const { arrival, connection } = useClient()
  const offline = useLive(connection).status === 'offline'
  const [found, setFound] = useState<Invite | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const attempt = useAttempt()

  function look() {
    attempt.run(
      () => arrival.resolve(url),
      (answer) => {
        if (answer.status === 'found') setFound(answer.invite)
        else setOutcome(answer.status)
      },
    )
  }

  if (found) return <InviteReading {...ways} invite={found} />
  const isOver = outcome === 'nothing' || outcome === 'unreadable'
  return (
    <ReadingFrame
      kind="unknown"
      figure={<IconTile icon="server" tone="soft" />}
      title={t('reading.page.title', { host })}
      action={
        <>
          <Button
            rank="primary"
            wide
            isPending={attempt.busy}
            onPress={() => (isOver ? ways.onOpenPage(url) : look())}
          >
            {isOver ? t('reading.page.open') : t('reading.page.ask', { host })}
          </Button>
          <Again again={ways.again} />
        </>
      }
    >
      <p role={outcome ? 'status' : undefined}>
        {outcome ? t(`reading.page.${outcome}`, { host }) : t('reading.page.text', { host })}
      </p>
      {offline && !isOver && <p>{t('reading.page.offline')}</p>}
    </ReadingFrame>
  )
}
