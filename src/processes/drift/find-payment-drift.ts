import type { ExpectedState } from './expected-state'
import { createFinding, type Finding } from './finding'
import type { ObservedState } from './observed-state'

const hourMs = 3_600_000
/** A session is open for a day, and a debit settles within two weeks: so much earlier it began. */
const settlementMs = 15 * 24 * hourMs

const formatAmount = (cents: number, currency: string) => `${(cents / 100).toFixed(2)} ${currency}`

/** Stripe's paid sessions beside the payments that our events speak of. */
export const findPaymentDrift = (
  { payments: money }: ObservedState,
  { payments, projects, asOf }: ExpectedState,
): Finding[] => {
  if (!money) return []
  const isRecorded = (paymentRef: string) => payments.some((one) => one.paymentRef === paymentRef)
  const withoutEvent = money.paid.flatMap(
    ({ id, paymentRef, projectId, amountCents, currency }) => {
      const project = projects.find((one) => one.id === projectId)
      // Without our project it is another shop's of the same account.
      if (!projectId || !paymentRef || isRecorded(paymentRef)) return []
      return [
        createFinding('moneyWithoutEvent', paymentRef, {
          found: formatAmount(amountCents, currency),
          ways: project ? ['adopt'] : [],
          about: { checkoutRef: id, ...(project ? { projectId: project.id } : {}) },
        }),
      ]
    },
  )
  const from = Date.parse(money.since) + settlementMs
  const until = Date.parse(asOf) - hourMs
  const withoutCharge = payments
    .filter(({ via, at }) => via === 'stripe' && Date.parse(at) > from && Date.parse(at) < until)
    .filter(({ paymentRef }) => !money.paid.some((one) => one.paymentRef === paymentRef))
    .map(({ paymentRef, projectId, at }) =>
      createFinding('paidWithoutCharge', paymentRef, {
        expected: at.slice(0, 10),
        about: { projectId },
      }),
    )
  return [...withoutEvent, ...withoutCharge]
}
