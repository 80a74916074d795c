import { receivedMail } from '../../views/mails/received-mail'
import { orderToken } from '../security/order-token'
import { openCustomer } from './customer'
import { past } from './past'
import type { Step } from './process'

/** Tells the customer that the order has arrived, with the way to its tracker. */
export const sendReceived: Step = {
  id: 'payment',
  run: async (bench) => {
    const { events, mail, orderKey, project, publicUrl } = bench
    const customer = await openCustomer(bench, project.customerId)
    if (!customer) return undefined
    const token = orderToken(orderKey, project.id)
    const words = receivedMail({
      locale: 'de',
      customerName: customer.name,
      projectName: project.name,
      orderNumber: past(events, 'ProjectOrdered').data.orderNumber,
      price: project.price,
      trackerUrl: `${publicUrl}/orders/${project.id}?t=${token}`,
    })
    const messageId = `<received.${project.id}@vrs.gmbh>`
    await mail.send({ ...words, messageId, to: customer.email, template: 'received' })
    return undefined
  },
}
