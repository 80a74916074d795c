import type { PurchasedPeriod } from '../../../events/payment/plugin-order'
import type { Price, PriceLine } from '../../../events/price'
import { RefusalError } from '../../../events/refusal-error'
import { countDaysBetween } from '../calendar/berlin-calendar'
import { calculateTotal, roundHalfUp, sumNetCents } from '../order/price'
import { splitAmount } from '../order/split-amount'

/** What a part of a period costs, as of one day. What it says is what is charged. */
export type ProrationQuote = {
  /** `YYYY-MM-DD` in Europe/Berlin. */
  asOfDay: string
  period: PurchasedPeriod
  /** Today counts as left. */
  daysLeft: number
  daysOfPeriod: number
  /** Its lines, and their sum with its tax. */
  price: Price
}

/** How much of a period is left on a day; today counts as left. */
type Share = { daysLeft: number; daysOfPeriod: number }

const isWithin = ({ from, to }: PurchasedPeriod, day: string) => from <= day && day <= to

const toShare = ({ from, to }: PurchasedPeriod, day: string): Share => ({
  daysLeft: countDaysBetween(day, to) + 1,
  daysOfPeriod: countDaysBetween(from, to) + 1,
})

const takePart = (cents: number, { daysLeft, daysOfPeriod }: Share) =>
  roundHalfUp((cents * daysLeft) / daysOfPeriod)

/** Of a set-up nothing is used up by days. */
const isPaidOnce = ({ kind }: PriceLine) => kind === 'setup' || kind === 'domain'

/** The sum is rounded once, and divided among the lines so that they make it up. */
const prorateLines = (lines: readonly PriceLine[], share: Share): PriceLine[] => {
  const periodic = lines.filter((line) => !isPaidOnce(line))
  const parts = splitAmount(
    takePart(sumNetCents(periodic), share),
    periodic.map(({ netCents }) => netCents),
  )
  return lines.map((line) =>
    isPaidOnce(line) ? line : { ...line, netCents: parts[periodic.indexOf(line)] ?? 0 },
  )
}

/** `lines`: what the whole period costs, net. A day outside of the period has no price. */
export const prorate = (
  lines: readonly PriceLine[],
  period: PurchasedPeriod,
  asOfDay: string,
): ProrationQuote => {
  if (!isWithin(period, asOfDay))
    throw new RefusalError(
      'PERIOD_ENDED',
      `expected a day from ${period.from} to ${period.to}, found ${asOfDay}`,
    )
  const share = toShare(period, asOfDay)
  return { asOfDay, period, ...share, price: calculateTotal(prorateLines(lines, share)) }
}

/** What is left of the net price of a period on a day; nothing before and after it. */
export const calculateRest = (netCents: number, period: PurchasedPeriod, day: string): number =>
  isWithin(period, day) ? takePart(netCents, toShare(period, day)) : 0

/** Whoever was quoted another day or price has to agree to this one first. */
export const assertSameQuote = (
  quote: Pick<ProrationQuote, 'asOfDay'> & { price: Pick<Price, 'grossCents'> },
  expected: { asOfDay: string; grossCents: number },
) => {
  if (quote.asOfDay === expected.asOfDay && quote.price.grossCents === expected.grossCents) return
  throw new RefusalError(
    'PRICE_CHANGED',
    `expected ${expected.grossCents} cents as of ${expected.asOfDay}, found ${quote.price.grossCents} as of ${quote.asOfDay}`,
  )
}
