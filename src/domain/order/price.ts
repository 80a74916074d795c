import type { BillingCycle } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { Price, PriceLine } from '../../../events/project'
import type { Offer } from './order-catalogue'
import { priceOf } from './order-catalogue'
import type { WantedDomain } from './validate-domain'

const taxRatePercent = 19

export type Wanted = {
  projectType: string
  bundle?: string | undefined
  plugins: readonly string[]
  billingCycle: BillingCycle
  domain?: WantedDomain
}

const halfUp = (value: number) => Math.floor(value + 0.5)
const sum = (lines: readonly PriceLine[]) => lines.reduce((total, line) => total + line.netCents, 0)

/** The bundle's plugins and those bought in addition, each once. */
export const resolvedPlugins = (offer: Offer, wanted: Wanted): string[] => {
  const bundle = offer.bundles.find(({ code }) => code === wanted.bundle)
  return [...new Set([...(bundle?.plugins ?? []), ...wanted.plugins])]
}

const linesOf = (offer: Offer, wanted: Wanted, plugins: readonly string[], now: string) =>
  plugins.flatMap((plugin): PriceLine[] => {
    const price = priceOf(offer, plugin, wanted.projectType, wanted.billingCycle, now)
    if (!price) return []
    const line: PriceLine = { code: plugin, kind: 'plugin', netCents: price.netCents }
    if (price.setupCents === 0) return [line]
    return [line, { code: plugin, kind: 'setup', netCents: price.setupCents }]
  })

/** Line discounts are rounded half up; the last line takes the rest of the bundle's discount. */
const discounts = (lines: readonly PriceLine[], percent: number): PriceLine[] => {
  if (percent === 0) return []
  const total = halfUp((sum(lines) * percent) / 100)
  const cut: PriceLine[] = []
  for (const [index, line] of lines.entries()) {
    const rest = total + sum(cut)
    const cents = index === lines.length - 1 ? rest : halfUp((line.netCents * percent) / 100)
    // Not `-cents`: minus nothing would be shown as such.
    cut.push({ code: line.code, kind: 'discount', netCents: 0 - cents })
  }
  return cut
}

/** Tax on the sum, rounded half up once. */
export const priceOfLines = (lines: PriceLine[]): Price => {
  const netCents = sum(lines)
  const taxCents = halfUp((netCents * taxRatePercent) / 100)
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
const domainLines = ({ domain }: Wanted): PriceLine[] => {
  const { kind, judged } = domain ?? {}
  const netCents = judged?.found?.netCents
  if (!kind || !isBought(kind) || !judged || netCents === undefined) return []
  return [{ code: judged.name, kind: 'domain', netCents }]
}

/** What an order costs: net lines, tax on their sum rounded half up once. Free types cost nothing. */
export const priceFor = (offer: Offer, wanted: Wanted, now: string): Price => {
  const type = offer.projectTypes.find(({ code }) => code === wanted.projectType)
  const bundle = offer.bundles.find(({ code }) => code === wanted.bundle)
  const lines = type?.isFree ? [] : linesOf(offer, wanted, resolvedPlugins(offer, wanted), now)
  const inBundle = lines.filter(
    (line) => line.kind === 'plugin' && bundle?.plugins.includes(line.code),
  )
  const all = [
    ...lines,
    ...discounts(inBundle, bundle?.discountPercent ?? 0),
    ...(type?.isFree ? [] : domainLines(wanted)),
  ]
  return priceOfLines(all)
}

/** The same with nothing to pay, for what staff give away. */
export const freeOfCharge = (price: Price): Price => ({
  ...price,
  netCents: 0,
  taxCents: 0,
  grossCents: 0,
  lines: price.lines.map((line) => ({ ...line, netCents: 0 })),
})
