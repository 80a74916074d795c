import type { Price, PriceLine } from '../../../events/price'
import { calculateTax, sumNetCents } from '../order/price'
import { splitAmount } from '../order/split-amount'
import type { ReceivedPayment } from '../project/received-payments'
import type { Refund } from '../project/refunds'
import { refundableCents } from '../project/refunds'
import type { ExistingProject } from '../project/state'

/** What was charged for an order, or for a term of its domain, as far as it is not paid back. */
export type OpenCharge = { lines: readonly PriceLine[]; taxCents: number; ratePercent: number }

/** Which parts of a price make up an amount that goes back. */
export type RefundShare = { lines: PriceLine[]; taxCents: number }

type RefundLedger = Pick<ExistingProject, 'price' | 'payments' | 'refunds' | 'disputes'>

const noShare: RefundShare = { lines: [], taxCents: 0 }

const toOpenCharge = ({ lines, grossCents, taxRatePercent }: Price): OpenCharge => ({
  lines,
  taxCents: grossCents - sumNetCents(lines),
  ratePercent: taxRatePercent,
})

/** The net amount of a gross one. There is none for some: 4606 and 4608 have one at 19 %, 4607 not. */
const findNetCents = (grossCents: number, ratePercent: number) => {
  const near = Math.floor((grossCents * 100) / (100 + ratePercent))
  return [near, near + 1].find((net) => net + calculateTax(net, ratePercent) === grossCents)
}

const subtractLines = (open: readonly PriceLine[], taken: readonly PriceLine[]) =>
  open.map((line) => {
    const { code, kind } = line
    const cents = sumNetCents(taken.filter((one) => one.code === code && one.kind === kind))
    return { ...line, netCents: line.netCents - cents }
  })

/** Never more than is open of any line or of the tax; all of it if the amount is all that is open. */
const takeShare = (
  { lines, taxCents, ratePercent }: OpenCharge,
  grossCents: number,
): RefundShare => {
  const openNetCents = sumNetCents(lines)
  const wanted =
    findNetCents(grossCents, ratePercent) ?? Math.floor((grossCents * 100) / (100 + ratePercent))
  const netCents = Math.min(openNetCents, grossCents, Math.max(wanted, grossCents - taxCents))
  const parts = splitAmount(
    netCents,
    lines.map((line) => line.netCents),
  )
  return {
    lines: lines
      .map((line, index) => ({ ...line, netCents: parts[index] ?? 0 }))
      .filter((line) => line.netCents !== 0),
    taxCents: grossCents - netCents,
  }
}

const subtractShare = (
  open: OpenCharge,
  { lines, taxCents }: Pick<Refund, 'lines' | 'taxCents'>,
) => ({
  ...open,
  lines: subtractLines(open.lines, lines),
  taxCents: open.taxCents - taxCents,
})

const paysSame = (a: ReceivedPayment, b: ReceivedPayment) =>
  a.outcome === 'confirmed' &&
  a.renewal?.domain === b.renewal?.domain &&
  a.renewal?.periodEnd === b.renewal?.periodEnd &&
  a.purchase?.orderNumber === b.purchase?.orderNumber

const hasShare = ({ lines, taxCents }: Pick<Refund, 'lines' | 'taxCents'>) =>
  lines.length > 0 || taxCents > 0

/**
 * What is left of the charge that a payment has paid, maybe with others; undefined for money that was
 * not due. A refund from before lines were recorded takes its share of what the others leave.
 */
export const findOpenCharge = (
  ledger: RefundLedger,
  paymentRef: string,
): OpenCharge | undefined => {
  const payment = ledger.payments.find((one) => one.paymentRef === paymentRef)
  if (payment?.outcome !== 'confirmed') return undefined
  const references = ledger.payments
    .filter((one) => paysSame(one, payment))
    .map((one) => one.paymentRef)
  const refunds = ledger.refunds.filter(
    (one) => references.includes(one.paymentRef) && one.status !== 'declined',
  )
  const charge = toOpenCharge((payment.renewal ?? payment.purchase ?? ledger).price)
  const open = refunds.filter(hasShare).reduce(subtractShare, charge)
  return refunds
    .filter((one) => !hasShare(one))
    .reduce((rest, one) => subtractShare(rest, takeShare(rest, one.grossCents)), open)
}

/** The share of any amount, as what somebody paid back at Stripe need not be divisible. */
export const attributeRefund = (
  ledger: RefundLedger,
  { paymentRef, grossCents }: Pick<Refund, 'paymentRef' | 'grossCents'>,
): RefundShare => {
  const open = findOpenCharge(ledger, paymentRef)
  return open ? takeShare(open, grossCents) : noShare
}

/** Part of what is left has a net amount and its tax; all that is left goes back as it is. */
const isDivisible = (open: OpenCharge, grossCents: number, leftCents: number) => {
  if (grossCents === leftCents) return true
  const netCents = findNetCents(grossCents, open.ratePercent)
  return (
    netCents !== undefined &&
    netCents <= sumNetCents(open.lines) &&
    grossCents - netCents <= open.taxCents
  )
}

/**
 * The share of an amount that a person wants to pay back, or the amounts nearest to it that have one,
 * in cents.
 */
export const findRefundShare = (
  ledger: RefundLedger,
  { paymentRef, grossCents }: Pick<Refund, 'paymentRef' | 'grossCents'>,
): RefundShare | { offers: number[] } => {
  const payment = ledger.payments.find((one) => one.paymentRef === paymentRef)
  const open = findOpenCharge(ledger, paymentRef)
  if (!payment || !open) return noShare
  const leftCents = refundableCents(payment, ledger)
  const isOffered = (cents: number) => isDivisible(open, cents, leftCents)
  if (isOffered(grossCents)) return takeShare(open, grossCents)
  let [below, above] = [grossCents - 1, grossCents + 1]
  while (below > 0 && !isOffered(below)) below -= 1
  while (above < leftCents && !isOffered(above)) above += 1
  return { offers: [below, above].filter((cents) => cents > 0 && cents <= leftCents) }
}
