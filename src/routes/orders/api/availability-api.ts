import { z } from 'zod'
import { listNameReservations } from '../../../../projections/queries/domains'
import type { OrderRequest } from '../../../domain/order/validate-order'
import type { PermissionRouter } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import type { CatalogueSnapshot, RouteDependencies } from '../../http/route-dependencies'
import { blankOrderRequest } from '../blank-order-request'
import { loadBaseDomainNames } from '../domain-lookup'

/** A domain name as one types it; 253 characters are the most that DNS knows. */
export const availabilityQuerySchema = z.object({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .transform((name) => name.replace(/\.$/, ''))
    .pipe(
      z
        .string()
        .max(253)
        .regex(/^[^\s.\p{C}]+(\.[^\s.\p{C}]+)+$/u),
    ),
})

export const availabilitySchema = z.object({
  name: z.string(),
  available: z.boolean(),
  kind: z.enum(['subdomain', 'registered']),
  netCents: z.int().min(0).optional(),
  currency: z.literal('EUR').optional(),
  premium: z.boolean().optional(),
  reason: z.string().optional(),
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
  const wish = {
    ...blankOrderRequest('', 'monthly'),
    domain: { kind: 'subdomain', label, baseDomain } as const,
  }
  const { errors } = deps.quote(stock.offer, wish, 'public')
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
  const fault = labelErrorOf(deps, stock, name.slice(0, -base.length - 1), base)
  if (fault) return unavailable(fault)
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
  const bases = await loadBaseDomainNames(deps)
  const { found, ...read } = await deps.vendorQueries.checkDomainName('registered', typed, bases)
  const judged = { ...read, holder: 'other' as const, ...(found ? { found } : {}) }
  const asked: OrderRequest = { ...request, domain: { ...domain, lookup: judged } }
  const { errors } = deps.quote(stock.offer, asked, 'public')
  const fault = errors.find(({ pointer }) => pointer === '/domain/name')
  const name = read.name || typed
  const no = (reason: string): Availability => ({
    name,
    available: false,
    kind: 'registered',
    reason,
  })
  if (fault) return no(reasonByState[fault.message ?? ''] ?? fault.code)
  if ((await listNameReservations(deps.sql, '', name)).length > 0) return no('DOMAIN_TAKEN')
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

/** May one have this name? Names below our own domains are free; a registry sells the others. */
export const availabilityApi = (deps: RouteDependencies) => (router: PermissionRouter) =>
  router.get('/api/v1/domains/availability', 'public', async (c) => {
    const asked = c.req.query('name')
    const read = availabilityQuerySchema.safeParse({ name: asked })
    if (!read.success) {
      const code = asked?.trim() ? 'BAD_FORMAT' : 'REQUIRED'
      return problemResponse(c, { code, errors: [{ pointer: '/name', code }] })
    }
    c.header('cache-control', 'no-store')
    const { name } = read.data
    const stock = await deps.catalogueSnapshot()
    const base = baseDomainOf(stock, name)
    if (base) return c.json(await subdomainAvailability(deps, stock, name, base))
    return c.json(await registeredAvailability(deps, stock, name))
  })
