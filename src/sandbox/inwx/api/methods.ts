import { account } from '../account/account-methods'
import { desk } from '../account/balance-and-message-methods'
import { bringing } from '../domains/acquisition-methods'
import { availability } from '../domains/availability-methods'
import { contacts } from '../domains/contact-methods'
import { history } from '../domains/domain-log-methods'
import { holding } from '../domains/domain-methods'
import { renewing } from '../domains/renewal-methods'
import { registries } from '../domains/tld-rules'
import { records } from '../zones/record-methods'
import { zones } from '../zones/zone-methods'
import type { Method } from './define-method'

export const methods: Record<string, Method> = {
  ...account,
  ...availability,
  ...bringing,
  ...contacts,
  ...desk,
  ...history,
  ...holding,
  ...records,
  ...registries,
  ...renewing,
  ...zones,
}
