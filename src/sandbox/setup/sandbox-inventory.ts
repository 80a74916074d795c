import type { CoolifyInventory } from '../coolify/coolify-inventory'
import type { InwxInventory } from '../inwx/inwx-inventory'
import type { ReceivedMail } from '../smtp/mailbox'
import type { StripeInventory } from '../stripe/stripe-stand-in'

/** What all stand-ins hold, as GET /sandbox/inventory shows it. */
export type SandboxInventory = {
  inwx: InwxInventory
  coolify: CoolifyInventory
  stripe: StripeInventory
  mails: ReceivedMail[]
  dnsPort: number
}
