import type { RecordedEvent } from '../../../events'
import { parseStreamId } from '../../../events/streams'
import type { CustomerMailContext } from '../../../views/mails/customer-mail-context'
import type { DomainExpiry } from '../../../views/mails/domain-expiry-mails'
import {
  composeDomainExpiryMail,
  composeDomainRenewedMail,
  composeRenewalRefusedMail,
  composeStaffDomainExpiryMail,
} from '../../../views/mails/domain-expiry-mails'
import {
  composeTransferCompletedMail,
  composeTransferStartedMail,
} from '../../../views/mails/transfer-mails'
import { isolateName } from '../../domain/contact/isolate-name'
import { toUnicodeDomain } from '../../domain/naming/unicode-domain'
import { withCallContext } from '../../integrations/call-context'
import { customerMailStep } from './customer-mail-step'
import type { MailDependencies } from './mail-customer'
import { mailCustomer } from './mail-customer'
import { mailStaff } from './mail-staff'

/** A transfer has begun: what the old provider may still ask of the customer. */
export const mailTransferStarted = customerMailStep('payment', () => ({
  template: 'transfer-started',
  render: composeTransferStartedMail,
}))

const isTransferredDomain = (event: RecordedEvent) =>
  event.type === 'DomainAssigned' && event.data.kind === 'transferred'

/** The domain was transferred. A repeated step repeats the event; the customer gets one mail. */
export const mailTransferCompleted = customerMailStep(
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
          render: (to) =>
            composeTransferCompletedMail({ ...to, domain: isolateName(toUnicodeDomain(domain)) }),
        }
      : undefined
  },
  { appliesTo: isTransferredDomain },
)

/** The next term of a domain has begun to count. */
export const mailDomainRenewed = customerMailStep('payment', ({ cause }) => {
  if (cause.type !== 'DomainRenewed') return undefined
  const domain = toUnicodeDomain(parseStreamId(cause.stream))
  return {
    template: 'renewed',
    render: (to) => composeDomainRenewedMail({ ...to, domain }, cause.data),
  }
})

/** Money came for a term that the registrar did not take any more. */
export const mailRenewalRefused = customerMailStep('payment', ({ cause, project }) => {
  if (cause.type !== 'RenewalRefused') return undefined
  const { paymentRef, domain } = cause.data
  const payment = project.payments.find((one) => one.paymentRef === paymentRef)
  return (
    payment && {
      template: 'renewal-refused',
      render: (to) =>
        composeRenewalRefusedMail({ ...to, domain: toUnicodeDomain(domain) }, payment),
    }
  )
})

/**
 * Tells customer and staff that a name runs out. `domain` in ASCII, `expiresAt` and `renewBefore` in ISO-8601; the
 * same name, expiry and days are the same mails, and what was taken is not sent again. Throws one
 * VendorError after both were tried, if the mail server did not take all.
 */
export const mailDomainExpiring = (
  deps: MailDependencies,
  { domain, expiresAt, renewBefore, days }: DomainExpiry,
) => {
  const shown = { domain: isolateName(toUnicodeDomain(domain)), expiresAt, renewBefore, days }
  const of = `${domain}.${expiresAt.slice(0, 10)}.${days}`
  const whom = { projectId: deps.project.id, step: null, attempt: 1, correlationId: null }
  return withCallContext(whom, async () => {
    const write = (to: CustomerMailContext) =>
      composeDomainExpiryMail({ ...to, domain: shown.domain }, shown)
    const result = await Promise.allSettled([
      mailCustomer(deps, { template: 'expiring', key: of, render: write }),
      mailStaff(deps, {
        template: 'staff-expiring',
        key: of,
        render: (to) => composeStaffDomainExpiryMail(to, shown),
      }),
    ])
    const failed = result.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  })
}
