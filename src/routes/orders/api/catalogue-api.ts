import { billingCycles } from '../../../../events/codes'
import type { OrderRequest } from '../../../domain/order/validate-order'
import type { PermissionRouter } from '../../http/permission-router'
import type { CatalogueSnapshot, RouteDependencies } from '../../http/route-dependencies'
import { blankOrderRequest } from '../blank-order-request'
import { termsVersion } from '../order-schema'

const isRefused = (deps: RouteDependencies, stock: CatalogueSnapshot, request: OrderRequest) =>
  deps
    .quote(stock.offer, request, 'public')
    .errors.some(({ pointer }) => /^\/(bundle|plugins)/.test(pointer))

const bundlesOf = (deps: RouteDependencies, stock: CatalogueSnapshot) =>
  stock.catalogue.bundles.flatMap((bundle) => {
    const totals = billingCycles.flatMap((billingCycle) => {
      const wish = { ...blankOrderRequest(bundle.projectType, billingCycle), bundle: bundle.code }
      if (isRefused(deps, stock, wish)) return []
      const { price } = deps.quote(stock.offer, wish, 'public')
      const { netCents, taxCents, grossCents, currency } = price
      return [{ billingCycle, netCents, taxCents, grossCents, currency }]
    })
    const { code, displayName, projectType, plugins, isDefault, discountPercent } = bundle
    const offered = { code, displayName, projectType, plugins, isDefault, discountPercent, totals }
    return totals.length > 0 ? [offered] : []
  })

const pluginsOf = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  types: readonly { code: string }[],
) =>
  stock.catalogue.plugins.flatMap((plugin) => {
    const prices = types.flatMap(({ code }) =>
      billingCycles.flatMap((billingCycle) => {
        const wish = { ...blankOrderRequest(code, billingCycle), plugins: [plugin.name] }
        if (isRefused(deps, stock, wish)) return []
        const { price } = deps.quote(stock.offer, wish, 'public')
        return [
          { projectType: code, billingCycle, netCents: price.netCents, currency: price.currency },
        ]
      }),
    )
    const { name, displayName, category, fields } = plugin
    const description = fields.description ?? ''
    return prices.length > 0 ? [{ name, displayName, category, description, prices }] : []
  })

const catalogueBody = (deps: RouteDependencies, stock: CatalogueSnapshot) => {
  const types = stock.catalogue.projectTypes.filter((type) => !type.isFree)
  return {
    projectTypes: types.map(({ code, displayName, trialDays }) => ({
      code,
      displayName,
      trialDays,
    })),
    bundles: bundlesOf(deps, stock),
    plugins: pluginsOf(deps, stock, types),
    baseDomains: stock.catalogue.baseDomains,
    paymentMethods: ['stripe_prepaid', 'invoice'],
    termsVersion,
  }
}

/** What can be ordered, and what it costs; held in memory as long as the catalogue is the same. */
export const catalogueApi = (deps: RouteDependencies) => (router: PermissionRouter) => {
  let held: { etag: string; body: string } | undefined
  router.get('/api/v1/catalogue', 'public', async (c) => {
    const stock = await deps.catalogueSnapshot()
    if (held?.etag !== stock.etag)
      held = { etag: stock.etag, body: JSON.stringify(catalogueBody(deps, stock)) }
    const headers = { etag: held.etag, 'cache-control': 'public, max-age=0, must-revalidate' }
    if (c.req.header('if-none-match') === held.etag) return c.body(null, 304, headers)
    return c.body(held.body, 200, { ...headers, 'content-type': 'application/json' })
  })
}
