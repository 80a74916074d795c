import { billingCycles } from '../../../../events/codes'
import type { OrderWish } from '../../../domain/order/validate-order'
import type { Door } from '../../http/permission-router'
import type { Desk, Stock } from '../../http/route-dependencies'
import { wishFor } from '../blank-order-request'
import { termsVersion } from '../order-schema'

const isRefused = (desk: Desk, stock: Stock, wish: OrderWish) =>
  desk
    .quote(stock.offer, wish, 'public')
    .faults.some(({ pointer }) => /^\/(bundle|plugins)/.test(pointer))

const bundlesOf = (desk: Desk, stock: Stock) =>
  stock.catalogue.bundles.flatMap((bundle) => {
    const totals = billingCycles.flatMap((billingCycle) => {
      const wish = { ...wishFor(bundle.projectType, billingCycle), bundle: bundle.code }
      if (isRefused(desk, stock, wish)) return []
      const { price } = desk.quote(stock.offer, wish, 'public')
      const { netCents, taxCents, grossCents, currency } = price
      return [{ billingCycle, netCents, taxCents, grossCents, currency }]
    })
    const { code, displayName, projectType, plugins, isDefault, discountPercent } = bundle
    const offered = { code, displayName, projectType, plugins, isDefault, discountPercent, totals }
    return totals.length > 0 ? [offered] : []
  })

const pluginsOf = (desk: Desk, stock: Stock, types: readonly { code: string }[]) =>
  stock.catalogue.plugins.flatMap((plugin) => {
    const prices = types.flatMap(({ code }) =>
      billingCycles.flatMap((billingCycle) => {
        const wish = { ...wishFor(code, billingCycle), plugins: [plugin.name] }
        if (isRefused(desk, stock, wish)) return []
        const { price } = desk.quote(stock.offer, wish, 'public')
        return [
          { projectType: code, billingCycle, netCents: price.netCents, currency: price.currency },
        ]
      }),
    )
    const { name, displayName, category, fields } = plugin
    const description = fields.description ?? ''
    return prices.length > 0 ? [{ name, displayName, category, description, prices }] : []
  })

const catalogueBody = (desk: Desk, stock: Stock) => {
  const types = stock.catalogue.projectTypes.filter((type) => !type.isFree)
  return {
    projectTypes: types.map(({ code, displayName, trialDays }) => ({
      code,
      displayName,
      trialDays,
    })),
    bundles: bundlesOf(desk, stock),
    plugins: pluginsOf(desk, stock, types),
    baseDomains: stock.catalogue.baseDomains,
    paymentMethods: ['stripe_prepaid', 'invoice'],
    termsVersion,
  }
}

/** What can be ordered, and what it costs; held in memory as long as the catalogue is the same. */
export const catalogueApi = (desk: Desk) => (door: Door) => {
  let held: { etag: string; body: string } | undefined
  door.get('/api/v1/catalogue', 'public', async (c) => {
    const stock = await desk.stock()
    if (held?.etag !== stock.etag)
      held = { etag: stock.etag, body: JSON.stringify(catalogueBody(desk, stock)) }
    const headers = { etag: held.etag, 'cache-control': 'public, max-age=0, must-revalidate' }
    if (c.req.header('if-none-match') === held.etag) return c.body(null, 304, headers)
    return c.body(held.body, 200, { ...headers, 'content-type': 'application/json' })
  })
}
