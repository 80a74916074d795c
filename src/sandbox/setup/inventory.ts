import type { CoolifyInventory } from '../coolify/inventory'
import type { Inventory as InwxInventory } from '../inwx/inventory'
import type { ReceivedMail } from '../mailbox'
import type { StripeInventory } from '../stripe/open'

/** What all stand-ins hold, as GET /sandbox/inventory shows it. */
export type Inventory = {
  inwx: InwxInventory
  coolify: CoolifyInventory
  stripe: StripeInventory
  mails: ReceivedMail[]
  dnsPort: number
}
