/** What the server runs, where it is reached, and how this device came in the last time. */
import { useTranslation } from 'react-i18next'
import type { ServerFacts } from '../../client/inspecting/inspecting.ts'
import { useLive } from '../../live/useLive.ts'
import { Facts, type FactsProps } from '../../ui/Facts.tsx'
import { useClient } from '../client-context.tsx'
import { addressOf } from './report.ts'

/** How one has come in, by what streams call it. */
function meansOf(mechanism: string): 'token' | 'pages' | 'password' | 'other' {
  if (mechanism.startsWith('HT-')) return 'token'
  if (mechanism === 'OAUTHBEARER') return 'pages'
  return /^(SCRAM-|PLAIN$)/.test(mechanism) ? 'password' : 'other'
}

/** `software`: null while it is being asked. */
export function ServerLines({ software }: { software: ServerFacts['software'] | null }) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const connection = useLive(client.connection)
  const online = connection.status === 'online' ? connection : null
  const session = online?.resumed ? 'resumed' : 'begun'
  const none = t('advanced.none')
  const told = software?.state === 'there' ? software : null
  const untold = software?.state === 'there' ? 'asking' : (software?.state ?? 'asking')
  const runs = told ? [told.name, told.version].filter(Boolean).join(' ') : t(`advanced.software.${untold}`)
  const facts: FactsProps['facts'] = [
    [t('advanced.software.title'), told ? <bdi key="runs">{runs}</bdi> : runs],
    [t('advanced.reached'), account ? <bdi key="reached">{addressOf(account.websocket)}</bdi> : none],
    [
      t('advanced.signedIn'),
      online ? t(`advanced.by.${meansOf(online.mechanism)}`, { mechanism: online.mechanism }) : none,
    ],
    [t('advanced.session.title'), online ? t(`advanced.session.${session}`) : none],
    [t('advanced.flights'), online ? String(online.flights) : none],
  ]
  return <Facts facts={facts} />
}
