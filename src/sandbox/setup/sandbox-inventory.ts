import type { CoolifyInventory } from '../coolify/coolify-inventory'
import type { InwxInventory } from '../inwx/inwx-inventory'
import type { ReceivedMail } from '../smtp/mailbox'
import type { StripeInventory } from '../stripe/stripe-stand-in'

/** The content of all stand-ins, as GET /sandbox/inventory answers it. */
export type SandboxInventory = {
  inwx: InwxInventory
  coolify: CoolifyInventory
  stripe: StripeInventory
  mails: ReceivedMail[]
  dnsPort: number
}
