import type { BillingCycle } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { Price, PriceLine } from '../../../events/price'
import { listMissingDependencies } from '../license/plugin-dependencies'
import type { OrderCatalogue } from './order-catalogue'
import { findPluginPrice } from './order-catalogue'
import type { RequestedDomain } from './validate-domain'

const taxRatePercent = 19

export type PriceRequest = {
  projectType: string
  bundle?: string | undefined
  plugins: readonly string[]
  billingCycle: BillingCycle
  domain?: RequestedDomain
}

/** Half a cent away from nothing: a correction rounds as what it corrects. */
export const roundHalfUp = (value: number) =>
  value < 0 ? 0 - Math.floor(0.5 - value) : Math.floor(value + 0.5)

export const sumNetCents = (lines: readonly PriceLine[]) =>
  lines.reduce((total, line) => total + line.netCents, 0)

/** The bundle's plugins and those bought in addition, each once. */
const listChosenPlugins = (offer: OrderCatalogue, wanted: PriceRequest): string[] => {
  const bundle = offer.bundles.find(({ code }) => code === wanted.bundle)
  return [...new Set([...(bundle?.plugins ?? []), ...wanted.plugins])]
}

/** What the chosen plugins need besides: what costs nothing comes along, the rest is to be ordered. */
export const sortOrderDependencies = (
  offer: OrderCatalogue,
  wanted: PriceRequest,
  now: string,
): { free: string[]; paid: string[] } => {
  const chosen = listChosenPlugins(offer, wanted)
  const missing = listMissingDependencies(offer.dependencies, chosen, () => false)
  const isFreeType = offer.projectTypes.some(
    ({ code, isFree }) => isFree && code === wanted.projectType,
  )
  const isFree = (name: string) => {
    const price = findPluginPrice(offer, name, wanted.projectType, wanted.billingCycle, now)
    return isFreeType || (price?.netCents === 0 && price.setupCents === 0)
  }
  return { free: missing.filter(isFree), paid: missing.filter((name) => !isFree(name)) }
}

/** All that an order licenses: what was chosen, and what that needs and costs nothing. */
export const resolvePlugins = (
  offer: OrderCatalogue,
  wanted: PriceRequest,
  now: string,
): string[] => [
  ...listChosenPlugins(offer, wanted),
  ...sortOrderDependencies(offer, wanted, now).free,
]

const buildPluginLines = (
  offer: OrderCatalogue,
  wanted: PriceRequest,
  plugins: readonly string[],
  now: string,
) =>
  plugins.flatMap((plugin): PriceLine[] => {
    const price = findPluginPrice(offer, plugin, wanted.projectType, wanted.billingCycle, now)
    if (!price) return []
    const line: PriceLine = { code: plugin, kind: 'plugin', netCents: price.netCents }
    if (price.setupCents === 0) return [line]
    return [line, { code: plugin, kind: 'setup', netCents: price.setupCents }]
  })

/** Line discounts are rounded half up; the last line takes the rest of the bundle's discount. */
const buildDiscountLines = (lines: readonly PriceLine[], percent: number): PriceLine[] => {
  if (percent === 0) return []
  const total = roundHalfUp((sumNetCents(lines) * percent) / 100)
  const cut: PriceLine[] = []
  for (const [index, line] of lines.entries()) {
    const rest = total + sumNetCents(cut)
    const cents = index === lines.length - 1 ? rest : roundHalfUp((line.netCents * percent) / 100)
    // Not `-cents`: minus nothing would be shown as such.
    cut.push({ code: line.code, kind: 'discount', netCents: 0 - cents })
  }
  return cut
}

/** On a sum, rounded once. */
export const calculateTax = (netCents: number, ratePercent: number) =>
  roundHalfUp((netCents * ratePercent) / 100)

/** Tax on the sum, rounded half up once. */
export const calculateTotal = (lines: PriceLine[]): Price => {
  const netCents = sumNetCents(lines)
  const taxCents = calculateTax(netCents, taxRatePercent)
  return {
    netCents,
    taxCents,
    grossCents: netCents + taxCents,
    currency: 'EUR',
    taxRatePercent,
    lines,
  }
}

/** What the registrar asks for the name, passed on as it is. */
const buildDomainLines = ({ domain }: PriceRequest): PriceLine[] => {
  const { kind, lookup } = domain ?? {}
  const netCents = lookup?.found?.netCents
  if (!kind || !isBought(kind) || !lookup || netCents === undefined) return []
  return [{ code: lookup.name, kind: 'domain', netCents }]
}

/** What an order costs: net lines, tax on their sum rounded half up once. Free types cost nothing. */
export const calculatePrice = (offer: OrderCatalogue, wanted: PriceRequest, now: string): Price => {
  const type = offer.projectTypes.find(({ code }) => code === wanted.projectType)
  const bundle = offer.bundles.find(({ code }) => code === wanted.bundle)
  const lines = type?.isFree
    ? []
    : buildPluginLines(offer, wanted, resolvePlugins(offer, wanted, now), now)
  const inBundle = lines.filter(
    (line) => line.kind === 'plugin' && bundle?.plugins.includes(line.code),
  )
  const all = [
    ...lines,
    ...buildDiscountLines(inBundle, bundle?.discountPercent ?? 0),
    ...(type?.isFree ? [] : buildDomainLines(wanted)),
  ]
  return calculateTotal(all)
}

/** The same with nothing to pay, for what staff give away. */
export const waivePrice = (price: Price): Price => ({
  ...price,
  netCents: 0,
  taxCents: 0,
  grossCents: 0,
  lines: price.lines.map((line) => ({ ...line, netCents: 0 })),
})

/**
 * Price lines that are paid only once: a domain's first year, a set-up. Later payments do not
 * contain them.
 */
export const selectOneTimePriceLines = ({ lines }: Price) =>
  lines.filter(({ kind, netCents }) => kind !== 'plugin' && kind !== 'discount' && netCents > 0)
