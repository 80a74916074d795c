import type { DomainEvent, EventOf } from '../../../events'
import type { OrderedDomain } from '../../../events/domain'
import { personStream, projectStream } from '../../../events/streams'
import { customerSearchRow } from '../../../src/store/ledgers/customer-search'
import { createStatement } from '../../../src/store/postgres/statement'
import type { AdminApp } from './admin-app'

let lastOrderNumber = 100

type SeedOrderOptions = {
  id?: string
  name?: string
  method?: 'invoice' | 'stripe_prepaid' | 'free'
  grossCents?: number
  domain?: OrderedDomain
  locale?: 'de' | 'en'
  /** Whose order it is, besides a common address. */
  customer?: { name: string; email: string; company?: string }
  /** The order of somebody from before customers could be searched. */
  isUnindexed?: boolean
}

/** A project as an order leaves it, with a customer whose data is sealed. */
export const seedOrder = async ({ deps }: AdminApp, options: SeedOrderOptions = {}) => {
  const { name = 'Steuerberater Köln', method = 'invoice', grossCents = 5831 } = options
  const { id = Bun.randomUUIDv7() } = options
  const customerId = Bun.randomUUIDv7()
  lastOrderNumber += 1
  const key = deps.vault.createPersonKey(customerId)
  const at = { stream: personStream(customerId), type: 'CustomerRegistered' }
  const address = { street: 'Hauptstr. 1', postalCode: '50667', city: 'Köln', country: 'DE' }
  const ada = { name: 'Ada Berger', email: 'ada@example.org', company: 'Berger GmbH' }
  const fields = { ...(options.customer ?? ada), ...address, phone: '+49 221 123' }
  const netCents = Math.round(grossCents / 1.19)
  const order: EventOf<'ProjectOrdered'> = {
    type: 'ProjectOrdered',
    data: {
      orderNumber: `2026-00${lastOrderNumber}`,
      customerId,
      projectType: 'business_directory',
      name,
      slug: `s-${id}`,
      plugins: ['kontakt'],
      billingCycle: 'monthly',
      price: {
        netCents,
        taxCents: grossCents - netCents,
        grossCents,
        currency: 'EUR',
        taxRatePercent: 19,
        lines: [{ code: 'kontakt', kind: 'plugin', netCents }],
      },
      domain: options.domain ?? {
        kind: 'subdomain',
        name: `s-${id}.vrs.localhost`,
        baseDomain: 'vrs.localhost',
      },
      paymentMethod: method,
      consents: { termsVersion: '2026-01', withdrawalWaived: true },
      isDemo: false,
      ...(options.locale ? { locale: options.locale } : {}),
    },
  }
  const context = { by: 'system:test', correlationId: `c-${id}`, causationId: `c-${id}` } as const
  const { sealFields } = deps.vault
  await deps.store.commit(context, () => ({
    appends: [
      {
        stream: at.stream,
        expectedVersion: 0,
        events: [{ type: 'CustomerRegistered', data: { sealed: sealFields(key.key, at, fields) } }],
      },
      { stream: projectStream(id), expectedVersion: 0, events: [order] },
    ],
    statements: [
      {
        name: 'test-key',
        text: 'insert into person_keys (person_id, wrapped_key) values ($1, $2)',
        values: [customerId, key.wrapped],
      },
      createStatement(
        `insert into person_emails (email_hmac, person_id, kind) values ($1, $2, 'customer')`,
        [deps.vault.hashEmail(fields.email), customerId],
      ),
      ...(options.isUnindexed
        ? []
        : [customerSearchRow(customerId, deps.vault.hashPersonTerms(fields))]),
    ],
  }))
  const orderNumber = order.data.orderNumber
  return { id, customerId, orderNumber, page: `/admin/projects/${id}` }
}

/** Lets more happen to a project. */
export const appendProjectEvents = async (
  { deps }: AdminApp,
  id: string,
  ...events: DomainEvent[]
) => {
  const context = { by: 'system:test', correlationId: 'more', causationId: 'more' } as const
  await deps.store.commit(context, async () => {
    const { version } = await deps.store.read(projectStream(id))
    return { appends: [{ stream: projectStream(id), expectedVersion: version, events }] }
  })
}
