import { openRecords } from './dns/dns-records'
import { openZones } from './dns/zones'
import { openBringing } from './domains/acquire-domain'
import { openDomains } from './domains/check-domain'
import { openContacts } from './domains/contacts'
import { openSeen } from './domains/observe-domain'
import { openRenewals } from './domains/renewals'
import { openTldRules } from './domains/tld-rules'
import { openMessages } from './messages'
import { openLine } from './transport/http-client'
import type { InwxClient, InwxSettings } from './types'

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
