import type { BillingCycle } from '../../../events/codes'
import type { PriceListEntry } from '../catalogue/select-price'
import { findPrice } from '../catalogue/select-price'
import type { PluginDependencies } from '../license/plugin-dependencies'

/** What the order rules must know of the catalogue. Amounts are net cents. */
export type OrderCatalogue = {
  projectTypes: readonly { code: string; isFree: boolean; isBase: boolean }[]
  bundles: readonly {
    code: string
    projectType: string
    plugins: readonly string[]
    discountPercent: number
  }[]
  plugins: readonly { name: string; phase: string; unlistedAt?: string | null }[]
  prices: readonly PriceListEntry[]
  baseDomains: readonly { name: string }[]
  /** Offered now or before: sites live below them, so nobody brings a name below them along. */
  ownBaseDomains: readonly { name: string }[]
  /** Plugins with a current stable version that resolves with all it depends on. */
  resolvablePlugins: ReadonlySet<string>
  dependencies: PluginDependencies
}

export type PluginPrice = { netCents: number; setupCents: number }

/** What a plugin costs with a project type now; nothing where it is not offered. */
export const findPluginPrice = (
  { prices, projectTypes }: OrderCatalogue,
  plugin: string,
  projectType: string,
  cycle: BillingCycle,
  now: string,
): PluginPrice | undefined => {
  const baseType = projectTypes.find((type) => type.isBase)?.code
  const found = findPrice({ prices, baseType }, { plugin, projectType, cycle }, now)
  return found?.isOrderable ? found.price : undefined
}

/** Customers are offered listed plugins in a `v…` phase; internal projects any that is listed. */
export const isPluginOffered = (
  offer: OrderCatalogue,
  plugin: string,
  projectType: string,
  cycle: BillingCycle,
  now: string,
): boolean => {
  const listed = offer.plugins.find(({ name }) => name === plugin)
  const type = offer.projectTypes.find(({ code }) => code === projectType)
  if (!listed || listed.unlistedAt || !type || !offer.resolvablePlugins.has(plugin)) return false
  if (type.isFree) return true
  return (
    listed.phase.startsWith('v') &&
    findPluginPrice(offer, plugin, projectType, cycle, now) !== undefined
  )
}
