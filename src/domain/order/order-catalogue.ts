import type { BillingCycle } from '../../../events/codes'

/** What a plugin costs with one project type and billing cycle, net, and when that is valid. */
export type PriceListEntry = {
  plugin: string
  projectType: string
  cycle: BillingCycle
  netCents: number
  setupCents: number
  validFrom: string
  validUntil: string | null
  withdrawn: boolean
}

/** What the order rules must know of the catalogue. Amounts are net cents. */
export type OrderCatalogue = {
  projectTypes: readonly { code: string; isFree: boolean; isBase: boolean }[]
  bundles: readonly {
    code: string
    projectType: string
    plugins: readonly string[]
    discountPercent: number
  }[]
  plugins: readonly { name: string; phase: string }[]
  prices: readonly PriceListEntry[]
  baseDomains: readonly { name: string }[]
  /** Plugins with a current stable version that resolves with all it depends on. */
  resolvablePlugins: ReadonlySet<string>
}

export type PluginPrice = { netCents: number; setupCents: number }

/** A type's own price, else the base type's; nothing where it was withdrawn or is not valid now. */
export const findPluginPrice = (
  offer: OrderCatalogue,
  plugin: string,
  projectType: string,
  cycle: BillingCycle,
  now: string,
): PluginPrice | undefined => {
  const baseType = offer.projectTypes.find((type) => type.isBase)?.code
  const found = [projectType, baseType]
    .map((type) =>
      offer.prices.find(
        (price) => price.plugin === plugin && price.projectType === type && price.cycle === cycle,
      ),
    )
    .find((price) => price !== undefined)
  if (!found || found.withdrawn || found.validFrom > now) return undefined
  if (found.validUntil && found.validUntil <= now) return undefined
  return found
}

/** Customers are offered plugins in a `v…` phase; internal projects any. */
export const isPluginOffered = (
  offer: OrderCatalogue,
  plugin: string,
  projectType: string,
  cycle: BillingCycle,
  now: string,
): boolean => {
  const listed = offer.plugins.find(({ name }) => name === plugin)
  const type = offer.projectTypes.find(({ code }) => code === projectType)
  if (!listed || !type || !offer.resolvablePlugins.has(plugin)) return false
  if (type.isFree) return true
  return (
    listed.phase.startsWith('v') &&
    findPluginPrice(offer, plugin, projectType, cycle, now) !== undefined
  )
}
