/** What the program is called, what it may do, and for how long. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgramOffer, Programs, ProgramWish } from '../../client/acting/programs.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Programs.module.css'
import { RightChoice } from './RightChoice.tsx'
import { useOffer } from './useOffer.ts'

interface ProgramFormProps {
  programs: Programs
  wish: ProgramWish
  onWish(wish: ProgramWish): void
  onGive(wish: ProgramWish): void
}

const MOST = 60

export function ProgramForm({ programs, ...form }: ProgramFormProps) {
  const { t } = useTranslation()
  const { offer, again } = useOffer(programs)
  const taken = (useLive(programs.all) ?? []).map(({ name }) => name)
  if (offer === null)
    return (
      <p role="status" className={styles.text}>
        {t('programs.asking')}
      </p>
    )
  if (offer.status === 'offered') return <Fields {...form} offer={offer} taken={taken} />
  const domain = 'domain' in offer ? offer.domain : ''
  return (
    <div className={styles.form}>
      <p role="alert" className={styles.text} data-testid="program-told" data-status={offer.status}>
        {t(`programs.no.${offer.status}`, { domain })}
      </p>
      {offer.status !== 'unsupported' && (
        <Button wide onPress={again}>
          {t('programs.again')}
        </Button>
      )}
    </div>
  )
}

interface FieldsProps extends Omit<ProgramFormProps, 'programs'> {
  offer: Extract<ProgramOffer, { status: 'offered' }>
  /** Names of the others: by its name a program is known in the list. */
  taken: readonly string[]
}

function Fields({ offer, taken, wish, onWish, onGive }: FieldsProps) {
  const { t } = useTranslation()
  const [wrong, setWrong] = useState<'empty' | 'taken' | null>(null)
  const { domain, rights, endable } = offer
  const right = rights.includes(wish.right) ? wish.right : (rights[0] ?? '')

  function submit(event: FormEvent) {
    event.preventDefault()
    const name = wish.name.trim()
    if (name === '') return setWrong('empty')
    if (taken.includes(name)) return setWrong('taken')
    onGive({ ...wish, name, right })
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <TextField
        label={t('programs.name')}
        hint={t('programs.nameHint', { domain })}
        error={wrong && t(`programs.wrong.${wrong}`)}
        value={wish.name}
        onChange={(name) => {
          setWrong(null)
          onWish({ ...wish, name })
        }}
        maxLength={MOST}
        autoFocus
        autoComplete="off"
        data-testid="program-name"
      />
      <RightChoice
        domain={domain}
        rights={rights}
        right={right}
        onChoose={(next) => onWish({ ...wish, right: next })}
      />
      <Choices
        label={t('programs.howLong')}
        single
        values={[wish.lasting ? 'lasting' : 'once']}
        options={[
          { value: 'lasting', label: t('programs.lasting') },
          { value: 'once', label: t('programs.once') },
        ]}
        onChange={([value]) => onWish({ ...wish, lasting: value === 'lasting' })}
        hint={wish.lasting && !endable ? <Warned>{t('programs.noEnd', { domain })}</Warned> : undefined}
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('programs.goOn', { domain })}
      </Button>
      <p className={styles.fine}>{t('programs.then', { domain })}</p>
    </form>
  )
}

const Warned = ({ children }: { children: ReactNode }) => <span className={styles.warned}>{children}</span>
