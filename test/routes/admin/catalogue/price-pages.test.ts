import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import { pluginStream, projectTypeStream } from '../../../../events/streams'
import { startOfBerlinDay } from '../../../../src/domain/calendar/berlin-calendar'
import { appendEvents } from '../../../support/append-events'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, signInAs } from '../../support/form-browser'

let fixture: AdminApp
let admin: FormBrowser
const july = '2026-07-01T00:00:00.000Z'
const jsonHeaders = { accept: 'application/json' }
const partial = { 'hx-request': 'true', 'hx-request-type': 'partial' }

beforeAll(async () => {
  fixture = await openAdminApp()
  admin = await signInAs(fixture, 'admin')
  for (const [code, displayName, isFree] of [
    ['basis', 'Basis', false],
    ['verein', 'Verein', false],
    ['intern', 'Intern', true],
  ] as const) {
    const data = { code, displayName, trialDays: 14, isFree, order: 0 }
    const events: DomainEvent[] = [
      { type: 'ProjectTypeOffered', data },
      ...(code === 'basis' ? [{ type: 'BaseTypeChosen', data: {} } as const] : []),
    ]
    await appendEvents(fixture.deps.store, projectTypeStream(code), ...events)
  }
}, 30_000)
afterAll(() => fixture.close())

let counter = 0
/** Each test has a plugin of its own, which costs 10 euros a month. */
let name: string
let path: string
beforeEach(async () => {
  counter += 1
  name = `kontakt-${counter}`
  path = `/admin/catalogue/plugins/${name}/prices`
  await appendEvents(
    fixture.deps.store,
    pluginStream(name),
    { type: 'PluginListed', data: { name, displayName: `Kontakt ${counter}`, category: 'web' } },
    priceEvent('basis', 1000),
  )
})
const priceEvent = (projectType: string, netCents: number, validFrom = july): DomainEvent => ({
  type: 'PluginPriced',
  data: { projectType, cycle: 'monthly', netCents, setupCents: 0, validFrom },
})
const eventsOf = async () => (await fixture.deps.store.read(pluginStream(name))).events.slice(2)

/** The fields of the form as the page shows them. */
const readFields = async (answer?: Response) => {
  const html = await (answer ?? (await admin.get(path))).text()
  const fields: Record<string, string> = {}
  for (const [input] of html.matchAll(/<input[^>]*>/g)) {
    const read = (attribute: string) =>
      new RegExp(` ${attribute}="([^"]*)"`).exec(input)?.[1] ?? undefined
    const field = read('name')
    if (field && read('type') !== 'radio') fields[field] = read('value') ?? ''
  }
  const { locale: _, ...form } = fields
  return { html, fields: form }
}
const publish = async (change: Record<string, string>, headers = {}) => {
  const { fields } = await readFields()
  return admin.post(path, { ...fields, reason: 'priceReview', ...change }, headers)
}

describe('the prices of a plugin', () => {
  test('are shown by type and cycle, inherited ones as such', async () => {
    const { html, fields } = await readFields()
    expect(fields).toMatchObject({
      'net.basis.monthly': '10,00',
      'net.verein.monthly': '',
      'net.basis.once': '',
    })
    expect(html).toContain('11,90')
    expect(html).toContain('vom Basistyp: 10,00')
    expect(fields).not.toHaveProperty('net.intern.monthly')
    const english = await (await admin.get(path, { 'accept-language': 'en' })).text()
    expect(english).toContain('from the base type: €10.00')
  })

  test('are published after a look at what changes and what does not', async () => {
    const change = { 'net.verein.monthly': '12,5', 'setup.verein.monthly': '49' }
    const plan = await publish({ ...change, view: 'plan' }, partial)
    const shown = await plan.text()
    for (const text of ['Verein', '+25 %', '12,50', 'Einrichtung 0,00', 'neue Bestellungen'])
      expect(shown).toContain(text)
    expect(await eventsOf()).toEqual([])
    expect((await publish(change)).status).toBe(303)
    expect(await eventsOf()).toMatchObject([
      {
        type: 'PluginPriced',
        data: { projectType: 'verein', cycle: 'monthly', netCents: 1250, setupCents: 4900 },
        reason: { code: 'priceReview' },
      },
    ])
    expect((await readFields()).fields).toMatchObject({
      'net.verein.monthly': '12,50',
      'setup.verein.monthly': '49,00',
    })
  })

  test('are looked at and published without a script, too', async () => {
    const page = await publish({ 'net.verein.yearly': '120', view: 'plan' })
    expect(page.status).toBe(200)
    const { html, fields } = await readFields(page)
    expect(html).toContain('id="price-plan"')
    expect(html).toContain('120,00')
    expect(fields['net.verein.yearly']).toBe('120')
    expect((await admin.post(path, { ...fields, reason: 'promotion' })).status).toBe(303)
    expect(await eventsOf()).toHaveLength(1)
  })

  test('are emptied to follow the base type again, or not offered', async () => {
    await publish({ 'net.verein.monthly': '7', 'net.verein.yearly': '70' })
    await publish({ 'net.verein.monthly': '', 'net.verein.yearly': '–', 'net.basis.monthly': '' })
    expect((await eventsOf()).slice(2).map(({ type, data }) => [type, data])).toEqual([
      ['PluginPriceWithdrawn', { projectType: 'basis', cycle: 'monthly' }],
      ['BasePriceChosen', { projectType: 'verein', cycle: 'monthly' }],
      ['PluginPriceWithdrawn', { projectType: 'verein', cycle: 'yearly' }],
    ])
    const { html, fields } = await readFields()
    expect(fields).toMatchObject({ 'net.basis.monthly': '–', 'net.verein.yearly': '–' })
    expect(html).toContain('nicht angeboten')
  })

  test('take their setup fees with them, unless the fee was typed just now', async () => {
    await publish({ 'net.verein.monthly': '7', 'setup.verein.monthly': '49' })
    const typed = await publish(
      { 'net.verein.monthly': '', 'setup.verein.monthly': '50' },
      jsonHeaders,
    )
    expect(await typed.json()).toMatchObject({ errors: [{ code: 'REQUIRED' }] })
    expect((await publish({ 'net.verein.monthly': '–' })).status).toBe(303)
    await publish({ 'net.verein.monthly': '7', 'setup.verein.monthly': '49' })
    expect((await publish({ 'net.verein.monthly': '' })).status).toBe(303)
    expect((await eventsOf()).map(({ type }) => type)).toEqual([
      'PluginPriced',
      'PluginPriceWithdrawn',
      'PluginPriced',
      'BasePriceChosen',
    ])
  })

  test('begin and end on days in Berlin; a planned one is dropped, one in force is ended', async () => {
    const days = { validFrom: '2099-07-01', validUntil: '2099-12-31' }
    await publish({ 'net.basis.monthly': '11', ...days })
    const validFrom = startOfBerlinDay('2099-07-01')
    expect((await eventsOf()).at(-1)?.data).toMatchObject({
      validFrom,
      validUntil: startOfBerlinDay('2100-01-01'),
    })
    const { html, fields } = await readFields()
    expect(fields['net.basis.monthly']).toBe('10,00')
    expect(html).toContain('ab 01.07.2099: 11,00')
    const planned = `basis.monthly.${Date.parse(validFrom)}`
    const dropped = await admin.post(`${path}/${planned}/drop`, { reason: 'notNeeded' })
    expect(dropped.status).toBe(303)
    const current = `basis.monthly.${Date.parse(july)}`
    const end = { validUntil: '2099-01-31', reason: 'promotion' }
    expect((await admin.post(`${path}/${current}/end`, end)).status).toBe(303)
    expect((await eventsOf()).slice(1).map(({ type, data }) => [type, data])).toMatchObject([
      ['PluginPriceWithdrawn', { validFrom }],
      [
        'PluginPriced',
        { netCents: 1000, validFrom: july, validUntil: startOfBerlinDay('2099-02-01') },
      ],
    ])
    const refused = await admin.post(`${path}/${current}/end`, { ...end, validUntil: '2020-01-01' })
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('Das Ende muss nach dem Beginn'),
    ])
    expect((await admin.post(`${path}/basis.monthly.1/drop`, {})).status).toBe(404)
  })

  test('that somebody else has changed are shown beside what was typed', async () => {
    const { fields } = await readFields()
    const justNow = new Date().toISOString()
    await appendEvents(fixture.deps.store, pluginStream(name), priceEvent('basis', 1150, justNow))
    const typed = {
      ...fields,
      'net.basis.monthly': '12',
      'net.verein.yearly': '99',
      reason: 'priceReview',
      note: 'Bleibt stehen',
    }
    const page = await admin.post(path, typed)
    expect(page.status).toBe(409)
    const refused = await readFields(page)
    expect(refused.html).toContain('Jemand hat einen Preis geändert')
    expect(refused.html).toContain('name="keep.basis.monthly"')
    expect(refused.html).toContain('11,50')
    expect(refused.html).toContain('Bleibt stehen')
    expect(refused.fields).toMatchObject({
      'net.basis.monthly': '12',
      'net.verein.yearly': '99',
      'seen.basis.monthly': fields['seen.basis.monthly'],
    })
    const theirs = { ...refused.fields, reason: 'priceReview', 'keep.basis.monthly': 'theirs' }
    const withPlan = await readFields(await admin.post(path, { ...theirs, view: 'plan' }))
    expect(withPlan.fields['net.basis.monthly']).toBe('11,50')
    expect(await eventsOf()).toHaveLength(1)
    const mine = { ...refused.fields, reason: 'priceReview', 'keep.basis.monthly': 'mine' }
    expect((await admin.post(path, mine)).status).toBe(303)
    expect((await eventsOf()).slice(1).map(({ data }) => data)).toMatchObject([
      { projectType: 'basis', netCents: 1200 },
      { projectType: 'verein', netCents: 9900 },
    ])
  })

  test('are refused with all that was typed', async () => {
    const wrong: [Record<string, string>, string, string][] = [
      [{ 'net.basis.monthly': 'viel' }, '/net.basis.monthly', 'BAD_AMOUNT'],
      [{ 'net.basis.monthly': '-5' }, '/net.basis.monthly', 'BAD_AMOUNT'],
      [{ 'net.basis.monthly': '1,234' }, '/net.basis.monthly', 'BAD_AMOUNT'],
      [{ 'setup.verein.once': '5' }, '/net.verein.once', 'REQUIRED'],
      [{ 'net.basis.once': '5', 'setup.basis.once': 'x' }, '/setup.basis.once', 'BAD_AMOUNT'],
      [{ 'net.basis.once': '5', validFrom: '2020-01-01' }, '/validFrom', 'BEGINS_IN_PAST'],
      [{ 'net.basis.once': '5', validUntil: '2020-01-01' }, '/validUntil', 'ENDS_BEFORE_BEGIN'],
      [{ 'net.basis.once': '5', validFrom: 'soon' }, '/validFrom', 'BAD_FORMAT'],
      [{ 'net.basis.once': '5', validFrom: '2099-02-30' }, '/validFrom', 'BAD_FORMAT'],
      [{ 'net.basis.once': '5', validUntil: '2099-04-31' }, '/validUntil', 'BAD_FORMAT'],
      [{ 'net.basis.monthly': '–', validFrom: '2099-01-01' }, '/net.basis.monthly', 'ONLY_AT_ONCE'],
      [{ 'net.basis.once': '5', reason: '' }, '/reason', 'REASON_NEEDED'],
      [{}, '', 'NOTHING_CHANGED'],
    ]
    for (const [change, pointer, code] of wrong) {
      const answer = await publish(change, jsonHeaders)
      expect(await answer.json()).toMatchObject({ errors: [{ pointer, code }] })
    }
    const page = await publish({ 'net.basis.monthly': 'viel', 'net.verein.once': '77' })
    const { html, fields } = await readFields(page)
    expect(page.status).toBe(422)
    expect(fields).toMatchObject({ 'net.basis.monthly': 'viel', 'net.verein.once': '77' })
    expect(html).toContain('href="#net-basis-monthly"')
    expect(await eventsOf()).toEqual([])
  })

  test('of a year are suggested from what is typed for the month, and nothing typed is lost', async () => {
    const { fields } = await readFields()
    const typed = { ...fields, 'net.verein.monthly': '12,34', 'net.basis.once': '5', note: 'n' }
    const page = await admin.post(`${path}/suggestion?type=verein`, typed)
    const suggested = await readFields(page)
    expect(page.status).toBe(200)
    // 12 x 12.34 less 10 % are 133.272.
    expect(suggested.fields).toMatchObject({
      'net.verein.yearly': '133,27',
      'net.verein.monthly': '12,34',
      'net.basis.once': '5',
    })
    expect(suggested.html).toContain('autofocus')
    const inherited = await admin.post(`${path}/suggestion?type=verein`, fields)
    expect((await readFields(inherited)).fields['net.verein.yearly']).toBe('108,00')
    expect((await admin.post(`${path}/suggestion?type=none`, fields)).status).toBe(404)
  })

  test('are read by all staff and changed by admins', async () => {
    const caseworker = await signInAs(fixture, 'caseworker')
    const html = await (await caseworker.get(path)).text()
    expect(html).toContain('Die Verwaltung kann hier Preise ändern.')
    expect(html).not.toContain('data-price-matrix')
    expect((await caseworker.post(path, {})).status).toBe(403)
    expect((await caseworker.post(`${path}/suggestion?type=verein`, {})).status).toBe(403)
    expect((await admin.get('/admin/catalogue/plugins/none/prices')).status).toBe(404)
  })
})
