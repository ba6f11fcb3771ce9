/** XEP-0377 Spam Reporting, 0.4.0 (2025-02-04), as a part of blocking: https://xmpp.org/extensions/xep-0377.html */
import { type Element, xml } from '@xmpp/xml'

export const REPORTING = 'urn:xmpp:reporting:1'

export type ReportReason = 'spam' | 'abuse'

export const writeReport = (reason: ReportReason): Element =>
  xml('report', { xmlns: REPORTING, reason: `urn:xmpp:reporting:${reason}` })
