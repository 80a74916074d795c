import type { BillingCycle, DomainKind, PaymentMethod } from '../../../../events/codes'
import type { Catalogue } from '../../../../projections/queries/catalogue'
import type {
  BundleOffer,
  OrderOffer,
  PluginOffer,
  ProjectTypeOffer,
} from '../../../../views/order/order-offer'
import type { Locale } from '../../../../views/texts/locale'
import { localizeCatalogue } from '../../../../views/texts/localize-catalogue'
import type { OrderChannel, OrderRequest } from '../../../domain/order/validate-order'
import { isNotOffered } from '../../../domain/order/validate-order'
import type { CatalogueSnapshot, RouteDependencies } from '../../http/route-dependencies'
import { termsVersion } from '../order-schema'

type OfferChoice = Pick<OrderRequest, 'bundle' | 'plugins'> & Partial<Pick<OrderRequest, 'domain'>>

const orderRequestFor = (
  projectType: string,
  billingCycle: BillingCycle,
  choice: OfferChoice,
): OrderRequest => ({
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
export const priceChoice = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  by: OrderChannel,
  type: string,
  cycle: BillingCycle,
  choice: OfferChoice,
) => {
  const { errors, price } = deps.quote(stock.offer, orderRequestFor(type, cycle, choice), by)
  return errors.some(isNotOffered) ? undefined : price
}

const buildOffers = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  by: OrderChannel,
  catalogue: Catalogue,
) => {
  const displayNameOf = (plugin: string) =>
    catalogue.plugins.find(({ name }) => name === plugin)?.displayName ?? plugin

  const bundles = (type: string): BundleOffer[] =>
    catalogue.bundles
      .filter(({ projectType }) => projectType === type)
      .flatMap(({ code, displayName, billingCycle, isDefault, plugins }) => {
        const choice = { bundle: code, plugins: [] }
        const total = priceChoice(deps, stock, by, type, billingCycle, choice)
        const inside = plugins.map(displayNameOf)
        return total ? [{ code, displayName, billingCycle, isDefault, plugins: inside, total }] : []
      })

  const plugins = (type: string): PluginOffer[] =>
    catalogue.plugins.flatMap(({ name, displayName, category, fields }) => {
      const cycle = 'monthly'
      const price = priceChoice(deps, stock, by, type, cycle, { plugins: [name] })
      if (!price) return []
      const { description } = fields
      const { grossCents } = price
      const offered = { name, displayName, category, grossCents, cycle } as const
      return [description ? { ...offered, description } : offered]
    })
  return { bundles, plugins }
}

const paymentMethodsByOrderer: Record<OrderChannel, readonly PaymentMethod[]> = {
  public: ['stripe_prepaid', 'invoice'],
  staff: ['stripe_prepaid', 'invoice', 'free'],
}

const domainKindsByOrderer: Record<OrderChannel, readonly DomainKind[]> = {
  public: ['subdomain', 'registered', 'transferred'],
  staff: ['subdomain', 'registered', 'transferred', 'owned'],
}

/** All that this orderer may order now, with totals, in the language of the page. */
export const buildShopOffer = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  by: OrderChannel,
  locale: Locale,
): OrderOffer => {
  const catalogue = localizeCatalogue(stock.catalogue, locale)
  const { bundles, plugins } = buildOffers(deps, stock, by, catalogue)
  const projectTypes = catalogue.projectTypes
    .filter((type) => by === 'staff' || !type.isFree)
    .map(({ code, displayName, trialDays }): ProjectTypeOffer => {
      const offered = { bundles: bundles(code), plugins: plugins(code) }
      return { code, displayName, trialDays, ...offered }
    })
    .filter((type) => type.bundles.length + type.plugins.length > 0)
  const { baseDomains } = catalogue
  const paymentMethods = paymentMethodsByOrderer[by]
  return {
    projectTypes,
    domainKinds: domainKindsByOrderer[by],
    baseDomains,
    paymentMethods,
    termsVersion,
  }
}
