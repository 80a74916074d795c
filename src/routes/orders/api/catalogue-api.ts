import { z } from '@hono/zod-openapi'
import { billingCycles } from '../../../../events/codes'
import type { OrderRequest } from '../../../domain/order/validate-order'
import { isNotOffered } from '../../../domain/order/validate-order'
import { createApiRoute, jsonResponse, notModified } from '../../http/api-route'
import {
  billingCycleSchema,
  centsSchema,
  conditionalHeaders,
  totalSchema,
} from '../../http/api-schemas'
import { stringifyAsAscii } from '../../http/json-text'
import type { PermissionRouter } from '../../http/permission-router'
import type { CatalogueSnapshot, RouteDependencies } from '../../http/route-dependencies'
import { blankOrderRequest } from '../blank-order-request'
import { termsVersion } from '../order-schema'

const catalogueSchema = z.object({
  projectTypes: z.array(
    z.object({ code: z.string(), displayName: z.string(), trialDays: z.int().min(0) }),
  ),
  bundles: z.array(
    z.object({
      code: z.string(),
      displayName: z.string(),
      projectType: z.string(),
      plugins: z.array(z.string()),
      isDefault: z.boolean(),
      discountPercent: z.number().min(0).max(100),
      totals: z.array(totalSchema.extend({ billingCycle: billingCycleSchema })),
    }),
  ),
  plugins: z.array(
    z.object({
      name: z.string(),
      displayName: z.string(),
      category: z.string(),
      description: z.string(),
      isFeatured: z.boolean(),
      prices: z.array(
        z.object({
          projectType: z.string(),
          billingCycle: billingCycleSchema,
          netCents: centsSchema,
          currency: z.literal('EUR'),
        }),
      ),
    }),
  ),
  baseDomains: z.array(
    z.object({ name: z.string(), displayName: z.string(), isDefault: z.boolean() }),
  ),
  paymentMethods: z.array(z.string()),
  termsVersion: z.string(),
})

const catalogueRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/catalogue',
  tags: ['Catalogue'],
  summary: 'What can be ordered, and what it costs',
  isConditional: true,
  request: { headers: z.object(conditionalHeaders) },
  responses: {
    200: jsonResponse(
      'Project types, bundles with totals, plugins with prices, base domains.',
      catalogueSchema,
      { ETag: 'Changes when the catalogue does.' },
    ),
    304: notModified,
  },
  refusals: ['PRECONDITION_FAILED'],
})

const isRefused = (deps: RouteDependencies, stock: CatalogueSnapshot, request: OrderRequest) =>
  deps.quote(stock.offer, request, 'public').errors.some(isNotOffered)

const bundlesOf = (deps: RouteDependencies, stock: CatalogueSnapshot) =>
  stock.catalogue.bundles.flatMap((bundle) => {
    const totals = billingCycles.flatMap((billingCycle) => {
      const request = {
        ...blankOrderRequest(bundle.projectType, billingCycle),
        bundle: bundle.code,
      }
      if (isRefused(deps, stock, request)) return []
      const { price } = deps.quote(stock.offer, request, 'public')
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
        const request = { ...blankOrderRequest(code, billingCycle), plugins: [plugin.name] }
        if (isRefused(deps, stock, request)) return []
        const { price } = deps.quote(stock.offer, request, 'public')
        return [
          { projectType: code, billingCycle, netCents: price.netCents, currency: price.currency },
        ]
      }),
    )
    const { name, displayName, category, fields, isFeatured } = plugin
    const description = fields.description ?? ''
    return prices.length > 0
      ? [{ name, displayName, category, description, isFeatured, prices }]
      : []
  })

const catalogueBody = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
): z.infer<typeof catalogueSchema> => {
  const types = stock.catalogue.projectTypes.filter((type) => !type.isFree)
  return {
    projectTypes: types.map(({ code, displayName, trialDays }) => ({
      code,
      displayName,
      trialDays,
    })),
    bundles: bundlesOf(deps, stock),
    plugins: pluginsOf(deps, stock, types),
    baseDomains: stock.catalogue.baseDomains.map(({ name, displayName, isDefault }) => ({
      name,
      displayName,
      isDefault,
    })),
    paymentMethods: ['stripe_prepaid', 'invoice'],
    termsVersion,
  }
}

/** What can be ordered, and what it costs; kept in memory as long as the catalogue is the same. */
export const catalogueApi = (deps: RouteDependencies) => (router: PermissionRouter) => {
  let kept: { etag: string; body: string } | undefined
  router.openapi(catalogueRoute, 'public', async (c) => {
    const stock = await deps.catalogueSnapshot()
    if (kept?.etag !== stock.etag)
      kept = { etag: stock.etag, body: stringifyAsAscii(catalogueBody(deps, stock)) }
    return c.body(kept.body, 200, {
      etag: kept.etag,
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-type': 'application/json',
    })
  })
}
