import {
  composeStaffDisputedMail,
  composeStaffPaymentReturnedMail,
} from '../../../views/mails/staff-payment-mails'
import { hasOpenDispute } from '../../domain/payment/disputes'
import { nothingToDo } from '../engine/job-outcome'
import type { Step } from '../engine/process'
import { mailStaff } from './mail-staff'

/** While it is open; a debit that returned at once is another mail. */
export const mailStaffDisputed: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause, project } = context
    if (cause.type !== 'ChargeDisputed' || !hasOpenDispute(project.disputes, cause.data.paymentRef))
      return nothingToDo('the dispute is not open any more')
    await mailStaff(context, {
      template: 'staff-disputed',
      key: cause.id,
      render: (to) => composeStaffDisputedMail(to, cause.data),
    })
    return undefined
  },
}

export const mailStaffPaymentReturned: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause } = context
    if (cause.type !== 'PaymentReturned') return nothingToDo('no payment returned')
    const { cause: reason, ...money } = cause.data
    await mailStaff(context, {
      template: 'staff-payment-returned',
      key: cause.id,
      render: (to) => composeStaffPaymentReturnedMail(to, { ...money, reason }),
    })
    return undefined
  },
}
