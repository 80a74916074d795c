import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import { licenseStream, pluginStream, projectTypeStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { pluginVersionPublished } from '../../../support/published-plugin'
import { findActionForm, openAdminFixture } from '../../support/admin-fixture'
import { signInAs } from '../../support/form-browser'

const fixture = await openAdminFixture()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const priceOf = (netCents: number): DomainEvent => ({
  type: 'PluginPriced',
  data: {
    projectType: 'business_directory',
    cycle: 'monthly',
    netCents,
    setupCents: 0,
    validFrom: '2026-01-01T00:00:00.000Z',
  },
})

const listPlugin = async (name: string, netCents: number, dependsOn = {}) => {
  const { store } = fixture.deps
  await appendEvents(
    store,
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: name.toUpperCase(), category: 'sales' } },
    { type: 'PluginPhaseReached', data: { phase: 'v1' } },
    { ...pluginVersionPublished, data: { ...pluginVersionPublished.data, dependsOn } },
    { type: 'CurrentVersionChosen', data: { version: '1.0.0', runtime: 'bun' } },
    priceOf(netCents),
  )
}

beforeAll(async () => {
  await appendEvents(
    fixture.deps.store,
    projectTypeStream('business_directory'),
    {
      type: 'ProjectTypeOffered',
      data: {
        code: 'business_directory',
        displayName: 'Branchenbuch',
        trialDays: 14,
        isFree: false,
        order: 1,
      },
    },
    { type: 'BaseTypeChosen', data: {} },
  )
  await listPlugin('crm', 3100)
  await listPlugin('basis', 0)
  await listPlugin('pim', 500, { basis: '^1.0.0' })
  await listPlugin('erp', 500, { crm: '^1.0.0' })
})

const form = { reason: 'customerAsked', payment: 'stripe_prepaid' }
const planOf = async (path: string, fields: Record<string, string>) => {
  const html = await (await caseworker.post(path, { ...form, ...fields, view: 'plan' })).text()
  return { html, plan: /name="plan" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}

describe('ordering plugins for a live project', () => {
  test('charges what its plan has shown, and books the same', async () => {
    const { id } = await fixture.createLiveProject()
    const path = `/admin/projects/${id}/plugin-order`
    const { html, plan } = await planOf(path, { 'plugin.crm': 'on' })
    expect(html).toContain('36,89')
    expect((await caseworker.post(path, { ...form, 'plugin.crm': 'on' })).status).toBe(422)
    const answer = await caseworker.post(path, { ...form, 'plugin.crm': 'on', plan })
    expect(answer.status).toBe(303)
    const ordered = await fixture.readLastEvent(id)
    expect(ordered?.type).toBe('PluginsOrdered')
    expect(ordered?.data).toMatchObject({ plugins: ['crm'], price: { grossCents: 3689 } })
    expect(ordered?.reason?.code).toBe('customerAsked')
  })

  test('is refused with the new price when that has changed since', async () => {
    const { id } = await fixture.createLiveProject()
    const path = `/admin/projects/${id}/plugin-order`
    const { plan } = await planOf(path, { 'plugin.crm': 'on' })
    await appendEvents(fixture.deps.store, pluginStream('crm'), priceOf(6200))
    await Bun.sleep(50)
    const answer = await caseworker.post(path, { ...form, 'plugin.crm': 'on', plan })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('Der Preis hat sich geändert')
    expect(findActionForm(html, 'plugin-order')).toContain('73,78')
    expect(await fixture.readEventTypes(id)).not.toContain('PluginsOrdered')
    await appendEvents(fixture.deps.store, pluginStream('crm'), priceOf(3100))
    await Bun.sleep(50)
  })

  test('brings a free plugin that it depends on, and names a missing one that costs money', async () => {
    const { id } = await fixture.createLiveProject()
    const path = `/admin/projects/${id}/plugin-order`
    const { plan } = await planOf(path, { 'plugin.pim': 'on' })
    await caseworker.post(path, { ...form, 'plugin.pim': 'on', plan })
    expect((await fixture.readLastEvent(id))?.data).toMatchObject({ plugins: ['pim', 'basis'] })
    const refused = await planOf(path, { 'plugin.erp': 'on' })
    expect(refused.html).toContain('noch keine Lizenz gibt')
    expect(refused.html).toContain('crm')
  })

  test('on invoice is released at once', async () => {
    const { id } = await fixture.createLiveProject()
    const path = `/admin/projects/${id}/plugin-order`
    const fields = { 'plugin.crm': 'on', payment: 'invoice', dueDays: '30' }
    const { plan } = await planOf(path, fields)
    expect((await caseworker.post(path, { ...form, ...fields, plan })).status).toBe(303)
    expect((await fixture.readEventTypes(id)).slice(-2)).toEqual([
      'PluginsOrdered',
      'PurchaseReleased',
    ])
    expect((await fixture.readLastEvent(id))?.data).toMatchObject({
      cause: 'invoiceTerms',
      dueDays: 30,
    })
  })

  test('shows on its tab, is cancelled with a reason, and is forbidden to auditors', async () => {
    const { id } = await fixture.createLiveProject()
    const path = `/admin/projects/${id}/plugin-order`
    const { plan } = await planOf(path, { 'plugin.crm': 'on' })
    await caseworker.post(path, { ...form, 'plugin.crm': 'on', plan })
    const page = await (await caseworker.get(`/admin/projects/${id}?tab=licenses`)).text()
    expect(page).toContain('Wartet auf Zahlung')
    const number = /(\d{4}-\d{5}), 36,89/.exec(page)?.[1] ?? ''
    const cancel = `/admin/projects/${id}/purchase-cancellation`
    const answer = await caseworker.post(cancel, { reason: 'wrong', purchase: number })
    expect(answer.status).toBe(303)
    expect((await fixture.readLastEvent(id))?.type).toBe('PurchaseCancelled')
    expect((await auditor.post(path, { ...form, 'plugin.crm': 'on', plan })).status).toBe(403)
  })

  test('of one that is licensed already is not offered, and refused', async () => {
    const { id } = await fixture.createLiveProject()
    await appendEvents(fixture.deps.store, licenseStream(id, 'crm'), {
      type: 'LicenseIssued',
      data: { projectId: id, plugin: 'crm', cycle: 'monthly', netCents: 3100, source: 'order' },
    })
    const page = await (await caseworker.get(`/admin/projects/${id}`)).text()
    expect(findActionForm(page, 'plugin-order')).not.toContain('plugin.crm')
    const { html } = await planOf(`/admin/projects/${id}/plugin-order`, { 'plugin.crm': 'on' })
    expect(html).toContain('schon eine Lizenz')
  })
})
