import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type LicenseFilter, listLicensePage } from '../../projections/queries/license-list'
import { countRowsRead, listPlanNodes, recordPlans } from '../support/statement-plans'
import { openTestStore, type TestStore } from '../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
  const { sql } = fixture
  await sql`insert into projects (id, version, name, slug, order_number, customer_id, project_type,
      plugins, billing_cycle, price, payment_method, domain_kind, domain_name, ordered_at, changed_at,
      progress, under_way)
    select 'p' || n, 1, 'Projekt ' || n, 's' || n, '2026-' || n, 'c' || n, 'business_directory',
      '[]', 'monthly', '{"grossCents": 1}', 'invoice', 'subdomain', 's' || n || '.vrs', now(), now(),
      'active', false
    from generate_series(1, 500) n`
  await sql`insert into licenses (id, project_id, plugin, cycle, net_cents, source, stage, issued_at,
      runs_until)
    select 'l' || n, 'p' || (n % 500 + 1), 'plugin-' || n % 20, 'monthly', 100, 'order',
      case when n % 500 = 0 then 'suspended' else 'active' end, now(),
      now() + n * interval '1 minute'
    from generate_series(1, 20000) n`
  await sql`analyze licenses, projects`
}, 60_000)
afterAll(() => fixture.close())

const limit = 51
const after = `${new Date(Date.now() + 600_000_000).toISOString()}~l1`
const filters: [string, Partial<LicenseFilter>][] = [
  ['from its beginning', {}],
  ['from any place in it', { after }],
  ['of one plugin', { plugin: 'plugin-7' }],
  ['in a rare state', { status: 'suspended' }],
]

test.each(filters)('a page of all licenses %s reads no more than it shows', async (_, filter) => {
  const [plan] = await recordPlans(fixture.url, 'auto', (sql) =>
    listLicensePage(sql, { ...filter, limit }),
  )
  if (!plan) throw new Error('expected a plan, found none')
  const ofLicenses = listPlanNodes(plan).filter((node) => node['Relation Name'] === 'licenses')
  expect(ofLicenses.length).toBeGreaterThan(0)
  for (const node of ofLicenses) expect(countRowsRead(node)).toBeLessThanOrEqual(limit + 1)
})
