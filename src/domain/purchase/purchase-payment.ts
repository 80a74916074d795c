import type { ProjectEvent } from '../../../events/project'
import type { ExistingProject } from '../project/state'
import type { Purchase } from './purchases'
import { findPurchase, isAwaitingMoney } from './purchases'

/** Its licenses are issued with its money; one on invoice has them already. */
export const releasePurchase = ({ orderNumber, status }: Purchase): ProjectEvent[] =>
  status === 'open' ? [{ type: 'PurchaseReleased', data: { orderNumber, cause: 'paid' } }] : []

type Money = { amountCents: number; currency: string; paymentRef: string }

/** Money that came for a purchase which needs it not: it is there to be paid back. */
export const explainUndueMoney = (
  { status }: Pick<Purchase, 'status'>,
  money: Money,
): ProjectEvent[] => [
  { type: status === 'cancelled' ? 'PaymentArrivedLate' : 'PaymentArrivedInExcess', data: money },
]

/** The parts that came for a purchase so far, in cents. */
const sumParts = ({ payments }: ExistingProject, { orderNumber }: Purchase) =>
  payments
    .filter((one) => one.outcome === 'part' && one.purchase?.orderNumber === orderNumber)
    .reduce((sum, { amountCents }) => sum + amountCents, 0)

/** Of those that wait for money: the one that a transfer pays as a whole, or completes. */
export const findPurchaseOfAmount = (
  project: ExistingProject,
  amountCents: number,
): Purchase | undefined => {
  const payable = project.purchases.filter(isAwaitingMoney)
  return (
    payable.find(({ price }) => price.grossCents === amountCents) ??
    payable.find((one) => {
      const parts = sumParts(project, one)
      return parts > 0 && parts + amountCents === one.price.grossCents
    })
  )
}

/** What a returned payment had paid is what its money pays when it comes again. */
export const findReturnedPurchase = (
  { payments, purchases }: ExistingProject,
  paymentRefs: readonly string[],
): Purchase | undefined => {
  const numbers = payments
    .filter(({ paymentRef }) => paymentRefs.includes(paymentRef))
    .map(({ purchase }) => purchase?.orderNumber)
  const [first] = numbers
  return numbers.every((one) => one === first) ? findPurchase(purchases, first) : undefined
}
