import type { VrsEvent } from '../../../events'
import type { OrderedDomain } from '../../../events/project'
import { personStream, projectStream } from '../../../events/streams'
import type { Marketplace } from './admin-app'

let orders = 100

type Ordered = {
  id?: string
  name?: string
  method?: 'invoice' | 'stripe_prepaid'
  grossCents?: number
  domain?: OrderedDomain
  locale?: 'de' | 'en'
}

/** A project as an order leaves it, with a customer whose data is sealed. */
export const ordered = async ({ desk }: Marketplace, wish: Ordered = {}) => {
  const { name = 'Steuerberater Köln', method = 'invoice', grossCents = 5831 } = wish
  const { id = Bun.randomUUIDv7() } = wish
  const customerId = Bun.randomUUIDv7()
  orders += 1
  const key = desk.vault.mint(customerId)
  const at = { stream: personStream(customerId), type: 'CustomerRegistered' }
  const place = { street: 'Hauptstr. 1', postalCode: '50667', city: 'Köln', country: 'DE' }
  const who = { name: 'Ada Berger', email: 'ada@example.org', company: 'Berger GmbH' }
  const fields = { ...who, ...place, phone: '+49 221 123' }
  const netCents = Math.round(grossCents / 1.19)
  const order: VrsEvent = {
    type: 'ProjectOrdered',
    data: {
      orderNumber: `2026-00${orders}`,
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
        lines: [],
      },
      domain: wish.domain ?? {
        kind: 'subdomain',
        name: `s-${id}.vrs.localhost`,
        baseDomain: 'vrs.localhost',
      },
      paymentMethod: method,
      consents: { termsVersion: '2026-01', withdrawalWaived: true },
      isDemo: false,
      ...(wish.locale ? { locale: wish.locale } : {}),
    },
  }
  const context = { by: 'system:test', correlationId: `c-${id}`, causationId: `c-${id}` } as const
  const { sealFields } = desk.vault
  await desk.store.act(context, () => ({
    grows: [
      {
        stream: at.stream,
        at: 0,
        events: [{ type: 'CustomerRegistered', data: { sealed: sealFields(key.key, at, fields) } }],
      },
      { stream: projectStream(id), at: 0, events: [order] },
    ],
    also: [
      {
        name: 'test-key',
        text: 'insert into person_keys (person_id, wrapped_key) values ($1, $2)',
        values: [customerId, key.wrapped],
      },
    ],
  }))
  return { id, customerId, page: `/admin/projects/${id}` }
}

/** Lets more happen to a project. */
export const happens = async ({ desk }: Marketplace, id: string, ...events: VrsEvent[]) => {
  const context = { by: 'system:test', correlationId: 'more', causationId: 'more' } as const
  await desk.store.act(context, async () => {
    const { at } = await desk.store.read(projectStream(id))
    return { grows: [{ stream: projectStream(id), at, events }] }
  })
}
