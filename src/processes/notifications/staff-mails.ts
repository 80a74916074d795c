import {
  composeStaffApprovalMail,
  composeStaffFreeOrderMail,
  composeStaffStalledMail,
} from '../../../views/mails/staff-mails'
import { nothingToDo } from '../engine/job-outcome'
import type { Process, Step } from '../engine/process'
import { mailStaff } from './mail-staff'
import { isStillStalled } from './progress-mails'
import { mailStaffDisputed, mailStaffPaymentReturned } from './reclaimed-payment-mails'

/** Writes to those who resolve stalls, if the project is still stalled. */
const mailStaffStalled: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause } = context
    if (cause.type !== 'ProvisioningStalled' || !isStillStalled(context))
      return nothingToDo('the project is not stalled any more')
    await mailStaff(context, {
      template: 'staff-stalled',
      key: cause.id,
      render: (to) => composeStaffStalledMail(to, cause.data),
    })
    return undefined
  },
}

/** An order by invoice begins when a person approves it. */
const mailStaffApproval: Step = {
  id: 'payment',
  appliesTo: (event) => event.type === 'ProjectOrdered' && event.data.paymentMethod === 'invoice',
  run: async (context) => {
    const { cause, project } = context
    if (project.stage !== 'ordered' || project.invoiceApproval === 'approved')
      return nothingToDo('the order waits for no approval any more')
    await mailStaff(context, {
      template: 'staff-approval',
      key: cause.id,
      render: (to) =>
        composeStaffApprovalMail(to, {
          grossCents: project.price.grossCents,
          paymentMethod: project.paymentMethod,
        }),
    })
    return undefined
  },
}

/** An order that costs nothing begins only once somebody has looked at it. */
const mailStaffFreeOrder: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause, project } = context
    if (cause.type !== 'FreeOrderHeld' || project.stage !== 'ordered')
      return nothingToDo('the order does not wait for approval any more')
    await mailStaff(context, {
      template: 'staff-free-order',
      key: cause.id,
      render: (to) => composeStaffFreeOrderMail(to, cause.data.cause),
    })
    return undefined
  },
}

/** What staff are written to about; it can never hold up the main process. */
export const staffMails: Process = {
  queue: 'staff-mails',
  onFailure: 'alert',
  table: {
    ProjectOrdered: mailStaffApproval,
    ProvisioningStalled: mailStaffStalled,
    FreeOrderHeld: mailStaffFreeOrder,
    ChargeDisputed: mailStaffDisputed,
    PaymentReturned: mailStaffPaymentReturned,
  },
}
