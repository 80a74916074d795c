/** A payment that came, in cents. */
type Received = { amountCents: number }
/** Money on its way back; `status` as in the refund events. */
type Returned = { grossCents: number; status: string }
/** What a bank asks back; `returnedAt`: it has it since then. */
type Reclaimed = { amountCents: number; status: string; returnedAt: string | null }

type Money = {
  payments: readonly Received[]
  refunds: readonly Returned[]
  disputes: readonly Reclaimed[]
  isInvoiced?: boolean
}

/**
 * Where the money of an order that came to nothing is. `open`: some of it is with us still, and a
 * person settles it; `underWay`: all of it is on its way back; `disputed`: the bank decides about
 * it; `takenBack`: the customer has it again, by the bank at least in part; `invoiced`: none came, but
 * an invoice may be out.
 */
export type Settlement =
  | 'none'
  | 'invoiced'
  | 'open'
  | 'underWay'
  | 'returned'
  | 'disputed'
  | 'takenBack'

const sumUp = (refunds: readonly Returned[], ...statuses: readonly string[]) =>
  refunds
    .filter(({ status }) => statuses.includes(status))
    .reduce((sum, { grossCents }) => sum + grossCents, 0)

const sumTakenBack = (disputes: readonly Reclaimed[]) =>
  disputes
    .filter(({ returnedAt }) => returnedAt !== null)
    .reduce((sum, { amountCents }) => sum + amountCents, 0)

/** A refund that was declined, or came back, leaves its money with us. */
export const findSettlement = ({
  payments,
  refunds,
  disputes,
  isInvoiced = false,
}: Money): Settlement => {
  const received = payments.reduce((sum, { amountCents }) => sum + amountCents, 0)
  if (received === 0) return isInvoiced ? 'invoiced' : 'none'
  const takenBack = sumTakenBack(disputes)
  const kept = received - takenBack
  if (sumUp(refunds, 'completed') >= kept) return takenBack > 0 ? 'takenBack' : 'returned'
  if (sumUp(refunds, 'completed', 'issued') >= kept) return 'underWay'
  return disputes.some(({ status }) => status === 'open') ? 'disputed' : 'open'
}
