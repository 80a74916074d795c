import type { RecordedEvent } from '../../../events'
import {
  composePurchaseMail,
  composePurchaseReleasedMail,
} from '../../../views/mails/purchase-mails'
import { findPurchase } from '../../domain/purchase/purchases'
import { customerMailStep } from './customer-mail-step'

const findPayBy = (event: RecordedEvent) =>
  event.type === 'PluginsOrdered' ||
  event.type === 'RenewalOffered' ||
  event.type === 'LicenseUpgradeOrdered'
    ? event.data.payBy
    : undefined

/** Where to pay what was ordered later; not once it is paid, or has ended. */
export const mailPurchase = customerMailStep(
  'payment',
  ({ cause, project }) => {
    const payBy = findPayBy(cause)
    const orderNumber = 'orderNumber' in cause.data ? cause.data.orderNumber : undefined
    const purchase = findPurchase(project.purchases, orderNumber)
    if (!payBy || purchase?.status !== 'open') return undefined
    return {
      template: 'purchase-ordered',
      render: (to) => composePurchaseMail(to, { ...purchase, payBy }),
    }
  },
  { appliesTo: (event) => findPayBy(event) !== undefined },
)

export const mailPurchaseReleased = customerMailStep('payment', ({ cause, project }) => {
  if (cause.type !== 'PurchaseReleased') return undefined
  const purchase = findPurchase(project.purchases, cause.data.orderNumber)
  return (
    purchase && {
      template: 'purchase-released',
      render: (to) => composePurchaseReleasedMail(to, { ...purchase, ...cause.data }),
    }
  )
})
