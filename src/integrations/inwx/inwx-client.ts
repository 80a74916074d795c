import { createRecordCalls } from './dns/dns-records'
import { createZoneCalls } from './dns/zones'
import { createAcquisitionCalls } from './domains/acquire-domain'
import { createDomainCalls } from './domains/check-domain'
import { createContactCalls } from './domains/contacts'
import { createObservationCalls } from './domains/observe-domain'
import { createRenewalCalls } from './domains/renewals'
import { createTldRuleCalls } from './domains/tld-rules'
import { createMessageCalls } from './messages'
import { openInwxHttpClient } from './transport/http-client'
import type { InwxClient, InwxSettings } from './types'

/** One client per process: it keeps one session for all callers, since a TAN opens only one per period. */
export const openInwxClient = (settings: InwxSettings): InwxClient => {
  const http = openInwxHttpClient(settings)
  return {
    ...createRecordCalls(http),
    ...createZoneCalls(http),
    ...createDomainCalls(http),
    ...createTldRuleCalls(http),
    ...createContactCalls(http),
    ...createObservationCalls(http),
    ...createAcquisitionCalls(http),
    ...createRenewalCalls(http),
    ...createMessageCalls(http),
    close: http.close,
  }
}
