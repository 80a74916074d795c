import { z } from '@hono/zod-openapi'
import { listNameReservations } from '../../../../projections/queries/domains'
import { takeHostOfLink } from '../../../domain/naming/parse-domain-name'
import type { OrderRequest } from '../../../domain/order/validate-order'
import { createApiRoute, jsonResponse } from '../../http/api-route'
import { centsSchema } from '../../http/api-schemas'
import type { ApiHandler, PermissionRouter } from '../../http/permission-router'
import type { CatalogueSnapshot, RouteDependencies } from '../../http/route-dependencies'
import { blankOrderRequest } from '../blank-order-request'
import { loadOwnBaseDomainNames } from '../domain-lookup'

const maxNameLength = 253

const badNameCode = ({ input }: { input?: unknown }) => (input === '' ? 'REQUIRED' : 'BAD_FORMAT')

/** A domain name as one types it; 253 characters are the most that DNS knows. */
const availabilityQuerySchema = z.object({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .transform((name) => name.replace(/\.$/, ''))
    .pipe(
      z
        .string()
        .regex(/^[^\s.\p{C}]+(\.[^\s.\p{C}]+)+$/u, { error: badNameCode })
        .max(maxNameLength, { error: 'BAD_FORMAT' }),
    )
    .openapi({ type: 'string', minLength: 3, maxLength: maxNameLength })
    .describe('A whole domain name.'),
})

export const availabilitySchema = z.object({
  name: z.string(),
  available: z.boolean(),
  kind: z.enum(['subdomain', 'registered']),
  netCents: centsSchema.optional(),
  currency: z.literal('EUR').optional(),
  premium: z.boolean().optional(),
  reason: z.string().optional(),
})

const availabilityRoute = createApiRoute({
  method: 'get',
  path: '/api/v1/domains/availability',
  tags: ['Catalogue'],
  limit: 'availability',
  summary: 'Whether a domain name can be had',
  description:
    'A name below one of our base domains costs nothing. For others the price of the first year is told as the registrar asks for it now; names come back in ASCII.',
  request: { query: availabilityQuerySchema },
  responses: {
    200: jsonResponse(
      'The name as we read it. `reason` says why it cannot be had.',
      availabilitySchema,
    ),
  },
  refusals: ['REQUIRED', 'BAD_FORMAT'],
})

type Availability = z.infer<typeof availabilitySchema>

const baseDomainOf = ({ offer }: CatalogueSnapshot, name: string) =>
  offer.baseDomains
    .filter((base) => name.endsWith(`.${base.name}`))
    .toSorted((a, b) => b.name.length - a.name.length)
    .at(0)?.name

/** What the decider would say of the label in an order. */
const labelErrorOf = (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  label: string,
  baseDomain: string,
) => {
  const request = {
    ...blankOrderRequest('', 'monthly'),
    domain: { kind: 'subdomain', label, baseDomain } as const,
  }
  const { errors } = deps.quote(stock.offer, request, 'public')
  return errors.find(({ pointer }) => pointer.startsWith('/domain/'))?.code
}

const subdomainAvailability = async (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  name: string,
  base: string,
) => {
  const unavailable = (reason: string): Availability => ({
    name,
    available: false,
    kind: 'subdomain',
    reason,
  })
  const error = labelErrorOf(deps, stock, name.slice(0, -base.length - 1), base)
  if (error) return unavailable(error)
  const holders = await listNameReservations(deps.sql, '', name)
  if (holders.length > 0) return unavailable('DOMAIN_TAKEN')
  const free: Availability = { name, available: true, kind: 'subdomain', netCents: 0 }
  return { ...free, currency: 'EUR' as const, premium: false }
}

/** A name that a registry sells, with what it costs for the first year. */
const registeredAvailability = async (
  deps: RouteDependencies,
  stock: CatalogueSnapshot,
  typed: string,
): Promise<Availability> => {
  const request = blankOrderRequest('', 'monthly')
  const domain = { kind: 'registered', name: typed } as const
  const bases = await loadOwnBaseDomainNames(deps)
  const { found, ...lookup } = await deps.vendorQueries.checkDomainName('registered', typed, bases)
  const ofStranger = { ...lookup, holder: 'other' as const, ...(found ? { found } : {}) }
  const order: OrderRequest = { ...request, domain: { ...domain, lookup: ofStranger } }
  const { errors } = deps.quote(stock.offer, order, 'public')
  const error = errors.find(({ pointer }) => pointer === '/domain/name')
  const name = lookup.name || typed
  const unavailable = (reason: string): Availability => ({
    name,
    available: false,
    kind: 'registered',
    reason,
  })
  if (error) return unavailable(reasonByState[error.message ?? ''] ?? error.code)
  if ((await listNameReservations(deps.sql, '', name)).length > 0)
    return unavailable('DOMAIN_TAKEN')
  const { netCents = 0, premium = false } = found ?? {}
  return { name, available: true, kind: 'registered', netCents, currency: 'EUR', premium }
}

const reasonByState: Readonly<Record<string, string>> = {
  taken: 'DOMAIN_TAKEN',
  ours: 'DOMAIN_TAKEN',
  base: 'NOT_OFFERED',
  currency: 'NOT_OFFERED',
  unclear: 'NOT_CHECKABLE',
  unreachable: 'NOT_CHECKABLE',
}

const getAvailability =
  (deps: RouteDependencies): ApiHandler<typeof availabilityRoute> =>
  async (c) => {
    const { name: typed } = c.req.valid('query')
    const name = takeHostOfLink(typed) || typed
    const stock = await deps.catalogueSnapshot()
    const base = baseDomainOf(stock, name)
    const availability = base
      ? await subdomainAvailability(deps, stock, name, base)
      : await registeredAvailability(deps, stock, name)
    return c.json(availability, 200, { 'cache-control': 'no-store' })
  }

/** Is this name free? Names below our own domains cost nothing; a registry sells the others. */
export const availabilityApi = (deps: RouteDependencies) => (router: PermissionRouter) =>
  router.openapi(availabilityRoute, 'public', getAvailability(deps))
