import type { BillingCycle } from '../../../events/codes'
import type { PurchasedPeriod } from '../../../events/payment/plugin-order'
import { findBerlinDay } from '../calendar/berlin-calendar'
import { isRecurring } from '../license/billing-cycle'
import { findPeriodAnchor, listPaidPeriods } from '../license/license-period'

/** What is known of a project's license where something is bought for it. Instants are ISO-8601. */
export type HeldLicense = {
  plugin: string
  /** Null for a trial. */
  cycle: BillingCycle | null
  netCents: number
  status: string
  /** The first period of one that a caseworker issued was never charged. */
  source?: string
  issuedAt: string
  paidUntil: string | null
  /** The day in Berlin that its periods are counted from; absent = the day it was issued. */
  anchorOn?: string | null
  /** What it costs from the next period on, after a downgrade. */
  nextCycle?: BillingCycle | null
  nextNetCents?: number | null
}

/** It is the customer's, whether it may run now or not. */
export const isHeld = ({ status }: Pick<HeldLicense, 'status'>) =>
  status === 'active' || status === 'suspended'

/** What depends on it may run: on trial as well. */
export const isUsable = (license: Pick<HeldLicense, 'status'>) =>
  isHeld(license) || license.status === 'trial'

export const anchorOf = ({ anchorOn, issuedAt }: Pick<HeldLicense, 'anchorOn' | 'issuedAt'>) =>
  anchorOn ?? findBerlinDay(issuedAt)

/** The periods that are paid for a license from that of a day on; none where it has no end. */
const listPeriodsLeft = (license: HeldLicense, day: string): PurchasedPeriod[] => {
  const { cycle, paidUntil } = license
  if (!cycle || !isRecurring(cycle) || !paidUntil || !isHeld(license)) return []
  return listPaidPeriods({ anchorOn: anchorOf(license), paidUntil }, cycle, day)
}

/** Those of them that money was asked for. */
export const listChargedPeriods = (license: HeldLicense, day: string): PurchasedPeriod[] =>
  listPeriodsLeft(license, day).filter(
    ({ from }) => license.source !== 'caseworker' || from > anchorOf(license),
  )

/** A paid period, and the day that it and those after it are counted from. */
export type AnchoredPeriod = { period: PurchasedPeriod; anchorOn: string }

/** The period to which more licenses are aligned: of those that run, the one that ends first. */
export const findSharedPeriod = (
  licenses: readonly HeldLicense[],
  cycle: BillingCycle,
  day: string,
): AnchoredPeriod | undefined =>
  licenses
    .filter((one) => one.cycle === cycle && one.status === 'active' && one.netCents > 0)
    .flatMap((one) => {
      const [period] = listPeriodsLeft(one, day)
      if (!period || !one.paidUntil) return []
      const { paidUntil } = one
      return [{ period, anchorOn: findPeriodAnchor({ anchorOn: anchorOf(one), paidUntil }) }]
    })
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1))
    .at(0)
