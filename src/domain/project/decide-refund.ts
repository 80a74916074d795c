import type { ProjectEvent } from '../../../events/project'
import { fieldError, RefusalError } from '../../../events/refusal-error'
import { endWithheldOrder } from '../order/withheld-release'
import { declineUncoveredRefunds } from '../payment/decline-uncovered-refunds'
import { hasOpenDispute } from '../payment/disputes'
import { attributeRefund, findRefundShare } from '../payment/refund-lines'
import type {
  ApproveRefund,
  ConfirmRefundTransfer,
  DeclineRefund,
  FailRefund,
  RecordRefunds,
  RequestRefund,
  VendorRefund,
} from './commands'
import type { Refund } from './refunds'
import { evolveRefunds, refundableCents } from './refunds'
import type { ExistingProject } from './state'

const findRefund = (project: ExistingProject, refundId: string): Refund => {
  const refund = project.refunds.find((one) => one.refundId === refundId)
  if (refund) return refund
  throw new RefusalError('NO_REFUND', `expected refund ${refundId} of ${project.id}, found none`)
}

const wrongState = ({ refundId, status }: Refund, expected: string) =>
  new RefusalError('WRONG_STATE', `expected refund ${refundId} to be ${expected}, found ${status}`)

/** The bank may give the money back as well: then the customer would have it twice. */
const assertNotDisputed = (project: ExistingProject, paymentRef: string) => {
  if (!hasOpenDispute(project.disputes, paymentRef)) return
  const message = `expected no open dispute of payment ${paymentRef}, found one`
  throw new RefusalError('DISPUTED', message, [fieldError('/paymentRef', 'DISPUTED')])
}

/** Part of a price goes back with its tax, so not every amount can. */
const shareOf = (project: ExistingProject, data: RequestRefund['data']) => {
  const share = findRefundShare(project, data)
  if (!('offers' in share)) return share
  throw new RefusalError(
    'REFUND_INDIVISIBLE',
    `expected an amount of net and tax of payment ${data.paymentRef}, as ${share.offers.join(' or ')}, found ${data.grossCents}`,
    [fieldError('/amountEuros', 'REFUND_INDIVISIBLE')],
  )
}

/** Never more than came and was not paid back; small ones need no second person. */
const decideRequestRefund = ({ data }: RequestRefund, project: ExistingProject): ProjectEvent[] => {
  if (project.refunds.some(({ refundId }) => refundId === data.refundId)) return []
  assertNotDisputed(project, data.paymentRef)
  const payment = project.payments.find(({ paymentRef }) => paymentRef === data.paymentRef)
  const leftCents = payment ? refundableCents(payment, project) : 0
  if (data.grossCents < 1 || data.grossCents > leftCents)
    throw new RefusalError(
      'REFUND_TOO_HIGH',
      `expected at most ${leftCents} cents left of payment ${data.paymentRef}, found ${data.grossCents}`,
      [fieldError('/amountEuros', 'REFUND_TOO_HIGH')],
    )
  const { refundId, paymentRef, grossCents, cause, way, limitCents } = data
  const money = { paymentRef, ...shareOf(project, data), grossCents }
  const approved: ProjectEvent = { type: 'RefundApproved', data: { refundId } }
  return [
    { type: 'RefundRequested', data: { refundId, ...money, cause, way } },
    ...(grossCents > limitCents ? [] : [approved]),
  ]
}

const decideApproveRefund = ({ data }: ApproveRefund, project: ExistingProject): ProjectEvent[] => {
  const { refundId, approver, isAdmin } = data
  const refund = findRefund(project, refundId)
  if (refund.status !== 'requested') {
    if (refund.status === 'declined') throw wrongState(refund, 'requested')
    return []
  }
  if (!isAdmin)
    throw new RefusalError(
      'ADMIN_NEEDED',
      `expected an admin to approve refund ${refundId}, found ${approver}`,
    )
  if (refund.requestedBy === approver)
    throw new RefusalError(
      'SECOND_PERSON_NEEDED',
      `expected another person than ${approver} to approve refund ${refundId}`,
    )
  assertNotDisputed(project, refund.paymentRef)
  return [{ type: 'RefundApproved', data: { refundId } }]
}

const decideDeclineRefund = (
  { data: { refundId } }: DeclineRefund,
  project: ExistingProject,
): ProjectEvent[] => {
  const refund = findRefund(project, refundId)
  if (refund.status === 'declined') return []
  if (refund.status !== 'requested') throw wrongState(refund, 'requested')
  return [{ type: 'RefundDeclined', data: { refundId } }]
}

/** Stripe would not take the order; it is owed all the same. */
const decideFailRefund = ({ data }: FailRefund, project: ExistingProject): ProjectEvent[] => {
  const refund = findRefund(project, data.refundId)
  // What the bank gave back meanwhile is declined, and not owed.
  if (refund.status === 'failed' || refund.status === 'declined') return []
  if (refund.status !== 'approved') throw wrongState(refund, 'approved')
  return [{ type: 'RefundFailed', data }]
}

/** Paid by bank: what was paid by bank, and what Stripe could not pay back. */
const decideConfirmRefundTransfer = (
  { data: { refundId, refundRef } }: ConfirmRefundTransfer,
  project: ExistingProject,
): ProjectEvent[] => {
  const refund = findRefund(project, refundId)
  if (refund.status === 'completed') return []
  const isOwed =
    refund.status === 'failed' || (refund.status === 'approved' && refund.way === 'transfer')
  if (!isOwed) throw wrongState(refund, 'failed, or approved for a transfer')
  assertNotDisputed(project, refund.paymentRef)
  return [
    { type: 'RefundIssued', data: { refundId, refundRef, way: 'transfer' } },
    { type: 'RefundCompleted', data: { refundId } },
  ]
}

const decideVendorRefund = (
  { paymentRef, found }: { paymentRef: string; found: VendorRefund },
  project: ExistingProject,
): ProjectEvent[] => {
  const { refundRef, refundId, amountCents, status, cause } = found
  const known = project.refunds.find(
    (one) => one.refundRef === refundRef || one.refundId === refundId,
  )
  // What a person has paid by transfer meanwhile is settled.
  if (known?.status === 'completed' && known.way === 'transfer') return []
  // So is what was paid back another way, or taken back by the bank.
  if (known?.status === 'declined' && status === 'failed') return []
  const isIssued = known?.refundRef === refundRef
  const isEnded = known?.status === 'completed' || known?.status === 'failed'
  return [
    ...(known ? [] : [requestAtStripe({ paymentRef, refundId, grossCents: amountCents })]),
    ...(isIssued || isEnded ? [] : [issueAtStripe({ refundId, refundRef })]),
    ...(status === 'succeeded' && !isEnded
      ? [{ type: 'RefundCompleted' as const, data: { refundId } }]
      : []),
    ...(status === 'failed' && known?.status !== 'failed'
      ? [{ type: 'RefundFailed' as const, data: { refundId, cause: cause ?? 'unknown' } }]
      : []),
  ]
}

/** Somebody paid it back at Stripe's own page. Of which lines is found once all is recorded. */
const requestAtStripe = (data: {
  paymentRef: string
  refundId: string
  grossCents: number
}): ProjectEvent => ({
  type: 'RefundRequested',
  data: { ...data, lines: [], taxCents: 0, cause: 'madeAtStripe', way: 'stripe' },
})

const issueAtStripe = (data: { refundId: string; refundRef: string }): ProjectEvent => ({
  type: 'RefundIssued',
  data: { ...data, way: 'stripe' },
})

/** What Stripe has of a payment's refunds now, whoever asked for them and in whatever order. */
const decideRecordRefunds = (
  { data: { paymentRef, refunds } }: RecordRefunds,
  project: ExistingProject,
): ProjectEvent[] => {
  const recorded = refunds.flatMap((found) => decideVendorRefund({ paymentRef, found }, project))
  const after = evolveAll(project.refunds, recorded)
  const declined = declineUncoveredRefunds({ ...project, refunds: after }, paymentRef)
  return [...withShares(recorded, project, declined), ...declined]
}

const evolveAll = (refunds: readonly Refund[], events: readonly ProjectEvent[]) =>
  events.reduce((all, event) => evolveRefunds(all, { ...event, by: 'vendor:stripe' }), refunds)

/** The refunds that are new take their share of what is left, one after the other. */
const withShares = (
  recorded: readonly ProjectEvent[],
  project: ExistingProject,
  declined: readonly ProjectEvent[],
): ProjectEvent[] => {
  const shared: ProjectEvent[] = []
  for (const event of recorded) {
    const refunds = evolveAll(project.refunds, [...shared, ...declined])
    shared.push(
      event.type === 'RefundRequested'
        ? {
            ...event,
            data: { ...event.data, ...attributeRefund({ ...project, refunds }, event.data) },
          }
        : event,
    )
  }
  return shared
}

type Decide<C> = (command: C, project: ExistingProject) => ProjectEvent[]

/** A withheld order ends with the refund of its money, in the same append. */
const endingWithheldOrder =
  <C>(decide: Decide<C>): Decide<C> =>
  (command, project) => {
    const events = decide(command, project)
    const refunds = evolveAll(project.refunds, events)
    return [...events, ...(events.length > 0 ? endWithheldOrder({ ...project, refunds }) : [])]
  }

/** The deciders by their commands. */
export const refundDecisions = {
  RequestRefund: endingWithheldOrder(decideRequestRefund),
  ApproveRefund: endingWithheldOrder(decideApproveRefund),
  DeclineRefund: decideDeclineRefund,
  ConfirmRefundTransfer: decideConfirmRefundTransfer,
  FailRefund: decideFailRefund,
  RecordRefunds: endingWithheldOrder(decideRecordRefunds),
}
