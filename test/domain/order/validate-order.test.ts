import { describe, expect, test } from 'bun:test'
import type { Orderer, OrderWish } from '../../../src/domain/order/validate-order'
import { orderFaults } from '../../../src/domain/order/validate-order'
import { given } from '../../support/decider-specification'
import {
  bergerOrdered,
  bergerWish,
  customerId,
  givenAway,
  noon,
  offer,
  released,
} from '../../support/project-events'

type Change = Partial<OrderWish>

const place = (change: Change = {}, by: Orderer = 'public') => ({
  type: 'PlaceOrder' as const,
  data: {
    wish: { ...bergerWish, ...change },
    offer,
    by,
    customerId,
    orderNumber: '2026-00101',
    now: noon,
  },
})

const faults = (change: Change, by: Orderer = 'public') =>
  orderFaults(offer, { ...bergerWish, ...change }, by, noon).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  )

const subdomain = (label: string, baseDomain = 'vrs.gmbh') => ({
  domain: { kind: 'subdomain' as const, label, baseDomain },
})

describe('placing an order', () => {
  test('records what was asked for and what it costs', () =>
    given().when(place()).then(bergerOrdered))

  test('is ignored when the same ids come again', () =>
    given(bergerOrdered)
      .when(place({ slug: 'other' }))
      .thenNothing())

  test('is refused with every fault at its place', () =>
    expect(faults({ slug: 'A', plugins: ['none'], ...subdomain('-x', 'other.de') })).toEqual([
      '/plugins/0 UNKNOWN_PLUGIN',
      '/slug BAD_SLUG',
      '/domain/baseDomain BASE_DOMAIN_NOT_OFFERED',
      '/domain/label BAD_LABEL',
    ]))

  test('is refused under the first of its faults', () =>
    given()
      .when(place({ slug: 'A' }))
      .thenRefused('BAD_SLUG'))

  test('resolves the plugins of a bundle, each once', () => {
    const price = {
      netCents: 5005,
      taxCents: 951,
      grossCents: 5956,
      currency: 'EUR' as const,
      taxRatePercent: 19,
      lines: [
        { code: 'kontakt', kind: 'plugin' as const, netCents: 2900 },
        { code: 'kontakt', kind: 'setup' as const, netCents: 1500 },
        { code: 'impressum', kind: 'plugin' as const, netCents: 995 },
        { code: 'kontakt', kind: 'discount' as const, netCents: -290 },
        { code: 'impressum', kind: 'discount' as const, netCents: -100 },
      ],
    }
    given()
      .when(place({ bundle: 'starter', plugins: ['impressum'] }))
      .then({
        type: 'ProjectOrdered',
        data: {
          ...bergerOrdered.data,
          bundle: 'starter',
          plugins: ['kontakt', 'impressum'],
          price,
        },
      })
  })
})

describe('what staff give away', () => {
  const free = place({ paymentMethod: 'free' }, 'staff')
  const lines = [{ code: 'impressum', kind: 'plugin' as const, netCents: 0 }]
  const nothing = { netCents: 0, taxCents: 0, grossCents: 0, lines }
  const price = { ...bergerOrdered.data.price, ...nothing }

  test('costs nothing and is released at once', () =>
    given()
      .when(free)
      .then(
        { type: 'ProjectOrdered', data: { ...bergerOrdered.data, price, paymentMethod: 'free' } },
        givenAway,
        released('free'),
      ))

  test('is ignored when it comes again', () => given(bergerOrdered).when(free).thenNothing())

  test('is refused to customers, the free types too', () => {
    given()
      .when(place({ paymentMethod: 'free' }))
      .thenRefused('STAFF_ONLY')
    expect(faults({ projectType: 'intern' })).toContain('/projectType STAFF_ONLY')
    expect(faults({ projectType: 'intern', plugins: ['entwurf'] }, 'staff')).toEqual([])
  })
})

describe('who may order what', () => {
  test.each([
    { company: false, country: true },
    { company: true, country: false },
  ])('an invoice needs company and country: %p', (business) => {
    const invoice = { paymentMethod: 'invoice' as const }
    expect(faults({ ...invoice, business })).toEqual(['/customer/company INVOICE_NEEDS_COMPANY'])
    expect(faults({ ...invoice, business: { company: true, country: true } })).toEqual([])
  })

  test('subscriptions are not offered', () =>
    expect(faults({ paymentMethod: 'stripe_subscription' })).toEqual([
      '/payment/method NOT_OFFERED',
    ]))

  test('a plugin in an early phase is not for customers', () =>
    expect(faults({ plugins: ['impressum', 'entwurf'] })).toEqual(['/plugins/1 NOT_AVAILABLE']))

  test('a plugin without a version that resolves is for nobody', () => {
    const unresolvable = { ...offer, resolvable: new Set(['kontakt']) }
    const found = (wish: Change) =>
      orderFaults(unresolvable, { ...bergerWish, ...wish }, 'staff', noon).map(({ code }) => code)
    expect(found({})).toEqual(['NOT_AVAILABLE'])
    expect(found({ projectType: 'intern' })).toEqual(['NOT_AVAILABLE'])
    expect(found({ bundle: 'starter', plugins: [] })).toEqual(['NOT_AVAILABLE'])
  })

  test('something must be ordered, and bundles belong to their type', () => {
    expect(faults({ plugins: [] })).toEqual(['/bundle NOTHING_ORDERED'])
    expect(faults({ bundle: 'none' })).toEqual(['/bundle UNKNOWN_BUNDLE'])
    expect(faults({ bundle: 'starter', projectType: 'association' })).toEqual([
      '/bundle UNKNOWN_BUNDLE',
    ])
    expect(faults({ projectType: 'none' })).toContain('/projectType UNKNOWN_PROJECT_TYPE')
  })

  test('reserved names are kept', () => {
    expect(faults({ slug: 'admin' })).toEqual(['/slug LABEL_RESERVED'])
    expect(faults(subdomain('ns7'))).toEqual(['/domain/label LABEL_RESERVED'])
  })
})

describe('the price that a customer saw', () => {
  test('is what is charged when it still holds', () =>
    given()
      .when(place({ expectedGrossCents: 1184 }))
      .then(bergerOrdered))

  test('is refused with the new total when it changed', () => {
    const changed = { expectedGrossCents: 1183 }
    given().when(place(changed)).thenRefused('PRICE_CHANGED')
    expect(orderFaults(offer, { ...bergerWish, ...changed }, 'public', noon)).toEqual([
      { pointer: '/expectedGrossCents', code: 'PRICE_CHANGED', message: '1184' },
    ])
  })
})
