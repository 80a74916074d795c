import { receivedMail } from '../../../views/mails/order-received-mail'
import { past } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { mailCustomer } from './mail-customer'

/** Tells the customer that the order has arrived, with the way to its tracker. */
export const sendReceived: Step = {
  id: 'payment',
  run: async (bench) => {
    const { events, project } = bench
    const { orderNumber } = past(events, 'ProjectOrdered').data
    await mailCustomer(bench, {
      template: 'received',
      of: project.id,
      write: (to) => receivedMail({ ...to, orderNumber, price: project.price }),
    })
    return undefined
  },
}
