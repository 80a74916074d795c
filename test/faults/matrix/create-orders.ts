import type { DomainKind } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/project'
import type { DnsRecord, Registrant } from '../../../src/integrations/inwx/types'
import { happens, ordered } from '../../routes/support/seed-orders'
import { paid, released } from '../../support/project-events'
import { domainOf, type OwnKind } from './domain-names'
import type { World } from './matrix-environment'

type Named = { domain: OrderedDomain; zone?: readonly DnsRecord[] }

const ada: Registrant = {
  kind: 'person',
  name: 'Ada Berger',
  street: 'Hauptstr. 1',
  postalCode: '50667',
  city: 'Köln',
  country: 'DE',
  phone: '+49 221 123',
  email: 'ada@example.org',
}

const bare = (kind: OwnKind, id: string): Named => ({ domain: { kind, name: domainOf(kind, id) } })

const domainFor = (kind: DomainKind, id: string): Named | undefined => {
  switch (kind) {
    case 'subdomain':
      return undefined
    case 'registered':
      return bare('registered', id)
    case 'transferred':
      return bare('transferred', id)
    case 'owned': {
      const { domain } = bare('owned', id)
      const mail = { type: 'MX' as const, name: domain.name, content: '10 mail.example.net' }
      return { domain, zone: [{ ...mail, ttl: 3600 }] }
    }
  }
}

/** The auth code as a customer leaves it. */
const leaveCode = ({ tools: { sql, vault } }: World, id: string) => sql`
  insert into project_secrets (project_id, name, sealed)
  values (${id}, 'auth_code', ${vault.sealSecret('Richtig-1', `project-secret:${id}:auth_code`)})`

/** A paid project; its name at the registrar holds its id, so that it can be found there. */
export const paidOrder = async (world: World, kind: DomainKind = 'subdomain') => {
  const { inwx, nameservers } = world.tools
  const id = Bun.randomUUIDv7()
  const named = domainFor(kind, id)
  if (named?.zone) {
    const domain = named.domain.name
    await inwx.ensureZone(domain, [...nameservers])
    await inwx.ensureRecords(domain, [...named.zone])
    const registrant = await inwx.ensureContact(ada)
    await inwx.ensureRegistered({ domain, registrant, nameservers: [...nameservers] })
  }
  const desk = { desk: world.tools } as never
  await ordered(desk, { id, ...(named ? { domain: named.domain } : {}) })
  if (kind === 'transferred') await leaveCode(world, id)
  await happens(desk, id, paid(5831), released())
  return id
}

/** A project whose checkout is open. */
export const unpaidOrder = async (world: World) => {
  const desk = { desk: world.tools } as never
  const { id } = await ordered(desk, { method: 'stripe_prepaid' })
  const back = `${world.tools.publicUrl}/back`
  const { sessionId, expiresAt } = await world.tools.stripe.ensureCheckout({
    key: `order:${id}:checkout:1`,
    projectId: id,
    attempt: 1,
    orderNumber: '2026-00001',
    amountCents: 5831,
    currency: 'EUR',
    description: 'Steuerberater Köln',
    successUrl: back,
    cancelUrl: back,
  })
  const data = { attempt: 1, checkoutRef: sessionId, expiresAt }
  await happens(desk, id, { type: 'PaymentRequested', data })
  return id
}
