import {
  composeStaffApprovalMail,
  composeStaffFreeOrderMail,
  composeStaffStalledMail,
} from '../../../views/mails/staff-mails'
import {
  composeStaffDisputedMail,
  composeStaffPaymentReturnedMail,
} from '../../../views/mails/staff-payment-mails'
import { hasOpenDispute } from '../../domain/payment/disputes'
import type { Process } from '../engine/process'
import { defineStaffMail } from './mail-staff'
import { isStillStalled } from './progress-mails'
import { mailStaffReleaseWithheld } from './withheld-release-mails'

/** For those who resolve stalls. */
const mailStaffStalled = defineStaffMail({
  template: 'staff-stalled',
  obsolete: 'the project is not stalled any more',
  compose: (context) => {
    const { cause } = context
    if (cause.type !== 'ProvisioningStalled' || !isStillStalled(context)) return undefined
    return (to) => composeStaffStalledMail(to, cause.data)
  },
})

/** An order by invoice begins when a person approves it. */
const mailStaffApproval = defineStaffMail({
  template: 'staff-approval',
  obsolete: 'the order waits for no approval any more',
  appliesTo: (event) => event.type === 'ProjectOrdered' && event.data.paymentMethod === 'invoice',
  compose: ({ project }) => {
    if (project.stage !== 'ordered' || project.invoiceApproval === 'approved') return undefined
    const { price, paymentMethod } = project
    return (to) => composeStaffApprovalMail(to, { grossCents: price.grossCents, paymentMethod })
  },
})

/** An order that costs nothing begins only once somebody has looked at it. */
const mailStaffFreeOrder = defineStaffMail({
  template: 'staff-free-order',
  obsolete: 'the order does not wait for approval any more',
  compose: ({ cause, project }) => {
    if (cause.type !== 'FreeOrderHeld' || project.stage !== 'ordered') return undefined
    return (to) => composeStaffFreeOrderMail(to, cause.data.cause)
  },
})

/** While it is open; a debit that returned at once is another mail. */
const mailStaffDisputed = defineStaffMail({
  template: 'staff-disputed',
  obsolete: 'the dispute is not open any more',
  compose: ({ cause, project }) => {
    if (cause.type !== 'ChargeDisputed') return undefined
    if (!hasOpenDispute(project.disputes, cause.data.paymentRef)) return undefined
    return (to) => composeStaffDisputedMail(to, cause.data)
  },
})

const mailStaffPaymentReturned = defineStaffMail({
  template: 'staff-payment-returned',
  obsolete: 'no payment returned',
  compose: ({ cause }) => {
    if (cause.type !== 'PaymentReturned') return undefined
    const { cause: reason, ...money } = cause.data
    return (to) => composeStaffPaymentReturnedMail(to, { ...money, reason })
  },
})

/** What staff are written to about; it can never hold up the main process. */
export const staffMails: Process = {
  queue: 'staff-mails',
  onFailure: 'alert',
  table: {
    ProjectOrdered: mailStaffApproval,
    ProvisioningStalled: mailStaffStalled,
    FreeOrderHeld: mailStaffFreeOrder,
    ReleaseWithheld: mailStaffReleaseWithheld,
    ChargeDisputed: mailStaffDisputed,
    PaymentReturned: mailStaffPaymentReturned,
  },
}
