import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { OrderCatalogue } from '../../../src/domain/order/order-catalogue'
import { findPluginPrice, isPluginOffered } from '../../../src/domain/order/order-catalogue'
import { calculatePrice, waivePrice } from '../../../src/domain/order/price'
import { catalogueOffer, noon } from '../../support/project-events'

const price = (plugin: string, projectType: string, netCents: number, setupCents = 0) => ({
  plugin,
  projectType,
  cycle: 'monthly' as const,
  netCents,
  setupCents,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: null as string | null,
  withdrawn: false,
})

const offering = (
  prices: readonly ReturnType<typeof price>[],
  discountPercent = 0,
): OrderCatalogue => ({
  ...catalogueOffer,
  prices,
  plugins: prices.map(({ plugin }) => ({ name: plugin, phase: 'v1' })),
  bundles: [
    {
      code: 'all',
      projectType: 'business_directory',
      plugins: prices.map(({ plugin }) => plugin),
      discountPercent,
    },
  ],
})

const bundle = {
  projectType: 'business_directory',
  bundle: 'all',
  billingCycle: 'monthly',
} as const
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** Any catalogue of up to twelve plugins with a bundle of all of them. */
const catalogues = fc
  .tuple(
    fc.array(fc.tuple(fc.nat(2_000_000), fc.nat(500_000)), { minLength: 1, maxLength: 12 }),
    fc.nat(100),
  )
  .map(([cents, percent]) => ({
    percent,
    offered: offering(
      cents.map(([net, setup], index) => price(`p${index}`, 'business_directory', net, setup)),
      percent,
    ),
  }))

const always = (check: (offered: OrderCatalogue, percent: number) => void) =>
  fc.assert(
    fc.property(catalogues, ({ offered, percent }) => check(offered, percent)),
    { numRuns: 1_000 },
  )

const priceOf = (offered: OrderCatalogue) =>
  calculatePrice(offered, { ...bundle, plugins: [] }, noon)
const centsOf = (offered: OrderCatalogue, kind: string) =>
  priceOf(offered)
    .lines.filter((line) => line.kind === kind)
    .map(({ netCents }) => netCents)

describe('a price', () => {
  test('is the sum of its lines, in whole cents', () =>
    always((offered) => {
      const { netCents, taxCents, grossCents, lines } = priceOf(offered)
      expect(netCents).toBe(sum(lines.map((line) => line.netCents)))
      expect(grossCents).toBe(netCents + taxCents)
      expect(
        [netCents, taxCents, ...lines.map((line) => line.netCents)].every(Number.isInteger),
      ).toBe(true)
    }))

  test('is taxed once on its net sum, half a cent up', () =>
    always((offered) => {
      const { netCents, taxCents } = priceOf(offered)
      // Whole numbers only: 2 * exact tax in hundredths lies within [2t - 1, 2t + 1).
      const twice = 2 * netCents * 19
      expect(twice).toBeGreaterThanOrEqual(200 * taxCents - 100)
      expect(twice).toBeLessThan(200 * taxCents + 100)
    }))

  test('gives exactly the discount of the whole, half a cent up', () =>
    always((offered, percent) => {
      const given = -sum(centsOf(offered, 'discount'))
      const twice = 2 * sum(centsOf(offered, 'plugin')) * percent
      expect(twice).toBeGreaterThanOrEqual(200 * given - 100)
      expect(twice).toBeLessThan(200 * given + 100)
    }))

  test('rounds every discount but the last by itself', () =>
    always((offered, percent) => {
      const lines = centsOf(offered, 'plugin')
      const cuts = centsOf(offered, 'discount')
      for (const [index, cut] of cuts.slice(0, -1).entries())
        expect(Math.abs(200 * -cut - 2 * (lines[index] ?? 0) * percent)).toBeLessThanOrEqual(100)
    }))

  test('is never less than nothing', () =>
    always((offered) => expect(priceOf(offered).grossCents).toBeGreaterThanOrEqual(0)))
})

describe('rounding', () => {
  const three = ['a', 'b', 'c'].map((plugin) => price(plugin, 'business_directory', 5))

  test('lets the last line take the rest of a discount', () =>
    expect(centsOf(offering(three, 50), 'discount')).toEqual([-3, -3, -2]))

  test('taxes 50 net cents with 10, 49 with 9', () => {
    const taxOf = (net: number) =>
      priceOf(offering([price('a', 'business_directory', net)])).taxCents
    expect([taxOf(50), taxOf(49), taxOf(0)]).toEqual([10, 9, 0])
  })

  test('never shows a discount of minus nothing', () =>
    expect(
      Object.is(centsOf(offering([price('a', 'business_directory', 0)], 50), 'discount')[0], 0),
    ).toBe(true))

  test('has no discount lines without a discount', () =>
    expect(centsOf(offering(three, 0), 'discount')).toEqual([]))
})

describe('what a plugin costs', () => {
  const own = price('kontakt', 'association', 2000)
  const base = price('kontakt', 'business_directory', 3000)
  const of = (...prices: ReturnType<typeof price>[]) =>
    findPluginPrice({ ...catalogueOffer, prices }, 'kontakt', 'association', 'monthly', noon)
      ?.netCents

  test("is the type's own price, else the base type's", () => {
    expect(of(base, own)).toBe(2000)
    expect(of(base)).toBe(3000)
    expect(of()).toBeUndefined()
  })

  test("is nothing where the type's own price was withdrawn", () =>
    expect(of(base, { ...own, withdrawn: true })).toBeUndefined())

  test('holds from its first moment and not at its last', () => {
    expect(of({ ...own, validFrom: noon })).toBe(2000)
    expect(of({ ...own, validFrom: '2026-11-21T12:00:00.001Z' })).toBeUndefined()
    expect(of({ ...own, validUntil: '2026-11-21T12:00:00.001Z' })).toBe(2000)
    expect(of({ ...own, validUntil: noon })).toBeUndefined()
  })

  test('is asked for the cycle that was ordered', () => {
    const yearly = { ...own, cycle: 'yearly' as const }
    expect(of(yearly as unknown as typeof own)).toBeUndefined()
  })

  test('decides whether customers are offered it', () => {
    const isOffered = (plugin: string, type: string) =>
      isPluginOffered(catalogueOffer, plugin, type, 'monthly', noon)
    expect(isOffered('kontakt', 'association')).toBe(true)
    expect(isOffered('entwurf', 'business_directory')).toBe(false)
    expect(isOffered('entwurf', 'intern')).toBe(true)
    expect(isOffered('kontakt', 'none')).toBe(false)
    expect(isPluginOffered(catalogueOffer, 'kontakt', 'association', 'yearly', noon)).toBe(false)
  })

  test('is of no importance while the plugin is not listed', () => {
    const plugins = catalogueOffer.plugins.map((plugin) => ({ ...plugin, unlistedAt: noon }))
    for (const type of ['association', 'intern'])
      expect(
        isPluginOffered({ ...catalogueOffer, plugins }, 'kontakt', type, 'monthly', noon),
      ).toBe(false)
  })
})

describe('nothing to pay', () => {
  test('is what free types cost', () =>
    expect(
      calculatePrice(
        catalogueOffer,
        { ...bundle, projectType: 'intern', plugins: ['kontakt'] },
        noon,
      ),
    ).toMatchObject({ netCents: 0, grossCents: 0, lines: [] }))

  test('keeps the lines of what is given away', () => {
    const gift = waivePrice(priceOf(offering([price('a', 'business_directory', 700)], 10)))
    expect(gift).toMatchObject({ netCents: 0, taxCents: 0, grossCents: 0 })
    expect(gift.lines.map(({ code, kind, netCents }) => [code, kind, netCents])).toEqual([
      ['a', 'plugin', 0],
      ['a', 'discount', 0],
    ])
  })
})
