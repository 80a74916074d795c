/** A payment that came, in cents. */
type Received = { amountCents: number }
/** Money on its way back; `status` as in the refund events. */
type Returned = { grossCents: number; status: string }

/**
 * Where the money of an order that came to nothing is. `open`: some of it is with us still, and a
 * person settles it; `underWay`: all of it is on its way back.
 */
export type Settlement = 'none' | 'open' | 'underWay' | 'returned'

const sumUp = (refunds: readonly Returned[], ...statuses: readonly string[]) =>
  refunds
    .filter(({ status }) => statuses.includes(status))
    .reduce((sum, { grossCents }) => sum + grossCents, 0)

/** A refund that was declined, or came back, leaves its money with us. */
export const findSettlement = (
  payments: readonly Received[],
  refunds: readonly Returned[],
): Settlement => {
  const received = payments.reduce((sum, { amountCents }) => sum + amountCents, 0)
  if (received === 0) return 'none'
  if (sumUp(refunds, 'completed') >= received) return 'returned'
  return sumUp(refunds, 'completed', 'issued') >= received ? 'underWay' : 'open'
}
