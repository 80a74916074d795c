/** An event as it was stored, perhaps years ago. */
export type Stored = { type: string; data: Record<string, unknown> }

/** One step from an old shape to the next; the old shape stands frozen beside it. */
export type Upcast = (data: Record<string, unknown>) => Record<string, unknown>

/** `PaymentArrivedLate` did not say the amount at first: the refund needs it, so absent = 0 cents. */
const paymentArrivedLate: Upcast = (data) => ({ amountCents: 0, currency: 'EUR', ...data })

const upcasts: Readonly<Record<string, Upcast>> = { PaymentArrivedLate: paymentArrivedLate }

/** Brings an event from any stored shape to today's; a shape that is today's passes as it is. */
export const upcast = (
  stored: Stored,
  known: Readonly<Record<string, Upcast>> = upcasts,
): Stored => {
  const step = known[stored.type]
  return step ? { ...stored, data: step(stored.data) } : stored
}
