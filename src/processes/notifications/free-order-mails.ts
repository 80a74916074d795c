import { composeConfirmationMail } from '../../../views/mails/confirmation-mail'
import type { CustomerMailContext } from '../../../views/mails/customer-mail-context'
import { freeOrderEndsAt } from '../../domain/order/free-release'
import { createConfirmationToken } from '../../security/order-token'
import { nothingToDo } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { mailCustomer } from './mail-customer'
import { openCustomer } from './open-customer'

/** Its customer has to confirm the address, and still can. */
export const awaitsConfirmation = ({ project }: Pick<StepContext, 'project'>) =>
  project.stage === 'ordered' && project.freeRelease === 'emailConfirmation'

/** The mail with the link; undefined once the customer was erased. */
export const draftConfirmationMail = async (context: StepContext) => {
  const { project, events, orderTokenKey, publicUrl } = context
  const customer = await openCustomer(context, project.customerId)
  if (!customer) return undefined
  const { orderNumber } = latestEvent(events, 'ProjectOrdered').data
  const token = createConfirmationToken(orderTokenKey, project.id, customer.email)
  const confirmationUrl = `${publicUrl}/orders/${project.id}/confirmation?t=${token}`
  const render = (to: CustomerMailContext) =>
    composeConfirmationMail(to, {
      orderNumber,
      confirmationUrl,
      endsAt: freeOrderEndsAt(project.orderedAt),
    })
  return { template: 'confirmation' as const, render }
}

/** Asks the customer to confirm the address, at the order and after each correction of it. */
export const mailConfirmation: Step = {
  id: 'payment',
  run: async (context) => {
    const mail = awaitsConfirmation(context) ? await draftConfirmationMail(context) : undefined
    if (!mail) return nothingToDo('the order does not wait for its customer')
    await mailCustomer(context, { ...mail, key: context.cause.id })
    return undefined
  },
}
