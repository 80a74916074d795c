import { receivedMail } from '../../views/mails/received-mail'
import { mailCustomer } from './mail-customer'
import { past } from './past'
import type { Step } from './process'

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
