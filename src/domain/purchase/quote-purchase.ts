import type { BillingCycle } from '../../../events/codes'
import type { PurchasedPeriod } from '../../../events/payment/plugin-order'
import type { Price, PriceLine } from '../../../events/price'
import { RefusalError } from '../../../events/refusal-error'
import { findBerlinDay } from '../calendar/berlin-calendar'
import { isLongerCycle, isRecurring } from '../license/billing-cycle'
import { findFirstPeriod, findNextPeriod } from '../license/license-period'
import type { PluginDependencies } from '../license/plugin-dependencies'
import { listMissingDependencies } from '../license/plugin-dependencies'
import type { OrderCatalogue } from '../order/order-catalogue'
import { findPluginPrice, isPluginOffered } from '../order/order-catalogue'
import { calculateTotal } from '../order/price'
import type { HeldLicense } from './held-license'
import { anchorOf, findSharedPeriod, isHeld, isUsable, listChargedPeriods } from './held-license'
import { calculateRest, prorate } from './proration'

/** What would be bought, for how much; the event that orders it has the same. */
export type PurchaseQuote = {
  plugins: string[]
  cycle: BillingCycle
  /** Net, for a whole period. */
  cyclePrices: Record<string, number>
  price: Price
  asOfDay: string
  period?: PurchasedPeriod
  anchorOn?: string
}

/** What a purchase is quoted from. `now`: ISO-8601. */
type PurchaseBasis = {
  offer: OrderCatalogue
  dependencies: PluginDependencies
  projectType: string
  licenses: readonly HeldLicense[]
  now: string
}

const refuse = (pointer: string, code: string, detail: string, name?: string): never => {
  throw new RefusalError(code, detail, [{ pointer, code, ...(name ? { message: name } : {}) }])
}

const isFreeType = ({ offer, projectType }: PurchaseBasis) =>
  offer.projectTypes.find(({ code }) => code === projectType)?.isFree === true

const priceOf = (basis: PurchaseBasis, plugin: string, cycle: BillingCycle) => {
  const { offer, projectType, now } = basis
  if (isFreeType(basis)) return { netCents: 0, setupCents: 0 }
  return findPluginPrice(offer, plugin, projectType, cycle, now)
}

/** All that they depend on and the project has no license for. */
const listUnlicensedDependencies = (
  { dependencies, licenses }: PurchaseBasis,
  wanted: readonly string[],
): string[] => {
  const isLicensed = (name: string) => licenses.some((one) => one.plugin === name && isUsable(one))
  return listMissingDependencies(dependencies, wanted, isLicensed)
}

/** Free ones come along; one that costs money has to be ordered too. */
const assertDependenciesFree = (basis: PurchaseBasis, names: string[], cycle: BillingCycle) => {
  for (const name of names) {
    const price = priceOf(basis, name, cycle)
    if (price?.netCents === 0 && price.setupCents === 0) continue
    refuse(
      '/plugins',
      'DEPENDENCY_NOT_LICENSED',
      `expected a license for ${name}, found none`,
      name,
    )
  }
  return names
}

const assertOffered = (basis: PurchaseBasis, wanted: readonly string[], cycle: BillingCycle) => {
  const { offer, projectType, licenses, now } = basis
  if (wanted.length === 0) refuse('/plugins', 'REQUIRED', 'expected a plugin, found none')
  for (const name of wanted) {
    if (!offer.plugins.some((one) => one.name === name))
      refuse('/plugins', 'UNKNOWN_PLUGIN', `expected a plugin of the catalogue, found ${name}`)
    if (licenses.some((one) => one.plugin === name && isHeld(one)))
      refuse('/plugins', 'ALREADY_LICENSED', `expected no license for ${name}, found one`, name)
    if (!isPluginOffered(offer, name, projectType, cycle, now))
      refuse('/plugins', 'NOT_AVAILABLE', `expected ${name} to be offered ${cycle}`)
  }
}

const linesOf = (basis: PurchaseBasis, plugins: readonly string[], cycle: BillingCycle) =>
  plugins.flatMap((plugin): PriceLine[] => {
    const { netCents = 0, setupCents = 0 } = priceOf(basis, plugin, cycle) ?? {}
    const line: PriceLine = { code: plugin, kind: 'plugin', netCents }
    return setupCents > 0 ? [line, { code: plugin, kind: 'setup', netCents: setupCents }] : [line]
  })

const cyclePricesOf = (lines: readonly PriceLine[]) =>
  Object.fromEntries(
    lines.filter(({ kind }) => kind === 'plugin').map(({ code, netCents }) => [code, netCents]),
  )

/** More plugins: for the rest of the period that runs, or for one that begins today. */
export const quotePlugins = (
  basis: PurchaseBasis,
  wanted: readonly string[],
  cycle: BillingCycle,
): PurchaseQuote => {
  assertOffered(basis, wanted, cycle)
  const missing = listUnlicensedDependencies(basis, wanted)
  const plugins = [...wanted, ...assertDependenciesFree(basis, missing, cycle)]
  const lines = linesOf(basis, plugins, cycle)
  const asOfDay = findBerlinDay(basis.now)
  const common = { plugins, cycle, cyclePrices: cyclePricesOf(lines), asOfDay }
  if (!isRecurring(cycle)) return { ...common, price: calculateTotal(lines) }
  const running = findSharedPeriod(basis.licenses, cycle, asOfDay)
  if (!running)
    return {
      ...common,
      price: calculateTotal(lines),
      period: findFirstPeriod(asOfDay, cycle),
      anchorOn: asOfDay,
    }
  const { period, anchorOn } = running
  const { price } = prorate(lines, period, asOfDay)
  return { ...common, price, period: { from: asOfDay, to: period.to }, anchorOn }
}

const findHeld = (licenses: readonly HeldLicense[], plugin: string): HeldLicense => {
  const license = licenses.find((one) => one.plugin === plugin && isHeld(one))
  return license ?? refuse('/plugins', 'NOT_LICENSED', `expected a license for ${plugin}`, plugin)
}

/** What the order took off each plugin goes on: prices do not rise by themselves. */
export type RecurringDiscounts = Readonly<Record<string, number>>

const findNextTerms = ({ cycle, netCents, nextCycle, nextNetCents }: HeldLicense) => ({
  cycle: nextCycle ?? cycle,
  netCents: nextNetCents ?? netCents,
  isOther: nextNetCents !== null && nextNetCents !== undefined,
})

/** What a renewal would pay for; nothing where the license is not paid by the period. */
const findRenewedPeriod = (license: HeldLicense) => {
  const { cycle } = findNextTerms(license)
  const { paidUntil } = license
  if (!cycle || !isRecurring(cycle) || !paidUntil) return undefined
  return { cycle, period: findNextPeriod({ anchorOn: anchorOf(license), paidUntil }, cycle) }
}

const isSamePeriod = (one: PurchasedPeriod, other: PurchasedPeriod) =>
  one.from === other.from && one.to === other.to

const toRenewalLines = (license: HeldLicense, discounts: RecurringDiscounts): PriceLine[] => {
  const { plugin } = license
  const { netCents, isOther } = findNextTerms(license)
  const discount = isOther ? 0 : (discounts[plugin] ?? 0)
  const line: PriceLine = { code: plugin, kind: 'plugin', netCents }
  return discount === 0 ? [line] : [line, { code: plugin, kind: 'discount', netCents: discount }]
}

/** The next period of licenses that end on the same day, for what they cost so far. */
export const quoteRenewal = (
  { licenses, now }: Pick<PurchaseBasis, 'licenses' | 'now'>,
  plugins: readonly string[],
  discounts: RecurringDiscounts,
): PurchaseQuote => {
  const renewed = plugins.map((plugin) => findHeld(licenses, plugin))
  const [first] = renewed
  if (!first) return refuse('/plugins', 'REQUIRED', 'expected a license to renew, found none')
  const next = findRenewedPeriod(first)
  if (!next)
    return refuse('/plugins', 'NOTHING_TO_RENEW', `expected ${first.plugin} to have a paid period`)
  const { cycle, period } = next
  for (const one of renewed) {
    const other = findRenewedPeriod(one)
    if (other?.cycle !== cycle || !isSamePeriod(other.period, period))
      refuse('/plugins', 'PERIODS_DIFFER', 'expected licenses that end on the same day')
  }
  const lines = renewed.flatMap((one) => toRenewalLines(one, discounts))
  return {
    plugins: renewed.map(({ plugin }) => plugin),
    cycle,
    cyclePrices: cyclePricesOf(lines),
    price: calculateTotal(lines),
    asOfDay: findBerlinDay(now),
    period,
  }
}

/** What was paid for a license and is not used up on a day, net: of each period that is left. */
const calculateUnusedCents = (license: HeldLicense, paidCents: number, day: string) =>
  listChargedPeriods(license, day).reduce(
    (sum, period) => sum + (period.from > day ? paidCents : calculateRest(paidCents, period, day)),
    0,
  )

/** A longer cycle from today on; what is left of the periods that are paid is taken off. */
export const quoteUpgrade = (
  basis: PurchaseBasis,
  { plugin, cycle }: { plugin: string; cycle: BillingCycle },
  discounts: RecurringDiscounts,
): PurchaseQuote => {
  const license = findHeld(basis.licenses, plugin)
  if (!license.cycle || !isLongerCycle(cycle, license.cycle))
    refuse('/cycle', 'NO_UPGRADE', `expected a longer cycle than ${license.cycle}, found ${cycle}`)
  const found = priceOf(basis, plugin, cycle)
  const price = found ?? refuse('/cycle', 'NOT_AVAILABLE', `expected a price of ${plugin} ${cycle}`)
  const asOfDay = findBerlinDay(basis.now)
  const paidCents = license.netCents + (discounts[plugin] ?? 0)
  // What was paid in advance is never paid back by an upgrade.
  const credit = Math.min(calculateUnusedCents(license, paidCents, asOfDay), price.netCents)
  const lines: PriceLine[] = [{ code: plugin, kind: 'plugin', netCents: price.netCents }]
  if (credit > 0) lines.push({ code: plugin, kind: 'discount', netCents: -credit })
  return {
    plugins: [plugin],
    cycle,
    cyclePrices: { [plugin]: price.netCents },
    price: calculateTotal(lines),
    asOfDay,
    ...(isRecurring(cycle) ? { period: findFirstPeriod(asOfDay, cycle) } : {}),
  }
}
