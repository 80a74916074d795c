import { composeOrderReceivedMail } from '../../../views/mails/order-received-mail'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { mailCustomer } from './mail-customer'

/** Tells the customer that the order has arrived, with the way to its tracker. */
export const mailOrderReceived: Step = {
  id: 'payment',
  run: async (context) => {
    const { events, project } = context
    const { orderNumber } = latestEvent(events, 'ProjectOrdered').data
    await mailCustomer(context, {
      template: 'received',
      key: project.id,
      render: (to) => composeOrderReceivedMail({ ...to, orderNumber, price: project.price }),
    })
    return undefined
  },
}
