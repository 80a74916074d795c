import { z } from 'zod'
import { takenBy } from '../../../../projections/name-reservations'
import type { Door } from '../../http/permission-router'
import { problem } from '../../http/problem'
import type { Desk, Stock } from '../../http/route-dependencies'
import { wishFor } from '../blank-order-request'
import { basesOf } from '../domain-lookup'

/** A domain name as one types it; 253 characters are the most that DNS knows. */
export const availabilityQuery = z.object({
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

export const availability = z.object({
  name: z.string(),
  available: z.boolean(),
  kind: z.enum(['subdomain', 'registered']),
  netCents: z.int().min(0).optional(),
  currency: z.literal('EUR').optional(),
  premium: z.boolean().optional(),
  reason: z.string().optional(),
})

type Availability = z.infer<typeof availability>

const baseOf = ({ offer }: Stock, name: string) =>
  offer.baseDomains
    .filter((base) => name.endsWith(`.${base.name}`))
    .toSorted((a, b) => b.name.length - a.name.length)
    .at(0)?.name

/** What the decider would say of the label in an order. */
const faultOf = (desk: Desk, stock: Stock, label: string, baseDomain: string) => {
  const wish = {
    ...wishFor('', 'monthly'),
    domain: { kind: 'subdomain', label, baseDomain } as const,
  }
  const { faults } = desk.quote(stock.offer, wish, 'public')
  return faults.find(({ pointer }) => pointer.startsWith('/domain/'))?.code
}

const subdomain = async (desk: Desk, stock: Stock, name: string, base: string) => {
  const taken = (reason: string): Availability => ({
    name,
    available: false,
    kind: 'subdomain',
    reason,
  })
  const fault = faultOf(desk, stock, name.slice(0, -base.length - 1), base)
  if (fault) return taken(fault)
  const holders = await takenBy(desk.sql, '', name)
  if (holders.length > 0) return taken('DOMAIN_TAKEN')
  const free: Availability = { name, available: true, kind: 'subdomain', netCents: 0 }
  return { ...free, currency: 'EUR' as const, premium: false }
}

/** A name that a registry sells, with what it costs for the first year. */
const registered = async (desk: Desk, stock: Stock, typed: string): Promise<Availability> => {
  const wish = wishFor('', 'monthly')
  const domain = { kind: 'registered', name: typed } as const
  const bases = await basesOf(desk)
  const { found, ...read } = await desk.questions.domainName('registered', typed, bases)
  const judged = { ...read, holder: 'other' as const, ...(found ? { found } : {}) }
  const asked = { ...wish, domain: { ...domain, judged } }
  const { faults } = desk.quote(stock.offer, asked, 'public')
  const fault = faults.find(({ pointer }) => pointer === '/domain/name')
  const name = read.name || typed
  const no = (reason: string): Availability => ({
    name,
    available: false,
    kind: 'registered',
    reason,
  })
  if (fault) return no(reasons[fault.message ?? ''] ?? fault.code)
  if ((await takenBy(desk.sql, '', name)).length > 0) return no('DOMAIN_TAKEN')
  const { netCents = 0, premium = false } = found ?? {}
  return { name, available: true, kind: 'registered', netCents, currency: 'EUR', premium }
}

const reasons: Readonly<Record<string, string>> = {
  taken: 'DOMAIN_TAKEN',
  ours: 'DOMAIN_TAKEN',
  base: 'NOT_OFFERED',
  currency: 'NOT_OFFERED',
  unclear: 'NOT_CHECKABLE',
  unreachable: 'NOT_CHECKABLE',
}

/** May one have this name? Names below our own domains are free; a registry sells the others. */
export const availabilityApi = (desk: Desk) => (door: Door) =>
  door.get('/api/v1/domains/availability', 'public', async (c) => {
    const asked = c.req.query('name')
    const read = availabilityQuery.safeParse({ name: asked })
    if (!read.success) {
      const code = asked?.trim() ? 'BAD_FORMAT' : 'REQUIRED'
      return problem(c, { code, errors: [{ pointer: '/name', code }] })
    }
    c.header('cache-control', 'no-store')
    const { name } = read.data
    const stock = await desk.stock()
    const base = baseOf(stock, name)
    if (base) return c.json(await subdomain(desk, stock, name, base))
    return c.json(await registered(desk, stock, name))
  })
