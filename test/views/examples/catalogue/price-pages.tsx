import type { RecordedPrice } from '../../../../projections/queries/plugin-prices'
import { buildPriceMatrix } from '../../../../src/domain/catalogue/price-matrix'
import { planPriceChanges } from '../../../../src/domain/catalogue/price-plan'
import { priceActions, prices } from '../../../../src/routes/admin/actions/catalogue/price-actions'
import { draftPrices, toChangePrices } from '../../../../src/routes/admin/catalogue/price-draft'
import type { PricesModel } from '../../../../views/admin/catalogue/prices/price-view-model'
import { PricesPage } from '../../../../views/admin/catalogue/prices/prices-page'
import type { StaffPageFrame } from '../../../../views/layout/page-frame'
import { displayNames } from '../display-names'
import { longName } from '../rows'

const now = new Date('2026-11-21T12:00:00.000Z')
const types = [
  { code: 'einzelkunde', displayName: 'Einzelkunde', isBase: true, isFree: false },
  { code: 'business_directory', displayName: longName, isBase: false, isFree: false },
  { code: 'city_server', displayName: 'City Server', isBase: false, isFree: false },
  { code: 'intern', displayName: 'Intern', isBase: false, isFree: true },
]
const price = (
  projectType: string,
  cycle: 'monthly' | 'yearly' | 'once',
  netCents: number,
  change: Partial<RecordedPrice> = {},
): RecordedPrice => ({
  plugin: 'directory',
  projectType,
  cycle,
  netCents,
  setupCents: 0,
  validFrom: '2026-07-01T00:00:00.000Z',
  validUntil: null,
  withdrawn: false,
  recordedAt: '2026-11-21T11:12:00.000Z',
  recordedBy: 'person:tom',
  ...change,
})
const entries = [
  price('einzelkunde', 'monthly', 1000),
  price('einzelkunde', 'yearly', 10_800, { setupCents: 4900 }),
  price('business_directory', 'monthly', 5000, { validUntil: '2026-12-31T23:00:00.000Z' }),
  price('business_directory', 'monthly', 5500, { validFrom: '2026-12-31T23:00:00.000Z' }),
  price('business_directory', 'once', 999_999),
  price('city_server', 'monthly', 0, { withdrawn: true }),
  price('city_server', 'yearly', 30_000, { validUntil: '2026-11-01T00:00:00.000Z' }),
]
const matrix = buildPriceMatrix('directory', types, entries, now.toISOString())

const typed = {
  'net.einzelkunde.monthly': '12,00',
  'was-net.einzelkunde.monthly': '10,00',
  'net.business_directory.once': '11000',
  'was-net.business_directory.once': '9.000,00',
  'seen.business_directory.once': 'other',
  'net.city_server.once': 'viel',
  validFrom: '2027-01-01',
  note: 'Jährliche Anpassung',
}

const event = {
  type: 'PluginRelisted',
  data: {},
  stream: 'plugin-directory',
  id: 'planned',
  position: 0,
  by: 'system:setup',
  at: now.toISOString(),
  correlationId: 'c',
  causationId: 'c',
} as const

/** What plugins cost, as staff see and change it. */
export const pricePages = (staff: StaffPageFrame, frame: StaffPageFrame) => {
  const draftOf = (values: Record<string, string>, type: 'all' | 'none' = 'all') =>
    draftPrices(type === 'all' ? matrix : [], values, frame.t.locale, now)
  const model: PricesModel = {
    plugin: { id: 'directory', displayName: 'Verzeichnis' },
    plugins: [
      { id: 'directory', displayName: 'Verzeichnis', category: 'content' },
      { id: 'kontakt', displayName: longName, category: 'content' },
    ],
    draft: draftOf({}),
    values: {},
    prices: matrix.flatMap(({ cells }) =>
      cells.flatMap(({ own, state, planned, key }) => [
        ...(own && state === 'own' ? [{ price: own, id: `${key}.1`, isPlanned: false }] : []),
        ...planned.map((entry) => ({ price: entry, id: `${key}.2`, isPlanned: true })),
      ]),
    ),
    licenses: { einzelkunde: 1, business_directory: 118 },
    people: { tom: 'Tom Weiß' },
    discountPercent: 10,
    action: prices,
    priceActions,
    canManage: true,
    isPublished: false,
  }
  const change = { ...typed, 'net.city_server.once': '250' }
  const { 'seen.business_directory.once': _, ...unseen } = change
  const command = toChangePrices(draftOf(unseen))
  const plan = planPriceChanges(command, {
    matrix,
    plugin: 'directory',
    licenseCount: 119,
    bundles: [{ code: 'starter', projectType: 'city_server', plugins: ['directory'] }],
  })
  const catalogue = { events: [event], names: displayNames, priceChanges: plan }
  const actionPlan = { plan: { lines: [], unreachableVendors: [], catalogue }, digest: 'd' }
  const checked = { action: 'prices', values: unseen, errors: [], actionPlan }
  const draft = draftOf(typed)
  const refused = {
    action: 'prices',
    values: typed,
    errors: [...draft.errors, { pointer: '/reason', code: 'REASON_NEEDED' }],
  }
  return {
    prices: <PricesPage frame={frame} model={model} />,
    'prices-read': <PricesPage frame={staff} model={{ ...model, canManage: false }} />,
    'prices-checked': (
      <PricesPage
        frame={frame}
        model={{ ...model, draft: draftOf(unseen), values: unseen, refused: checked }}
      />
    ),
    'prices-refused': (
      <PricesPage frame={frame} model={{ ...model, draft, values: typed, refused }} />
    ),
    'prices-none': (
      <PricesPage frame={frame} model={{ ...model, draft: draftOf({}, 'none'), prices: [] }} />
    ),
  }
}
