import type { BillingCycle, DomainKind, PaymentMethod } from '../../../../events/codes'
import type {
  BundleOffer,
  Offer,
  PluginOffer,
  TypeOffer,
} from '../../../../views/order/order-offer'
import type { Orderer, OrderWish } from '../../../domain/order/validate-order'
import type { Desk, Stock } from '../../http/route-dependencies'
import { termsVersion } from '../order-schema'

type Choice = Pick<OrderWish, 'bundle' | 'plugins'> & Partial<Pick<OrderWish, 'domain'>>

const wish = (projectType: string, billingCycle: BillingCycle, choice: Choice): OrderWish => ({
  domain: { kind: 'subdomain' },
  ...choice,
  projectType,
  billingCycle,
  name: '',
  slug: '',
  paymentMethod: 'stripe_prepaid',
  business: { company: false, country: false },
  consents: { termsVersion, withdrawalWaived: false },
})

/** The price of a choice that this orderer may make; undefined if something in it is not offered. */
export const offeredPrice = (
  desk: Desk,
  stock: Stock,
  by: Orderer,
  type: string,
  cycle: BillingCycle,
  choice: Choice,
) => {
  const { faults, price } = desk.quote(stock.offer, wish(type, cycle, choice), by)
  const isRefused = faults.some(({ pointer }) => /^\/(projectType|bundle|plugins)/.test(pointer))
  return isRefused ? undefined : price
}

const shown = (desk: Desk, stock: Stock, by: Orderer) => {
  const { catalogue } = stock
  const named = (plugin: string) =>
    catalogue.plugins.find(({ name }) => name === plugin)?.displayName ?? plugin

  const bundles = (type: string): BundleOffer[] =>
    catalogue.bundles
      .filter(({ projectType }) => projectType === type)
      .flatMap(({ code, displayName, billingCycle, isDefault, plugins }) => {
        const choice = { bundle: code, plugins: [] }
        const total = offeredPrice(desk, stock, by, type, billingCycle, choice)
        const inside = plugins.map(named)
        return total ? [{ code, displayName, billingCycle, isDefault, plugins: inside, total }] : []
      })

  const plugins = (type: string): PluginOffer[] =>
    catalogue.plugins.flatMap(({ name, displayName, category, fields }) => {
      const cycle = 'monthly'
      const price = offeredPrice(desk, stock, by, type, cycle, { plugins: [name] })
      if (!price) return []
      const { description } = fields
      const { grossCents } = price
      const told = { name, displayName, category, grossCents, cycle } as const
      return [description ? { ...told, description } : told]
    })
  return { bundles, plugins }
}

const methods: Record<Orderer, readonly PaymentMethod[]> = {
  public: ['stripe_prepaid', 'invoice'],
  staff: ['stripe_prepaid', 'invoice', 'free'],
}

const kinds: Record<Orderer, readonly DomainKind[]> = {
  public: ['subdomain', 'registered', 'transferred'],
  staff: ['subdomain', 'registered', 'transferred', 'owned'],
}

/** All that this orderer may order now, with totals. */
export const offerShown = (desk: Desk, stock: Stock, by: Orderer): Offer => {
  const { bundles, plugins } = shown(desk, stock, by)
  const projectTypes = stock.catalogue.projectTypes
    .filter((type) => by === 'staff' || !type.isFree)
    .map(({ code, displayName, trialDays }): TypeOffer => {
      const offered = { bundles: bundles(code), plugins: plugins(code) }
      return { code, displayName, trialDays, ...offered }
    })
    .filter((type) => type.bundles.length + type.plugins.length > 0)
  const { baseDomains } = stock.catalogue
  const paymentMethods = methods[by]
  return { projectTypes, domainKinds: kinds[by], baseDomains, paymentMethods, termsVersion }
}
