import { openBringing } from './bringing'
import { openContacts } from './contacts'
import { openDomains } from './domains'
import { openLine } from './line'
import { openMessages } from './messages'
import { openRecords } from './records'
import { openRenewals } from './renewals'
import { openSeen } from './seen'
import { openTldRules } from './tld-rules'
import type { InwxClient, InwxSettings } from './words'
import { openZones } from './zones'

/** One client per process: it keeps one session for all callers, since a TAN opens only one per period. */
export const openInwxClient = (settings: InwxSettings): InwxClient => {
  const line = openLine(settings)
  return {
    ...openRecords(line),
    ...openZones(line),
    ...openDomains(line),
    ...openTldRules(line),
    ...openContacts(line),
    ...openSeen(line),
    ...openBringing(line),
    ...openRenewals(line),
    ...openMessages(line),
    close: line.close,
  }
}
