/** What the program is handed: to be copied, scanned or saved, now or never. */
import { useTranslation } from 'react-i18next'
import type { GivenAccess } from '../../client/acting/programs.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { accessFile, firstLine } from './access-text.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './Programs.module.css'
import { rightWords } from './right-words.ts'
import { saveText } from './save-text.ts'
import { useEnds } from './useEnds.ts'

export function HandedOver({ given, onDone }: { given: GivenAccess; onDone(): void }) {
  const { t } = useTranslation()
  const ends = useEnds()
  const { address, websocket, token, tokenEnds, renewal, rights } = given
  const file = accessFile(given)
  return (
    <div className={styles.form}>
      <p className={styles.warning}>
        <Icon name="warning" />
        <span>{t('programs.given.once')}</span>
      </p>
      <div className={styles.paper}>
        <QrCode
          text={token}
          label={t('programs.given.codeOf')}
          size={216}
          data-testid="program-qr"
          fallback={<p>{t('programs.given.noPicture')}</p>}
        />
      </div>
      <div className={styles.token}>
        <code dir="ltr" data-testid="program-token">
          {token}
        </code>
        <CopyButton text={token} label={t('programs.given.copyToken')} />
      </div>
      <p className={styles.text} data-testid="program-ends">
        {renewal ? t('programs.given.renews', { ends: ends(tokenEnds) }) : ends(tokenEnds)}
      </p>
      <Card>
        <dl className={styles.facts}>
          <div>
            <dt>{t('programs.may')}</dt>
            <dd>{rights.map((right) => rightWords(t, right)).join(' · ')}</dd>
          </div>
          <div>
            <dt>{t('programs.given.address')}</dt>
            <dd dir="ltr">{address}</dd>
          </div>
          <div>
            <dt>{t('programs.given.mechanism')}</dt>
            <dd dir="ltr">OAUTHBEARER (RFC 7628)</dd>
          </div>
          <div>
            <dt>{t('programs.given.first')}</dt>
            <dd dir="ltr">
              <code>{firstLine(address)}</code>
            </dd>
          </div>
          <div>
            <dt>WebSocket</dt>
            <dd dir="ltr">{websocket}</dd>
          </div>
        </dl>
      </Card>
      <p className={styles.text}>{t(renewal ? 'programs.given.fileRenews' : 'programs.given.file')}</p>
      <div className={styles.ways}>
        <CopyButton text={file} label={t('programs.given.copyFile')} data-testid="program-file" />
        <Button icon="save" onPress={() => saveText(file, 'access.json')}>
          {t('programs.given.saveFile')}
        </Button>
      </div>
      <Button rank="primary" size="big" wide onPress={onDone}>
        {t('programs.given.done')}
      </Button>
    </div>
  )
}
