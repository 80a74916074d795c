import { expect, test } from 'bun:test'
import type { CellState } from '../../../src/domain/catalogue/price-matrix'
import { buildPriceMatrix, suggestYearlyCents } from '../../../src/domain/catalogue/price-matrix'
import { planPriceChanges } from '../../../src/domain/catalogue/price-plan'
import type { PriceListEntry } from '../../../src/domain/catalogue/select-price'
import { findPluginPrice } from '../../../src/domain/order/order-catalogue'
import { noon } from '../../support/project-events'

const july = '2026-07-01T00:00:00.000Z'
const january = '2027-01-01T00:00:00.000Z'
const types = [
  { code: 'basis', displayName: 'Basis', isBase: true, isFree: false },
  { code: 'verein', displayName: 'Verein', isBase: false, isFree: false },
  { code: 'intern', displayName: 'Intern', isBase: false, isFree: true },
]
const price = (
  projectType: string,
  netCents: number,
  change: Partial<PriceListEntry> = {},
): PriceListEntry => ({
  plugin: 'kontakt',
  projectType,
  cycle: 'monthly',
  netCents,
  setupCents: 0,
  validFrom: july,
  validUntil: null,
  withdrawn: false,
  ...change,
})
const matrixOf = (...prices: PriceListEntry[]) => buildPriceMatrix('kontakt', types, prices, noon)
const cellOf = (...prices: PriceListEntry[]) => {
  const cell = matrixOf(...prices)[1]?.cells[0]
  return { state: cell?.state, netCents: cell?.price?.netCents }
}

test('a cell says whose price it shows, by the rule that orders are priced by', () => {
  const base = price('basis', 500)
  const cases: [PriceListEntry[], CellState, number | undefined][] = [
    [[base, price('verein', 700)], 'own', 700],
    [[base], 'base', 500],
    [[base, price('verein', 700, { validFrom: january })], 'base', 500],
    [[base, price('verein', 0, { withdrawn: true })], 'withdrawn', undefined],
    [[base, price('verein', 700, { validUntil: noon })], 'ended', undefined],
    [[price('basis', 500, { withdrawn: true })], 'none', undefined],
    [[], 'none', undefined],
  ]
  for (const [prices, state, netCents] of cases) {
    expect(cellOf(...prices)).toEqual({ state, netCents })
    const offer = {
      projectTypes: types,
      bundles: [],
      plugins: [],
      prices,
      baseDomains: [],
      ownBaseDomains: [],
      resolvablePlugins: new Set<string>(),
      dependencies: {},
    }
    const ordered = findPluginPrice(offer, 'kontakt', 'verein', 'monthly', noon)
    expect(ordered?.netCents).toBe(netCents)
  }
})

test('a year is suggested as twelve months less the discount, half a cent up', () => {
  const cases = [
    [1000, 10, 10_800],
    [99, 10, 1069],
    [5, 12.5, 53],
    [0, 10, 0],
    [1000, 0, 12_000],
    [1000, 100, 0],
  ]
  for (const [monthly = 0, percent = 0, yearly = 0] of cases)
    expect(suggestYearlyCents(monthly, percent)).toBe(yearly)
})

test('a plan names what changes with the base type’s price, and the bundles that contain it', () => {
  const matrix = matrixOf(price('basis', 500))
  const bundle = (code: string, projectType: string, plugins: string[]) => ({
    code,
    projectType,
    plugins,
  })
  const plan = planPriceChanges(
    {
      changes: [
        {
          projectType: 'basis',
          cycle: 'monthly',
          wanted: { netCents: 600, setupCents: 100 },
          expected: '',
        },
      ],
    },
    {
      matrix,
      plugin: 'kontakt',
      licenseCount: 3,
      bundles: [
        bundle('one', 'verein', ['kontakt']),
        bundle('two', 'verein', ['other']),
        bundle('three', 'intern', ['kontakt']),
      ],
    },
  )
  expect(plan).toEqual({
    differences: [
      {
        projectType: 'basis',
        cycle: 'monthly',
        before: { netCents: 500, setupCents: 0 },
        after: { netCents: 600, setupCents: 100 },
        becomes: 'own',
      },
    ],
    inheritingTypes: ['verein'],
    bundles: ['one'],
    licenseCount: 3,
  })
})

test('a cell that follows the base type again costs what that costs then', () => {
  const matrix = matrixOf(price('basis', 500), price('verein', 700))
  const change = { cycle: 'monthly', expected: '' } as const
  const effects = { matrix, plugin: 'kontakt', licenseCount: 0, bundles: [] }
  const plan = planPriceChanges(
    {
      changes: [
        { ...change, projectType: 'basis', wanted: { netCents: 600, setupCents: 0 } },
        { ...change, projectType: 'verein', wanted: 'base' },
      ],
    },
    effects,
  )
  expect(plan.differences[1]).toMatchObject({ before: { netCents: 700 }, after: { netCents: 600 } })
  const withdrawal = planPriceChanges(
    { changes: [{ ...change, projectType: 'verein', wanted: 'withdrawn' }] },
    effects,
  )
  expect(withdrawal.differences[0]).not.toHaveProperty('after')
})
