import type { Happened } from '../../../events'
import type { Addressed } from '../../../views/mails/customer-mail-context'
import type { Expiring } from '../../../views/mails/domain-expiry-mails'
import { expiringMail, staffExpiringMail } from '../../../views/mails/domain-expiry-mails'
import { transferCompletedMail, transferStartedMail } from '../../../views/mails/transfer-mails'
import { callingFor } from '../../integrations/call-context'
import { telling } from './customer-mail-step'
import type { Writing } from './mail-customer'
import { mailCustomer, shownDomain } from './mail-customer'
import { mailStaff } from './mail-staff'

/** A transfer has begun: what the old provider may still ask of the customer. */
export const tellTransferStarted = telling('payment', () => ({
  template: 'transfer-started',
  write: transferStartedMail,
}))

const isTransferred = (event: Happened) =>
  event.type === 'DomainAssigned' && event.data.kind === 'transferred'

/** The name has come. A step done anew tells it anew; the customer hears of it once. */
export const tellTransferCompleted = telling(
  'payment',
  ({ cause, events }) => {
    if (cause.type !== 'DomainAssigned') return undefined
    const { domain } = cause.data
    const first = events.find(
      (event) => event.type === 'DomainAssigned' && event.data.domain === domain,
    )
    return first?.id === cause.id
      ? {
          template: 'transfer-completed',
          write: (to) => transferCompletedMail({ ...to, domain: shownDomain(domain) }),
        }
      : undefined
  },
  { when: isTransferred },
)

/**
 * Tells customer and staff that a name runs out. `domain` in ASCII, `expiresAt` in ISO-8601; the
 * same name, expiry and days are the same mails, and what was taken is not sent again. Throws one
 * VendorError after both were tried, if the mail server did not take all.
 */
export const sendExpiring = (bench: Writing, { domain, expiresAt, days }: Expiring) => {
  const shown = { domain: shownDomain(domain), expiresAt, days }
  const of = `${domain}.${expiresAt.slice(0, 10)}.${days}`
  const whom = { projectId: bench.project.id, step: null, attempt: 1, correlationId: null }
  return callingFor(whom, async () => {
    const write = (to: Addressed) => expiringMail({ ...to, domain: shown.domain }, shown)
    const tried = await Promise.allSettled([
      mailCustomer(bench, { template: 'expiring', of, write }),
      mailStaff(bench, {
        template: 'staff-expiring',
        of,
        write: (to) => staffExpiringMail(to, shown),
      }),
    ])
    const failed = tried.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  })
}
