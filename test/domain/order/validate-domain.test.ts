import { describe, expect, test } from 'bun:test'
import type { DomainLookup, RequestedDomain } from '../../../src/domain/order/validate-domain'
import type { OrderChannel, OrderRequest } from '../../../src/domain/order/validate-order'
import { calculateOrderPrice, validateOrder } from '../../../src/domain/order/validate-order'
import { givenProject } from '../../support/decider-specification'
import {
  catalogueOffer,
  customerId,
  exampleOrderRequest,
  noon,
  projectOrdered,
} from '../../support/project-events'

const rules = { authCode: 'needed', owners: ['person', 'organisation'], required: [] } as const
const eur = { currency: 'EUR', netCents: 590 }

const validateName = (
  kind: RequestedDomain['kind'],
  over: Partial<DomainLookup> = {},
): RequestedDomain => ({
  kind,
  name: 'Berger.de',
  authCode: kind === 'transferred' ? 'given' : 'missing',
  lookup: {
    name: 'berger.de',
    is: 'registrable',
    holder: 'other',
    ...(kind === 'owned'
      ? {}
      : { found: { state: kind === 'registered' ? 'free' : 'taken', ...eur }, rules }),
    ...over,
  },
})

const errors = (
  domain: RequestedDomain,
  by: OrderChannel = 'public',
  change: Partial<OrderRequest> = {},
): string[] =>
  validateOrder(catalogueOffer, { ...exampleOrderRequest, ...change, domain }, by, noon).map(
    ({ pointer, code, message }) => [pointer, code, message].filter(Boolean).join(' '),
  )

const fixture = (domain: RequestedDomain) => ({
  type: 'PlaceOrder' as const,
  data: {
    request: { ...exampleOrderRequest, domain },
    catalogue: catalogueOffer,
    channel: 'public' as const,
    customerId,
    orderNumber: '2026-00101',
    now: noon,
  },
})

describe('a domain that is bought', () => {
  test.each(['registered', 'transferred'] as const)('is ordered by its ACE name: %s', (kind) => {
    givenProject()
      .when(fixture(validateName(kind)))
      .then({
        type: 'ProjectOrdered',
        data: {
          ...projectOrdered.data,
          domain: { kind, name: 'berger.de' },
          price: {
            ...projectOrdered.data.price,
            netCents: 1585,
            taxCents: 301,
            grossCents: 1886,
            lines: [
              { code: 'impressum', kind: 'plugin', netCents: 995 },
              { code: 'berger.de', kind: 'domain', netCents: 590 },
            ],
          },
        },
      })
  })

  test('costs what the registrar asks for, apart from any discount', () => {
    const input = {
      ...exampleOrderRequest,
      bundle: 'starter',
      plugins: [],
      domain: validateName('registered'),
    }
    expect(calculateOrderPrice(catalogueOffer, input, noon).lines.at(-1)).toEqual({
      code: 'berger.de',
      kind: 'domain',
      netCents: 590,
    })
    const dear = validateName('registered', { found: { state: 'free', ...eur, netCents: 59_000 } })
    expect(calculateOrderPrice(catalogueOffer, { ...input, domain: dear }, noon).netCents).toBe(
      calculateOrderPrice(catalogueOffer, input, noon).netCents + 59_000 - 590,
    )
  })

  test.each([
    ['registered', 'taken'],
    ['registered', 'ours'],
    ['registered', 'unclear'],
    ['registered', 'unreachable'],
    ['transferred', 'free'],
    ['transferred', 'ours'],
    ['transferred', 'unclear'],
  ] as const)('cannot be %s while it is %s', (kind, state) =>
    expect(errors(validateName(kind, { found: { state, ...eur } }))).toEqual([
      `/domain/name DOMAIN_NOT_AVAILABLE ${state}`,
    ]),
  )

  test('is not sold in another currency, nor without a price', () => {
    const findErrors = (more: object) =>
      validateName('registered', { found: { state: 'free', ...more } })
    expect(errors(findErrors({ netCents: 590, currency: 'USD' }))).toEqual([
      '/domain/name DOMAIN_NOT_AVAILABLE currency',
    ])
    expect(errors(findErrors({}))).toEqual(['/domain/name DOMAIN_NOT_AVAILABLE unclear'])
  })

  test('must be one that a registry sells, and none of ours', () => {
    expect(errors({ kind: 'registered' })).toEqual(['/domain/name REQUIRED'])
    expect(errors(validateName('registered', { is: 'nothing', name: '' }))).toEqual([
      '/domain/name BAD_DOMAIN',
    ])
    expect(errors(validateName('registered', { is: 'host', name: 'www.berger.de' }))).toEqual([
      '/domain/name BAD_DOMAIN',
    ])
    // vrs.example is no longer offered, but sites live below it.
    for (const name of ['vrs.gmbh', 'neu.vrs.gmbh', 'vrs.example', 'neu.vrs.example'])
      expect(errors(validateName('transferred', { name }))).toEqual([
        '/domain/name DOMAIN_NOT_AVAILABLE base',
      ])
  })

  test('needs a contact that a registrar takes, each fault at its field', () =>
    expect(
      errors(validateName('registered'), 'public', {
        contactFaults: [
          { field: 'street', code: 'CONTACT_TOO_LONG' },
          { field: 'phone', code: 'CONTACT_INCOMPLETE' },
        ],
      }),
    ).toEqual(['/customer/street CONTACT_TOO_LONG', '/customer/phone CONTACT_INCOMPLETE']))

  test('needs an auth code to be transferred, where its registry knows one', () => {
    const bare = { ...validateName('transferred'), authCode: 'missing' as const }
    expect(errors(bare)).toEqual(['/domain/authCode REQUIRED'])
    const british = validateName('transferred', { rules: { ...rules, authCode: 'not needed' } })
    expect(errors({ ...british, authCode: 'missing' })).toEqual([])
  })

  test('hears of a missing auth code together with a name that cannot be', () => {
    const { lookup: _, ...unknown } = validateName('transferred')
    const both = errors({ ...unknown, name: 'a b', authCode: 'missing' })
    expect(both).toEqual(['/domain/name BAD_DOMAIN', '/domain/authCode REQUIRED'])
  })

  test('says what else its registry asks for', () => {
    const italian = { ...rules, required: ['IT-CODICE-FISCALE'] }
    expect(errors(validateName('registered', { rules: italian }))).toEqual([
      '/domain/name TLD_NEEDS_MORE IT-CODICE-FISCALE',
    ])
    const forCompanies = validateName('registered', {
      rules: { ...rules, owners: ['organisation'] },
    })
    expect(errors(forCompanies)).toEqual([])
    expect(errors(forCompanies, 'public', { business: { company: false, country: true } })).toEqual(
      ['/customer/company OWNER_COMPANY_ONLY'],
    )
  })
})

describe('a domain that its owner brings', () => {
  test('is for staff, and for whom its stream names as holder', () => {
    expect(errors(validateName('owned'))).toEqual(['/domain/kind STAFF_ONLY'])
    expect(errors(validateName('owned'), 'staff')).toEqual([])
    expect(errors(validateName('owned', { holder: 'orderer' }))).toEqual([])
  })

  test('may be any name but ours, and costs nothing', () => {
    const shop = validateName('owned', { is: 'host', name: 'shop.berger.de' })
    expect(errors(shop, 'staff')).toEqual([])
    expect(
      calculateOrderPrice(catalogueOffer, { ...exampleOrderRequest, domain: shop }, noon).netCents,
    ).toBe(995)
    expect(errors(validateName('owned', { name: 'neu.vrs.gmbh' }), 'staff')).toEqual([
      '/domain/name DOMAIN_NOT_AVAILABLE base',
    ])
    expect(errors({ kind: 'owned' }, 'staff')).toEqual(['/domain/name REQUIRED'])
  })
})
