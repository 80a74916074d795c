import { Database } from 'bun:sqlite'
import postgres from 'postgres'

type Cell = string | number | boolean | null
type Table = { columns: Record<string, string>; rows: Record<string, Cell>[] }

const [integer, truth, text, instant] = ['integer', 'boolean', 'text', 'timestamp'] as const

/** UTC, as SQLite keeps it; on PostgreSQL the old program wrote the wall time of its zone. */
const created = '2026-01-07 09:30:00.000000'

export const pluginNames = [
  ...['impressum', 'datenschutz', 'kontakt', 'hero', 'cta', 'katalog', 'content', 'shop', 'pim'],
  ...['pricing', 'crm', 'fragebogen', 'media', 'projektverwaltung', 'api_market', 'crm_udo'],
  'business_directory',
] as const

export const keyOf = (project: number) => `vf_proj_${String(project).repeat(3)}_-${'k'.repeat(38)}`

/** In euro cents, what the column of the plugin itself says: 0 = free for satellites. */
const pluginCents = (index: number) => (index < 3 ? 0 : 1000 + index)

const project = (id: number, slug: string, more: Record<string, Cell> = {}) => ({
  id,
  name: `Projekt ${slug}`,
  slug,
  owner_email: id === 2 ? 'Owner1@Example.org' : `owner${id}@example.org`,
  api_key: keyOf(id),
  is_active: true,
  is_superadmin: false,
  project_type_id: null,
  trial_start_date: null,
  trial_end_date: null,
  created_at: created,
  updated_at: created,
  ...more,
})

const license = (
  id: number,
  projectId: number,
  plugin: string,
  more: Record<string, Cell> = {},
) => ({
  id,
  project_id: projectId,
  plugin_name: plugin,
  status: 'active',
  billing_cycle: 'once',
  next_billing_date: null,
  plugin_price_id: null,
  purchased_at: '2026-02-03 07:08:09.123456',
  expires_at: null,
  stripe_payment_id: null,
  notes: 'Manuell vergeben',
  ...more,
})

const price = (id: number, plugin: string, cycle: string, cents: number, more = {}) => ({
  id,
  plugin_id: pluginNames.indexOf(plugin as 'hero') + 1,
  project_type_id: 1,
  price_cents: cents,
  billing_cycle: cycle,
  currency: 'EUR',
  setup_fee_cents: 0,
  is_active: true,
  valid_from: created,
  valid_until: null,
  ...more,
})

const licenses = [
  license(1, 1, 'katalog'),
  license(2, 1, 'shop', { status: 'trial', expires_at: '2099-01-31 00:00:00.000000' }),
  license(3, 1, 'crm', { status: 'expired', expires_at: '2026-02-28 12:00:00.500000' }),
  license(4, 2, 'hero', {
    billing_cycle: 'yearly',
    next_billing_date: '2027-02-03 00:00:00.000000',
  }),
  license(5, 2, 'content', { status: 'suspended' }),
  license(6, 2, 'business_directory', { status: 'revoked' }),
  license(7, 3, 'media', { plugin_price_id: 1 }),
  license(8, 3, 'verschwunden'),
  license(9, 4, 'katalog', { expires_at: '2098-07-01 10:00:00.000000' }),
  license(10, 4, 'pim'),
  license(11, 5, 'shop'),
  license(12, 5, 'hero', { billing_cycle: 'usage' }),
]

export const oldTables: Record<string, Table> = {
  marketplace_project_type: {
    columns: {
      ...{ id: integer, code: text, name: text, description: text, trial_days: integer },
      ...{ is_free: truth, is_base_type: truth, is_active: truth, sort_order: integer },
    },
    rows: [
      ...[
        ['einzelkunde', 'Einzelkunde', 30, 1],
        ['business_directory', 'Branchenverzeichnis', 14, 2],
        ['verein', 'Verein', 0, 3],
        ['intern', 'Intern', 0, 100],
      ].map(([code = '', name = '', days = 0, order = 0], index) => ({
        id: index + 1,
        code,
        name,
        description: `Beschreibung ${name}`,
        trial_days: days,
        is_free: code === 'intern',
        is_base_type: code === 'einzelkunde',
        is_active: true,
        sort_order: order,
      })),
    ],
  },
  marketplace_plugin_category: {
    columns: {
      ...{ id: integer, code: text, name_de: text, description_de: text, icon: text },
      ...{ color_hex: text, sort_order: integer },
    },
    rows: ['essential', 'content', 'commerce', 'forms', 'tools', 'integration'].map((code, at) => ({
      id: at + 1,
      code,
      name_de: code,
      description_de: `Über ${code}`,
      icon: 'ti ti-tool',
      color_hex: '#64748b',
      sort_order: at + 1,
    })),
  },
  marketplace_plugin_meta: {
    columns: {
      ...{ id: integer, name: text, display_name: text, description: text, long_description: text },
      ...{ version: text, price_cents: integer, category: text, min_v_flask_version: text },
      ...{ has_trial: truth, icon: text, category_id: integer, phase: text, is_published: truth },
      ...{ is_featured: truth, allow_one_time_purchase: truth, screenshot_url: text },
    },
    rows: pluginNames.map((name, index) => ({
      id: index + 1,
      name,
      display_name: `Plugin ${name}`,
      description: `Über ${name}`,
      long_description: null,
      version: name === 'katalog' ? '1.1.0' : '0.9.0',
      price_cents: pluginCents(index),
      category: 'alt',
      min_v_flask_version: '1.0',
      has_trial: name !== 'media',
      icon: 'ti ti-book',
      category_id: (index % 6) + 1,
      phase: name === 'pricing' ? 'beta' : 'v1',
      is_published: name !== 'crm_udo',
      is_featured: name === 'katalog',
      allow_one_time_purchase: name === 'kontakt' || name === 'media',
      screenshot_url: null,
    })),
  },
  marketplace_plugin_price: {
    columns: {
      ...{ id: integer, plugin_id: integer, project_type_id: integer, price_cents: integer },
      ...{ billing_cycle: text, currency: text, setup_fee_cents: integer, is_active: truth },
      ...{ valid_from: instant, valid_until: instant },
    },
    rows: [
      price(1, 'media', 'once', 4900),
      price(2, 'cta', 'once', 0),
      price(3, 'cta', 'monthly', 0),
      price(4, 'cta', 'yearly', 0),
      price(5, 'kontakt', 'once', 0),
      price(6, 'pricing', 'monthly', 1990, { setup_fee_cents: 500 }),
      price(7, 'api_market', 'usage', 2),
      price(8, 'shop', 'monthly', 2500, { currency: 'CHF' }),
    ],
  },
  marketplace_plugin_version: {
    columns: {
      ...{ id: integer, plugin_id: integer, version: text, changelog: text, is_stable: truth },
      ...{ is_breaking_change: truth, is_current: truth, download_count: integer },
      ...{ released_at: instant, released_by: text },
    },
    rows: ['1.0.0', '1.1.0'].map((version, index) => ({
      id: index + 1,
      plugin_id: pluginNames.indexOf('katalog') + 1,
      version,
      changelog: `- ${version}`,
      is_stable: true,
      is_breaking_change: false,
      is_current: index === 1,
      download_count: 7,
      released_at: `2026-0${index + 1}-01 08:00:00.000000`,
      released_by: 'admin@example.org',
    })),
  },
  marketplace_project: {
    columns: {
      ...{ id: integer, name: text, slug: text, owner_email: text, api_key: text },
      ...{ is_active: truth, is_superadmin: truth, project_type_id: integer },
      ...{ trial_start_date: instant, trial_end_date: instant },
      ...{ created_at: instant, updated_at: instant },
    },
    rows: [
      project(1, 'mfr_preiser', { owner_email: 'owner1@example.org' }),
      project(2, 'vz_fruehstueckenclick', { project_type_id: 2 }),
      project(3, 'vz_spielwaren', {
        project_type_id: 2,
        trial_start_date: '2026-11-01 00:00:00.000000',
        trial_end_date: '2099-12-31 00:00:00.000000',
      }),
      project(4, 'intern-hub', { is_superadmin: true, owner_email: 'owner1@example.org' }),
      project(5, 'stillgelegt', { is_active: false }),
    ],
  },
  marketplace_license: {
    columns: {
      ...{ id: integer, project_id: integer, plugin_name: text, status: text, billing_cycle: text },
      ...{ next_billing_date: instant, plugin_price_id: integer, purchased_at: instant },
      ...{ expires_at: instant, stripe_payment_id: text, notes: text },
    },
    rows: licenses,
  },
  marketplace_license_history: {
    columns: {
      ...{ id: integer, license_id: integer, action: text, old_status: text, new_status: text },
      ...{ old_expires_at: instant, new_expires_at: instant, performed_by: text },
      ...{ performed_by_type: text, reason: text, metadata_json: text, created_at: instant },
    },
    rows: licenses.flatMap(({ id }) =>
      (id === 2 ? ['created', 'trial_started'] : ['created']).map((action, at) => ({
        id: id * 10 + at,
        license_id: id,
        action,
        old_status: null,
        new_status: action === 'created' ? 'active' : 'trial',
        old_expires_at: null,
        new_expires_at: null,
        performed_by: 'owner1@example.org',
        performed_by_type: action === 'created' ? 'admin' : 'customer',
        reason: action === 'created' ? 'Auf Wunsch von Herrn Preiser' : null,
        metadata_json: '{"trial_days": 30',
        created_at: `2026-03-0${at + 1} 10:00:00.000000`,
      })),
    ),
  },
  marketplace_order: {
    columns: {
      ...{ id: integer, project_id: integer, plugin_name: text, amount_cents: integer },
      ...{ status: text, stripe_session_id: text, created_at: instant, completed_at: instant },
    },
    rows: [
      {
        id: 1,
        project_id: 1,
        plugin_name: 'katalog',
        amount_cents: 4900,
        status: 'completed',
        stripe_session_id: 'cs_1',
        created_at: created,
        completed_at: created,
      },
    ],
  },
}

const quote = (value: Cell | undefined) =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? null)

const toStatements = (cellOf: (value: Cell | undefined, type: string) => string) =>
  Object.entries(oldTables).flatMap(([name, { columns, rows }]) => [
    `create table ${name} (${Object.entries(columns)
      .map(([column, type]) => `"${column}" ${type}`)
      .join(', ')})`,
    ...rows.map((row) => {
      const values = Object.entries(columns).map(([column, type]) => cellOf(row[column], type))
      return `insert into ${name} values (${values.join(', ')})`
    }),
  ])

/** The old base as an SQLite file: no booleans, and instants as text in UTC. */
export const createSqliteBase = (path: string) => {
  const database = new Database(path, { create: true })
  const statements = toStatements((value) =>
    quote(typeof value === 'boolean' ? Number(value) : value),
  )
  for (const statement of statements) database.run(statement)
  database.close()
}

/** The same on PostgreSQL, where a server in Berlin wrote its wall time. */
export const createPostgresBase = async (url: string) => {
  const sql = postgres(url, { max: 1 })
  const statements = toStatements((value, type) =>
    type === instant && value !== null && value !== undefined
      ? `(timestamp ${quote(value)} at time zone 'UTC') at time zone 'Europe/Berlin'`
      : quote(value),
  )
  for (const statement of statements) await sql.unsafe(statement)
  await sql.end()
}
