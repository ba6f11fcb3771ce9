/** Programs that were given access on this device. Where the server keeps a list of its own they are in that one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programs, ProgramView } from '../../client/acting/programs.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import styles from './Programs.module.css'
import { rightWords } from './right-words.ts'
import { useEnding } from './useEnding.ts'
import { useEnds } from './useEnds.ts'
import { useServerList } from './useServerList.ts'

export function GrantedHere({ programs, account }: { programs: Programs; account: BareJid }) {
  const { t } = useTranslation()
  const domain = domainpart(account)
  const all = useLive(programs.all) ?? []
  const listed = useServerList(account)
  const [leaving, setLeaving] = useState<ProgramView | null>(null)
  const { end, busy, told } = useEnding(programs)
  if (listed || (all.length === 0 && !told)) return null
  return (
    <section className={styles.list}>
      <h2>{t('programs.here')}</h2>
      {told && (
        <p role="status" className={styles.text} data-testid="program-ended" data-status={told.status}>
          {t(`programs.ended.${told.status}`, { name: told.name, domain })}
        </p>
      )}
      {all.length > 0 && (
        <Card>
          <ul>
            {all.map((program) => (
              <Row key={program.id} program={program} onEnd={() => setLeaving(program)} />
            ))}
          </ul>
        </Card>
      )}
      {leaving && (
        <ConfirmSheet
          title={t('programs.end.title', { name: leaving.name })}
          isOpen
          onOpenChange={(open) => open || setLeaving(null)}
          confirmLabel={t('programs.end.yes')}
          cancelLabel={t('programs.end.no')}
          rank="danger-fill"
          isPending={busy}
          onConfirm={() => end(leaving, () => setLeaving(null))}
        >
          <p>{t('programs.end.text', { domain })}</p>
        </ConfirmSheet>
      )}
    </section>
  )
}

function Row({ program, onEnd }: { program: ProgramView; onEnd(): void }) {
  const { t, i18n } = useTranslation()
  const ends = useEnds()
  const { name, rights, since, renews, tokenEnds } = program
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(since)
  return (
    <li data-testid="program-row" data-name={name}>
      <IconTile icon="key" />
      <div>
        <b dir="auto">{name}</b>
        <small>{rights.map((right) => rightWords(t, right)).join(' · ')}</small>
        <small>
          {t('programs.since', { day })} · {renews ? t('programs.renews') : ends(tokenEnds)}
        </small>
      </div>
      <Button rank="danger" onPress={onEnd} aria-label={t('programs.end.of', { name })}>
        {t('programs.end.yes')}
      </Button>
    </li>
  )
}
