import { accountMethods } from '../account/account-methods'
import { balanceAndMessageMethods } from '../account/balance-and-message-methods'
import { acquisitionMethods } from '../domains/acquisition-methods'
import { availabilityMethods } from '../domains/availability-methods'
import { contactMethods } from '../domains/contact-methods'
import { domainLogMethods } from '../domains/domain-log-methods'
import { domainMethods } from '../domains/domain-methods'
import { priceListMethods } from '../domains/price-list-methods'
import { renewalMethods } from '../domains/renewal-methods'
import { tldRuleMethods } from '../domains/tld-rules'
import { exportMethods } from '../zones/export-methods'
import { recordMethods } from '../zones/record-methods'
import { zoneMethods } from '../zones/zone-methods'
import type { InwxMethod } from './define-method'

export const inwxMethods: Record<string, InwxMethod> = {
  ...accountMethods,
  ...availabilityMethods,
  ...acquisitionMethods,
  ...contactMethods,
  ...balanceAndMessageMethods,
  ...domainLogMethods,
  ...domainMethods,
  ...exportMethods,
  ...priceListMethods,
  ...recordMethods,
  ...tldRuleMethods,
  ...renewalMethods,
  ...zoneMethods,
}
