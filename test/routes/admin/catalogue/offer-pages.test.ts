import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { readCatalogue } from '../../../../projections/queries/catalogue'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'
import { seedOrder } from '../../support/seed-orders'
import { seedPlugin } from './seed-plugin'

let fixture: AdminApp
let admin: FormBrowser
const jsonHeaders = { accept: 'application/json' }
const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }
const look = { displayNameEn: '', icon: 'box', color: '#2563eb', order: '1' }

const addPath = (section: string) => `/admin/catalogue/${section}`
const actPath = (section: string, id: string, action: string) =>
  `${addPath(section)}/${id}/${action}`
const typesIn = async (stream: string) =>
  (await fixture.deps.store.read(stream)).events.map(({ type }) => type)

const typeInput = {
  ...look,
  code: 'shop',
  displayName: 'Laden',
  displayNameEn: 'Shop',
  trialDays: '14',
  isFree: 'no',
  reason: 'rangeExtended',
}
const domainInput = {
  name: 'VRS.example',
  displayName: 'Beispiel',
  isDefault: 'no',
  reason: 'rangeExtended',
}
const bundleInput = {
  ...look,
  code: 'starter',
  displayName: 'Starter',
  projectType: 'shop',
  billingCycle: 'monthly',
  discountPercent: '10',
  isDefault: 'yes',
  'plugin.kontakt': 'on',
  'plugin.impressum': 'on',
  reason: 'rangeExtended',
}

beforeAll(async () => {
  fixture = await openAdminApp()
  admin = await signInAs(fixture, 'admin')
  expect((await admin.post(addPath('project-types'), typeInput)).status).toBe(303)
  await seedPlugin(fixture, 'kontakt', { projectType: 'shop', netCents: 1000 })
  await seedPlugin(fixture, 'impressum', { projectType: 'shop', netCents: 500 })
}, 30_000)
afterAll(() => fixture.close())

describe('project types', () => {
  test('are offered, changed, made the base, withdrawn and offered again', async () => {
    const other = { ...typeInput, code: 'club', displayName: 'Verein' }
    expect((await admin.post(addPath('project-types'), other)).status).toBe(303)
    const post = (id: string, action: string, fields: Record<string, string>) =>
      admin.post(actPath('project-types', id, action), { reason: 'other', ...fields }, jsonHeaders)
    expect((await post('club', 'base', {})).status).toBe(303)
    expect(await (await post('club', 'withdrawal', {})).json()).toMatchObject({
      code: 'BASE_TYPE_NEEDED',
    })
    expect((await post('shop', 'base', {})).status).toBe(303)
    const bases = async () =>
      (await readCatalogue(fixture.deps.sql)).projectTypes.filter(({ isBase }) => isBase)
    expect((await bases()).map(({ code }) => code)).toEqual(['shop'])
    const { code: _, ...terms } = other
    expect((await post('club', 'description', { ...terms, trialDays: '30' })).status).toBe(303)
    expect((await post('club', 'withdrawal', {})).status).toBe(303)
    const page = await (await admin.get(`${addPath('project-types')}/club`)).text()
    expect(page).toContain('Nicht mehr angeboten')
    expect(page).toContain('Verein')
    const { projectTypes, withdrawn } = await readCatalogue(fixture.deps.sql)
    expect(projectTypes.map(({ code }) => code)).not.toContain('club')
    expect(withdrawn.projectTypes).toMatchObject([{ code: 'club', trialDays: 30 }])
    expect((await post('club', 'offer', { ...terms, trialDays: '7' })).status).toBe(303)
    expect(await typesIn('project_type-club')).toEqual([
      'ProjectTypeOffered',
      'ProjectTypeDescribed',
      'BaseTypeChosen',
      'ProjectTypeOffered',
      'ProjectTypeWithdrawn',
      'ProjectTypeOffered',
    ])
    expect((await bases()).map(({ code }) => code)).toEqual(['shop'])
  })

  test('are refused where a field is wrong, each at its place', async () => {
    const wrong: [object, string, string][] = [
      [{ trialDays: '366' }, '/trialDays', 'BAD_NUMBER'],
      [{ trialDays: '' }, '/trialDays', 'REQUIRED'],
      [{ isFree: 'maybe' }, '/isFree', 'INVALID'],
      [{ code: 'shop', displayName: 'Anders' }, '/code', 'CODE_TAKEN'],
    ]
    for (const [change, pointer, code] of wrong) {
      const input = { ...typeInput, code: 'other', ...change }
      const answer = await admin.post(addPath('project-types'), input, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, code }] })
    }
  })
})

describe('base domains', () => {
  const observe = (zone: 'none' | 'unreachable' | []) => {
    fixture.deps.vendorQueries.observeDomain = async () =>
      ({ registry: { state: 'absent' }, zone, nameservers: [] }) as never
  }
  const create = (change: object = {}) =>
    admin.post(addPath('base-domains'), { ...domainInput, ...change }, jsonHeaders)

  test('have a zone of ours, and one of them is the default', async () => {
    observe('none')
    expect(await (await create()).json()).toMatchObject({ code: 'BASE_DOMAIN_NOT_OURS' })
    observe('unreachable')
    expect(await (await create()).json()).toMatchObject({ code: 'UNAVAILABLE' })
    observe([])
    expect((await create()).status).toBe(303)
    expect((await create({ name: 'vrs.test', isDefault: 'yes' })).status).toBe(303)
    const { baseDomains } = await readCatalogue(fixture.deps.sql)
    expect(baseDomains.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['vrs.test', true],
      ['vrs.example', false],
    ])
    const act = (action: string, fields = {}) =>
      admin.post(
        actPath('base-domains', 'vrs.test', action),
        { ...domainInput, reason: 'other', ...fields },
        jsonHeaders,
      )
    for (const refused of [await act('withdrawal'), await act('description')])
      expect(await refused.json()).toMatchObject({ code: 'DEFAULT_NEEDED' })
    expect(await (await create({ name: 'no name' })).json()).toMatchObject({ code: 'BAD_FORMAT' })
  })

  test('that projects live below are withdrawn for new ones only', async () => {
    observe([])
    const name = 'old.example'
    expect((await create({ name })).status).toBe(303)
    const domain = { kind: 'subdomain', name: `berger.${name}`, baseDomain: name } as const
    await seedOrder(fixture, { domain })
    expect(await (await create({ name: domain.name })).json()).toMatchObject({
      code: 'DOMAIN_TAKEN',
    })
    const withdrawal = actPath('base-domains', name, 'withdrawal')
    expect((await admin.post(withdrawal, { reason: 'rangeReduced' })).status).toBe(303)
    expect(await typesIn(`base_domain-${name}`)).toEqual([
      'BaseDomainOffered',
      'BaseDomainWithdrawn',
    ])
    const list = await (await admin.get(addPath('base-domains'))).text()
    expect(list).toContain('Nicht mehr angeboten')
    const { offer } = await fixture.deps.catalogueSnapshot()
    expect(offer.baseDomains.map((one) => one.name)).not.toContain(name)
    expect(offer.ownBaseDomains.map((one) => one.name)).toContain(name)
    expect(await typesIn(`project-${(await seedOrder(fixture)).id}`)).toContain('ProjectOrdered')
  })
})

describe('bundles', () => {
  test('show their total before and after, and are offered, changed and withdrawn', async () => {
    const plan = await admin.post(addPath('bundles'), { ...bundleInput, view: 'plan' }, partial)
    // 15.00 less 10 percent, and 19 percent VAT on 13.50, rounded half up once.
    expect(await plan.text()).toContain('16,07')
    expect((await admin.post(addPath('bundles'), bundleInput)).status).toBe(303)
    const { code: _, ...terms } = bundleInput
    const path = actPath('bundles', 'starter', 'description')
    const dearer = { ...terms, discountPercent: '0', reason: 'termsRevised' }
    const change = await (await admin.post(path, { ...dearer, view: 'plan' }, partial)).text()
    expect(change).toContain('17,85')
    expect(change).toContain('Bisher 16,07')
    const page = await admin.post(path, { ...dearer, view: 'plan' })
    expect(await page.text()).toContain('Bisher 16,07')
    expect((await admin.post(path, dearer)).status).toBe(303)
    expect(await (await admin.get(addPath('bundles'))).text()).toContain('17,85')
    expect(await typesIn('bundle-starter')).toEqual([
      'BundleOffered',
      'BundleComposed',
      'BundleDescribed',
      'BundleComposed',
    ])
    const withdrawal = actPath('bundles', 'starter', 'withdrawal')
    expect((await admin.post(withdrawal, { reason: 'rangeReduced' })).status).toBe(303)
    const { bundles } = await readCatalogue(fixture.deps.sql)
    expect(bundles).toEqual([])
    const again = actPath('bundles', 'starter', 'offer')
    expect((await admin.post(again, { ...terms, reason: 'other' })).status).toBe(303)
    expect((await typesIn('bundle-starter')).slice(-2)).toEqual(['BundleOffered', 'BundleComposed'])
  })

  test('are refused with all that was typed and ticked', async () => {
    const wrong: [object, string, string][] = [
      [{ 'plugin.kontakt': undefined, 'plugin.impressum': undefined }, '/plugins', 'REQUIRED'],
      [{ discountPercent: '101' }, '/discountPercent', 'BAD_PERCENT'],
      [{ discountPercent: '-1' }, '/discountPercent', 'BAD_PERCENT'],
      [{ billingCycle: 'yearly' }, '/plugins', 'PLUGINS_NOT_ORDERABLE'],
      [{ billingCycle: 'daily' }, '/billingCycle', 'INVALID'],
      [{ projectType: 'gone' }, '/projectType', 'UNKNOWN_PROJECT_TYPE'],
    ]
    for (const [change, pointer, code] of wrong) {
      const fields = Object.entries({ ...bundleInput, code: 'other', ...change })
      const input = Object.fromEntries(fields.filter(([, value]) => value !== undefined))
      const answer = await admin.post(addPath('bundles'), input, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, code }] })
    }
    const input = { ...bundleInput, code: 'other', billingCycle: 'yearly', displayName: 'Büro' }
    const page = await (await admin.post(addPath('bundles'), input)).text()
    expect(page).toContain('value="Büro"')
    expect(page).toContain('(impressum, kontakt)')
    expect(page).toMatch(/name="plugin.kontakt"[^>]* checked/)
  })

  test('hold a project type until they are withdrawn', async () => {
    const answer = await admin.post(
      actPath('project-types', 'shop', 'withdrawal'),
      { reason: 'other' },
      jsonHeaders,
    )
    expect(answer.status).toBe(409)
  })
})
