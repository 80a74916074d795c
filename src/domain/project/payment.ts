import type { ReleaseCause } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import { priceOfLines } from '../order/price'
import { orderedData, orderFaults } from '../order/validate-order'
import type {
  ApproveInvoice,
  CancelOrder,
  ConfirmPayment,
  FailPayment,
  InvoiceRenewal,
  PlaceOrder,
  RequestPayment,
} from './commands'
import type { Born, Project } from './state'
import { isGivenUp } from './state'

const release = (project: Born, cause: ReleaseCause): ProjectEvent[] =>
  project.stage === 'ordered' ? [{ type: 'ProvisioningReleased', data: { cause } }] : []

const freeRef = (projectId: string) => `free:${projectId}`

const freeOfCharge = (projectId: string): ProjectEvent => ({
  type: 'PaymentConfirmed',
  data: { amountCents: 0, currency: 'EUR', paymentRef: freeRef(projectId), via: 'free' },
})

export const placeOrder = (
  { data }: PlaceOrder,
  project: Project,
  projectId: string,
): ProjectEvent[] => {
  // The same minted id came twice: a repeated request, or a lease that was taken over.
  if (project.stage !== 'unborn') return []
  const { wish, offer, by, now, customerId, orderNumber } = data
  const faults = orderFaults(offer, wish, by, now)
  if (faults[0]) throw new Refused(faults[0].code, `order ${orderNumber} was refused`, faults)
  const ordered: ProjectEvent = {
    type: 'ProjectOrdered',
    data: orderedData(offer, wish, { customerId, orderNumber }, now),
  }
  if (wish.paymentMethod !== 'free') return [ordered]
  return [
    ordered,
    freeOfCharge(projectId),
    { type: 'ProvisioningReleased', data: { cause: 'free' } },
  ]
}

export const cancelOrder = ({ data }: CancelOrder, project: Born): ProjectEvent[] => {
  if (project.stage === 'cancelled') return []
  if (project.stage === 'ordered') return [{ type: 'OrderCancelled', data }]
  // The expiry fires for every order; one that was released meanwhile is none of its business.
  if (data.cause === 'expired') return []
  throw new Refused(
    'ALREADY_RELEASED',
    `expected order ${project.id} to be unpaid, found it ${project.stage}`,
  )
}

export const requestPayment = ({ data }: RequestPayment, project: Born): ProjectEvent[] => {
  if (data.attempt <= project.attempt) return []
  if (project.stage !== 'ordered')
    throw new Refused(
      'WRONG_STATE',
      `expected order ${project.id} to wait for payment, found it ${project.stage}`,
    )
  return [{ type: 'PaymentRequested', data }]
}

export const approveInvoice = ({ data }: ApproveInvoice, project: Born): ProjectEvent[] => {
  // Two caseworkers may do it at once.
  if (project.approved === 'approved' || project.payments.includes(freeRef(project.id))) return []
  if (project.stage !== 'ordered')
    throw new Refused(
      'WRONG_STATE',
      `expected order ${project.id} to wait for approval, found it ${project.stage}`,
    )
  if (project.price.grossCents === 0) return [freeOfCharge(project.id), ...release(project, 'free')]
  if (project.paymentMethod !== 'invoice')
    throw new Refused(
      'WRONG_STATE',
      `expected order ${project.id} to be paid by invoice, found ${project.paymentMethod}`,
    )
  return [{ type: 'InvoiceTermsApproved', data }, ...release(project, 'invoiceTerms')]
}

/** An order by invoice may go live before its money comes. */
const isPaid = ({ causes }: Born) => causes.PaymentConfirmed !== undefined

/** The next term of a domain, once for each; it is renewed when the money has come. */
export const invoiceRenewal = ({ data }: InvoiceRenewal, project: Born): ProjectEvent[] => {
  const isInvoiced = project.terms.some(
    ({ domain, periodEnd }) => domain === data.domain && periodEnd === data.periodEnd,
  )
  if (isInvoiced) return []
  const kept = project.names.filter(({ stage }) => stage !== 'dropped')
  const names = [project, ...kept].map(({ domain: { name } }) => name)
  if (project.stage !== 'live' || !names.includes(data.domain))
    throw new Refused(
      'WRONG_STATE',
      `expected project ${project.id} to be live with ${data.domain}, found it ${project.stage} with ${names.join(', ')}`,
    )
  const { domain, periodEnd, netCents } = data
  const line = { code: domain, kind: 'domain' as const, netCents }
  return [{ type: 'RenewalInvoiced', data: { domain, periodEnd, price: priceOfLines([line]) } }]
}

export const confirmPayment = ({ data }: ConfirmPayment, project: Born): ProjectEvent[] => {
  // Stripe delivers its webhook more than once.
  if (project.payments.includes(data.paymentRef)) return []
  const { amountCents, currency, paymentRef } = data
  if (isGivenUp(project))
    return [{ type: 'PaymentArrivedLate', data: { amountCents, currency, paymentRef } }]
  const open = isPaid(project) ? project.terms.filter((term) => term.is === 'open') : []
  const renewal = open.find(({ grossCents }) => amountCents === grossCents && currency === 'EUR')
  if (renewal) {
    const { domain, periodEnd } = renewal
    return [{ type: 'PaymentConfirmed', data: { ...data, renewal: { domain, periodEnd } } }]
  }
  const expectedCents = open[0]?.grossCents ?? project.price.grossCents
  if (amountCents !== expectedCents || currency !== project.price.currency)
    return [
      {
        type: 'PaymentMismatched',
        data: { paymentRef, expectedCents, receivedCents: amountCents, currency },
      },
    ]
  return [{ type: 'PaymentConfirmed', data }, ...release(project, 'paid')]
}

/** Why a payment that was only held was given back: `preflight:<CODE>`. */
const isVoided = (cause: string) => cause.startsWith('preflight:')

/** No later payment could bring what is gone. */
const unfulfillable: readonly string[] = ['preflight:DOMAIN_GONE']

export const failPayment = ({ data }: FailPayment, project: Born): ProjectEvent[] => {
  if (project.stage !== 'ordered') return []
  // Two of Stripe's words lead to one and the same held payment.
  if (isVoided(data.cause) && project.voidedAttempt === project.attempt) return []
  const failed: ProjectEvent = { type: 'PaymentFailed', data }
  return unfulfillable.includes(data.cause)
    ? [failed, { type: 'OrderCancelled', data: { cause: 'notFulfillable' } }]
    : [failed]
}
