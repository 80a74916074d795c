import { describe, expect, test } from 'bun:test'
import type { OrderChannel, OrderRequest } from '../../../src/domain/order/validate-order'
import { validateOrder } from '../../../src/domain/order/validate-order'
import { givenProject } from '../../support/decider-specification'
import {
  catalogueOffer,
  customerId,
  exampleOrderRequest,
  freePaymentConfirmed,
  noon,
  projectOrdered,
  provisioningReleased,
} from '../../support/project-events'

type Change = Partial<OrderRequest>

const fixture = (change: Change = {}, by: OrderChannel = 'public') => ({
  type: 'PlaceOrder' as const,
  data: {
    request: { ...exampleOrderRequest, ...change },
    catalogue: catalogueOffer,
    channel: by,
    customerId,
    orderNumber: '2026-00101',
    now: noon,
  },
})

const errorsOf = (change: Change, by: OrderChannel = 'public') =>
  validateOrder(catalogueOffer, { ...exampleOrderRequest, ...change }, by, noon).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  )

const subdomain = (label: string, baseDomain = 'vrs.gmbh') => ({
  domain: { kind: 'subdomain' as const, label, baseDomain },
})

describe('placing an order', () => {
  test('records what was asked for and what it costs', () =>
    givenProject().when(fixture()).then(projectOrdered))

  test('is ignored when the same ids come again', () =>
    givenProject(projectOrdered)
      .when(fixture({ slug: 'other' }))
      .thenNothing())

  test('is refused with every fault at its place', () =>
    expect(errorsOf({ slug: 'A', plugins: ['none'], ...subdomain('-x', 'other.de') })).toEqual([
      '/plugins/0 UNKNOWN_PLUGIN',
      '/slug BAD_SLUG',
      '/domain/baseDomain BASE_DOMAIN_NOT_OFFERED',
      '/domain/label BAD_LABEL',
    ]))

  test('is refused under the first of its faults', () =>
    givenProject()
      .when(fixture({ slug: 'A' }))
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
    givenProject()
      .when(fixture({ bundle: 'starter', plugins: ['impressum'] }))
      .then({
        type: 'ProjectOrdered',
        data: {
          ...projectOrdered.data,
          bundle: 'starter',
          plugins: ['kontakt', 'impressum'],
          price,
        },
      })
  })
})

describe('what a chosen plugin needs', () => {
  const free = {
    plugin: 'basis',
    projectType: 'verein',
    cycle: 'monthly' as const,
    ...{ netCents: 0, setupCents: 0, validFrom: noon, validUntil: null, withdrawn: false },
  }
  const withDependencies = (dependencies: Record<string, string[]>) => ({
    ...catalogueOffer,
    dependencies,
    prices: [
      ...catalogueOffer.prices,
      { ...free, projectType: exampleOrderRequest.projectType },
      {
        ...free,
        plugin: 'einrichtung',
        projectType: exampleOrderRequest.projectType,
        setupCents: 5,
      },
    ],
  })
  const order = (dependencies: Record<string, string[]>, change: Change) => {
    const { type, data } = fixture(change)
    return { type, data: { ...data, catalogue: withDependencies(dependencies) } }
  }
  const findErrors = (dependencies: Record<string, string[]>, change: Change) =>
    validateOrder(
      withDependencies(dependencies),
      { ...exampleOrderRequest, ...change },
      'public',
      noon,
    )

  test('comes along if it costs nothing, through others too', () => {
    const dependencies = { impressum: ['basis'], basis: ['basis'] }
    const lines = [
      { code: 'impressum', kind: 'plugin' as const, netCents: 995 },
      { code: 'basis', kind: 'plugin' as const, netCents: 0 },
    ]
    givenProject()
      .when(order(dependencies, { plugins: ['impressum'] }))
      .then({
        type: 'ProjectOrdered',
        data: {
          ...projectOrdered.data,
          plugins: ['impressum', 'basis'],
          price: { ...projectOrdered.data.price, lines },
        },
      })
  })

  test('is refused by its name if it costs money and is not ordered too', () => {
    const dependencies = { impressum: ['basis'], basis: ['kontakt', 'unbekannt', 'einrichtung'] }
    expect(findErrors(dependencies, { plugins: ['impressum'] })).toEqual([
      {
        pointer: '/plugins',
        code: 'DEPENDENCY_NOT_LICENSED',
        message: 'kontakt, unbekannt, einrichtung',
      },
    ])
    expect(findErrors({ impressum: ['kontakt'] }, { plugins: ['impressum', 'kontakt'] })).toEqual(
      [],
    )
    expect(findErrors({ kontakt: ['extra'] }, { bundle: 'starter', plugins: [] })).toMatchObject([
      { pointer: '/bundle', code: 'DEPENDENCY_NOT_LICENSED', message: 'extra' },
    ])
  })

  test('of plugins that are in the bundle is there', () =>
    expect(findErrors({ impressum: ['kontakt'] }, { bundle: 'starter', plugins: [] })).toEqual([]))
})

describe('what staff give away', () => {
  const free = fixture({ paymentMethod: 'free' }, 'staff')
  const lines = [{ code: 'impressum', kind: 'plugin' as const, netCents: 0 }]
  const nothing = { netCents: 0, taxCents: 0, grossCents: 0, lines }
  const price = { ...projectOrdered.data.price, ...nothing }

  test('costs nothing and is released at once', () =>
    givenProject()
      .when(free)
      .then(
        { type: 'ProjectOrdered', data: { ...projectOrdered.data, price, paymentMethod: 'free' } },
        freePaymentConfirmed,
        provisioningReleased('free'),
      ))

  test('is ignored when it comes again', () =>
    givenProject(projectOrdered).when(free).thenNothing())

  test('is refused to customers, the free types too', () => {
    givenProject()
      .when(fixture({ paymentMethod: 'free' }))
      .thenRefused('STAFF_ONLY')
    expect(errorsOf({ projectType: 'intern' })).toContain('/projectType STAFF_ONLY')
    expect(errorsOf({ projectType: 'intern', plugins: ['entwurf'] }, 'staff')).toEqual([])
  })
})

describe('who may order what', () => {
  test.each([
    { company: false, country: true },
    { company: true, country: false },
  ])('an invoice needs company and country: %p', (business) => {
    const invoice = { paymentMethod: 'invoice' as const }
    expect(errorsOf({ ...invoice, business })).toEqual(['/customer/company INVOICE_NEEDS_COMPANY'])
    expect(errorsOf({ ...invoice, business: { company: true, country: true } })).toEqual([])
  })

  test('subscriptions are not offered', () =>
    expect(errorsOf({ paymentMethod: 'stripe_subscription' })).toEqual([
      '/payment/method NOT_OFFERED',
    ]))

  test('a plugin in an early phase is not for customers', () =>
    expect(errorsOf({ plugins: ['impressum', 'entwurf'] })).toEqual(['/plugins/1 NOT_AVAILABLE']))

  test('a plugin without a version that resolves is for nobody', () => {
    const unresolvable = { ...catalogueOffer, resolvablePlugins: new Set(['kontakt']) }
    const findErrors = (input: Change) =>
      validateOrder(unresolvable, { ...exampleOrderRequest, ...input }, 'staff', noon).map(
        ({ code }) => code,
      )
    expect(findErrors({})).toEqual(['NOT_AVAILABLE'])
    expect(findErrors({ projectType: 'intern' })).toEqual(['NOT_AVAILABLE'])
    expect(findErrors({ bundle: 'starter', plugins: [] })).toEqual(['NOT_AVAILABLE'])
  })

  test('something must be ordered, and bundles belong to their type', () => {
    expect(errorsOf({ plugins: [] })).toEqual(['/bundle NOTHING_ORDERED'])
    expect(errorsOf({ bundle: 'none' })).toEqual(['/bundle UNKNOWN_BUNDLE'])
    expect(errorsOf({ bundle: 'starter', projectType: 'association' })).toEqual([
      '/bundle UNKNOWN_BUNDLE',
    ])
    expect(errorsOf({ projectType: 'none' })).toContain('/projectType UNKNOWN_PROJECT_TYPE')
  })

  test('reserved names are kept', () => {
    expect(errorsOf({ slug: 'admin' })).toEqual(['/slug LABEL_RESERVED'])
    expect(errorsOf(subdomain('ns7'))).toEqual(['/domain/label LABEL_RESERVED'])
  })
})

describe('the price that a customer saw', () => {
  test('is what is charged when it still holds', () =>
    givenProject()
      .when(fixture({ expectedGrossCents: 1184 }))
      .then(projectOrdered))

  test('is refused with the new total when it changed', () => {
    const changed = { expectedGrossCents: 1183 }
    givenProject().when(fixture(changed)).thenRefused('PRICE_CHANGED')
    expect(
      validateOrder(catalogueOffer, { ...exampleOrderRequest, ...changed }, 'public', noon),
    ).toEqual([{ pointer: '/expectedGrossCents', code: 'PRICE_CHANGED', message: '1184' }])
  })
})
