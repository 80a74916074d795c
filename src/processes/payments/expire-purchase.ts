import type { RecordedEvent } from '../../../events'
import { findPurchase } from '../../domain/purchase/purchases'
import { nothingToDo, pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import type { Step } from '../engine/process'
import { findPurchaseCheckout } from './purchase-checkout'

const [minuteSeconds, hourSeconds] = [60, 3_600]

/** What was ordered, where it waits for its money. */
const findOrdered = (event: RecordedEvent) =>
  event.type === 'PluginsOrdered' ||
  event.type === 'RenewalOffered' ||
  event.type === 'LicenseUpgradeOrdered'
    ? event.data
    : undefined

/** A later purchase that nobody paid ends, unless its money is on its way. */
export const expirePurchase: Step = {
  id: 'payment',
  dueAt: (event) => findOrdered(event)?.payBy,
  run: async ({ cause, events, project, stripe, handle }) => {
    const orderNumber = findOrdered(cause)?.orderNumber ?? ''
    if (findPurchase(project.purchases, orderNumber)?.status !== 'open')
      return nothingToDo('the purchase has not stayed unpaid')
    const checkoutRef = findPurchaseCheckout(events, orderNumber)
    const state = checkoutRef ? (await stripe.getSession(checkoutRef)).moneyState : 'unpaid'
    if (state === 'processing')
      return waitWithoutDeadline(hourSeconds, {
        vendor: 'stripe',
        code: 'PAYMENT_SUBMITTED',
        owner: 'vendor',
      })
    // Its webhook may still be on its way.
    if (state === 'captured')
      return pollIn(minuteSeconds, { code: 'PAYMENT_RECEIVED', owner: 'us' })
    await handle({ type: 'CancelPurchase', data: { orderNumber, cause: 'expired' } })
    return undefined
  },
}
