import type { DomainEvent } from '../../../events'
import type { DomainKind } from '../../../events/codes'
import type { OrderedDomain } from '../../../events/domain'
import { personStream } from '../../../events/streams'
import type { DnsRecord, Registrant } from '../../../src/integrations/inwx/types'
import { appendProjectEvents, seedOrder } from '../../routes/support/seed-orders'
import { appendEvents } from '../../support/append-events'
import { paymentConfirmed, provisioningReleased } from '../../support/project-events'
import { type RegistrarDomainKind, testDomainOf } from './domain-names'
import type { MatrixEnvironment } from './matrix-environment'

type DomainSetup = { domain: OrderedDomain; zone?: readonly DnsRecord[] }

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

const domainWithoutZone = (kind: RegistrarDomainKind, id: string): DomainSetup => ({
  domain: { kind, name: testDomainOf(kind, id) },
})

const createDomainSetup = (kind: DomainKind, id: string): DomainSetup | undefined => {
  switch (kind) {
    case 'subdomain':
      return undefined
    case 'registered':
      return domainWithoutZone('registered', id)
    case 'transferred':
      return domainWithoutZone('transferred', id)
    case 'owned': {
      const { domain } = domainWithoutZone('owned', id)
      const mail = { type: 'MX' as const, name: domain.name, content: '10 mail.example.net' }
      return { domain, zone: [{ ...mail, ttl: 3600 }] }
    }
  }
}

/** The auth code as a customer leaves it. */
const storeAuthCode = ({ deps: { sql, vault } }: MatrixEnvironment, id: string) => sql`
  insert into project_secrets (project_id, name, sealed)
  values (${id}, 'auth_code', ${vault.sealSecret('Richtig-1', `project-secret:${id}:auth_code`)})`

/** A paid project; its name at the registrar holds its id, so that it can be found there. */
export const createPaidOrder = async (world: MatrixEnvironment, kind: DomainKind = 'subdomain') => {
  const { inwx, nameservers } = world.deps
  const id = Bun.randomUUIDv7()
  const setup = createDomainSetup(kind, id)
  if (setup?.zone) {
    const domain = setup.domain.name
    await inwx.ensureZone(domain, [...nameservers])
    await inwx.ensureRecords(domain, [...setup.zone])
    const registrant = await inwx.ensureContact(ada)
    await inwx.ensureRegistered({ domain, registrant, nameservers: [...nameservers] })
  }
  const app = { deps: world.deps } as never
  await seedOrder(app, { id, ...(setup ? { domain: setup.domain } : {}) })
  if (kind === 'transferred') await storeAuthCode(world, id)
  await appendProjectEvents(app, id, paymentConfirmed(5831), provisioningReleased())
  return id
}

/** An order that costs nothing, and what it waits for. */
export const createFreeOrder = async (
  world: MatrixEnvironment,
  type: 'EmailConfirmationRequested' | 'FreeOrderHeld',
) => {
  const event: DomainEvent =
    type === 'FreeOrderHeld' ? { type, data: { cause: 'furtherProject' } } : { type, data: {} }
  const app = { deps: world.deps } as never
  const { id } = await seedOrder(app, { method: 'free', grossCents: 0 })
  await appendProjectEvents(app, id, event)
  return id
}

/** Such an order whose customer has another address now. */
export const createCorrectedOrder = async (world: MatrixEnvironment) => {
  const id = await createFreeOrder(world, 'EmailConfirmationRequested')
  const { sql, store, vault } = world.deps
  const [row] = await sql<
    { customerId: string }[]
  >`select customer_id from projects where id = ${id}`
  const customerId = row?.customerId ?? ''
  const key = await vault.findPersonKey(customerId)
  if (!key) throw new Error(`expected a key of the customer of ${id}, found none`)
  const at = { stream: personStream(customerId), type: 'CustomerDetailsCorrected' as const }
  const sealed = vault.sealFields(key, at, { name: 'Ada Berger', email: 'ada@example.com' })
  await appendEvents(store, at.stream, { type: at.type, data: { sealed } })
  return id
}

/** A project whose checkout is open. */
export const createUnpaidOrder = async (world: MatrixEnvironment) => {
  const app = { deps: world.deps } as never
  const { id } = await seedOrder(app, { method: 'stripe_prepaid' })
  const back = `${world.deps.publicUrl}/back`
  const { sessionId, expiresAt } = await world.deps.stripe.ensureCheckout({
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
  await appendProjectEvents(app, id, { type: 'PaymentRequested', data })
  return id
}
