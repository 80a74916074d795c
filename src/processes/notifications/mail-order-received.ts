import { composeOrderReceivedMail } from '../../../views/mails/order-received-mail'
import { nothingToDo } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { mailCustomer } from './mail-customer'

/** Tells the customer that the order has arrived, with the way to its tracker. */
export const mailOrderReceived: Step = {
  id: 'payment',
  run: async (context) => {
    const { events, project } = context
    const { freeRelease: hold } = project
    // The mail that asks for the address says all of it.
    if (hold === 'emailConfirmation') return nothingToDo('another mail says so')
    const { orderNumber } = latestEvent(events, 'ProjectOrdered').data
    await mailCustomer(context, {
      template: 'received',
      key: project.id,
      render: (to) =>
        composeOrderReceivedMail({
          ...to,
          orderNumber,
          price: project.price,
          hold,
        }),
    })
    return undefined
  },
}
