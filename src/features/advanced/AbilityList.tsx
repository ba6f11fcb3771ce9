/** What a server can do, in words, each with its state and the specification that it follows. */
import { useTranslation } from 'react-i18next'
import type { Ability, Told } from '../../client/inspecting/inspecting.ts'
import type { IconName } from '../../ui/icons.ts'
import { Lines } from '../../ui/Lines.tsx'
import { Tag, type TagProps } from '../../ui/Tag.tsx'
import { formatSize } from '../file-size.ts'
import styles from './Advanced.module.css'

const LOOKS: Record<Told, { tone: TagProps['tone']; icon: IconName }> = {
  there: { tone: 'good', icon: 'check' },
  absent: { tone: 'neutral', icon: 'close' },
  unknown: { tone: 'wait', icon: 'warning' },
}

export function AbilityList({ abilities }: { abilities: readonly Ability[] }) {
  const { t, i18n } = useTranslation()
  return (
    <Lines>
      {abilities.map(({ name, xeps, state, limit }) => (
        <li key={name} data-ability={name} data-state={state}>
          <span className={styles.ability}>
            {t(`advanced.ability.${name}`)}
            {state === 'there' && limit != null && (
              <span>{t('advanced.limit', { size: formatSize(limit, i18n.language) })}</span>
            )}
            <small>
              <bdi>{xeps.map((xep) => `XEP-${xep}`).join(', ')}</bdi>
            </small>
          </span>
          <Tag {...LOOKS[state]}>{t(`advanced.state.${state}`)}</Tag>
        </li>
      ))}
    </Lines>
  )
}
