/** Below what may act for an account: letting another device in, and another program. */
import { LinkBlock } from '../features/linking/LinkBlock.tsx'
import { ProgramsBlock } from '../features/programs/ProgramsBlock.tsx'
import type { BareJid } from '../model/jid.ts'
import styles from './DeviceDoors.module.css'
import { href } from './routes.ts'

const SCAN = href({ screen: 'scan' })
const HERE = href({ screen: 'settings', section: 'devices' })

export const DeviceDoors = ({ account }: { account: BareJid }) => (
  <div className={styles.doors}>
    <LinkBlock scanHref={SCAN} />
    <ProgramsBlock account={account} back={HERE} />
  </div>
)
