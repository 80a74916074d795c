import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import { domainStream } from '../../../../events/streams'
import { appendEvents } from '../../../support/append-events'
import { pathUntil, wholePath } from '../../../support/project-events'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { type FormBrowser, openFormBrowser, signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

let fixture: AdminApp
let caseworker: FormBrowser
let admin: FormBrowser
let auditor: FormBrowser

beforeAll(async () => {
  fixture = await openAdminApp({ now: () => new Date('2026-11-20T12:00:00.000Z') })
  caseworker = await signInAs(fixture, 'caseworker')
  admin = await signInAs(fixture, 'admin')
  auditor = await signInAs(fixture, 'auditor')
  Object.assign(fixture.deps.vendorQueries, {
    observeDomain: async () => ({ registry: 'unreachable', zone: 'unreachable', nameservers: [] }),
    checkDomainName: async (_: string, typed: string) => ({
      is: 'domain',
      name: typed,
      found: { state: typed.startsWith('frei') ? 'free' : 'taken' },
    }),
  })
}, 30_000)
afterAll(() => fixture.close())

const createLiveProject = async () => {
  const order = await seedOrder(fixture)
  const at = wholePath.findIndex(({ type }) => type !== 'ProjectOrdered')
  await appendProjectEvents(fixture, order.id, ...(wholePath.slice(at) as DomainEvent[]))
  return { ...order, tab: `${order.page}?tab=domain` }
}
const reason = { reason: 'customerWish' }
/** As a person does it: first its plan, then the act with what was shown. */
const postPlanned = async (user: typeof admin, path: string, fields: Record<string, string>) => {
  const shown = await (await user.post(path, { ...fields, view: 'plan' })).text()
  const plan = /name="plan" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  return user.post(path, { ...fields, plan })
}
const typesOf = async (id: string) =>
  (await fixture.deps.store.read(`project-${id}`)).events.map(({ type }) => type)
const domainAdded = (name: string): DomainEvent => ({
  type: 'DomainAdded',
  data: { domain: { kind: 'owned', name } },
})
const domainServedEvents = (name: string): DomainEvent[] => [
  { type: 'DomainBrought', data: { domain: name, zone: name, kind: 'owned' } },
  { type: 'DomainPointed', data: { domain: name, zone: name, records: [] } },
  { type: 'DomainReached', data: { domain: name, nameservers: [] } },
  {
    type: 'DomainServed',
    data: { domain: name, url: `https://${name}/`, serverIp: '203.0.113.7', tls: null },
  },
]
const onDomain = (name: string, ...events: DomainEvent[]) =>
  appendEvents(fixture.deps.store, domainStream(name), ...events)
const registrationEvent = (expiresAt: string): DomainEvent => ({
  type: 'DomainRegistered',
  data: { registrarRef: '7', expiresAt, costCents: 590 },
})

describe('who may do what', () => {
  test('all staff read the pages, nobody else does', async () => {
    await onDomain('lesbar.de', registrationEvent('2027-11-20T12:00:00.000Z'))
    const { tab } = await createLiveProject()
    for (const page of ['/admin/domains', '/admin/domains/lesbar.de', tab]) {
      for (const who of [admin, caseworker, auditor])
        expect([page, (await who.get(page)).status]).toEqual([page, 200])
      expect((await openFormBrowser(fixture).get(page)).status).toBe(303)
    }
    expect((await caseworker.get('/admin/domains/gibt-es-nicht.de')).status).toBe(404)
    expect((await caseworker.get("/admin/domains/a'b")).status).toBe(404)
  })

  test('an auditor sees no forms, and none of them works', async () => {
    const { id, page, tab } = await createLiveProject()
    await appendProjectEvents(
      fixture,
      id,
      domainAdded('eigene.example'),
      ...domainServedEvents('eigene.example'),
    )
    const text = await (await auditor.get(tab)).text()
    expect(text).toContain('eigene.example')
    expect(text).not.toContain('/domains/eigene.example/')
    expect(text).not.toContain('add-name')
    const before = await typesOf(id)
    for (const act of ['', '/eigene.example/primary', '/eigene.example/removal'])
      expect((await auditor.post(`${page}/domains${act}`, reason)).status).toBe(403)
    expect(await typesOf(id)).toEqual(before)
  })

  test('a form of another site is refused', async () => {
    const { page } = await createLiveProject()
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await caseworker.post(`${page}/domains`, reason, foreign)).status).toBe(403)
  })
})

describe('adding a name', () => {
  test('without a script: the act, its reason, and the way back', async () => {
    const { id, page, tab } = await createLiveProject()
    const fields = { ...reason, kind: 'registered', name: 'frei-eins.de', note: '' }
    expect((await admin.post(`${page}/domains`, fields)).status).toBe(422)
    expect(await typesOf(id)).not.toContain('DomainAdded')
    const answer = await postPlanned(admin, `${page}/domains`, fields)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, tab])
    const { events } = await fixture.deps.store.read(`project-${id}`)
    expect(events.at(-1)).toMatchObject({
      type: 'DomainAdded',
      by: `person:${fixture.people.admin}`,
      reason: { code: 'customerWish' },
      data: { domain: { kind: 'registered', name: 'frei-eins.de' } },
    })
    expect(await (await admin.get(tab)).text()).toContain('Wird geholt')
  })

  test('tells each fault at its field, and keeps what was typed but for the code', async () => {
    const { id, page } = await createLiveProject()
    const fields = { kind: 'transferred', name: 'frei-zwei.de', authCode: 'Geheim-1', reason: '' }
    const answer = await caseworker.post(`${page}/domains`, fields)
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(text).toMatch(/<dialog[^>]*id="add-name"[^>]*open/)
    expect(text).toContain('value="frei-zwei.de"')
    expect(text).toContain('Bitte nennen Sie einen Grund.')
    expect(text).not.toContain('Geheim-1')
    expect(await typesOf(id)).not.toContain('DomainAdded')
    const program = await caseworker.post(`${page}/domains`, fields, {
      accept: 'application/json',
    })
    const { errors } = (await program.json()) as { errors: { pointer: string; code: string }[] }
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/name DOMAIN_NOT_AVAILABLE',
      '/reason REASON_NEEDED',
    ])
  })

  test('is refused where another project has the name, and before the project is live', async () => {
    const [one, two] = [await createLiveProject(), await createLiveProject()]
    await appendProjectEvents(fixture, one.id, domainAdded('schon-da.example'))
    const fields = { ...reason, kind: 'owned', name: 'schon-da.example' }
    expect((await caseworker.post(`${two.page}/domains`, fields)).status).toBe(409)
    const early = await seedOrder(fixture)
    await appendProjectEvents(
      fixture,
      early.id,
      ...(pathUntil('DnsPropagated').slice(1) as DomainEvent[]),
    )
    const other = { ...fields, name: 'zu-frueh.example' }
    expect((await caseworker.post(`${early.page}/domains`, other)).status).toBe(409)
  })
})

describe('the plan of a name', () => {
  const lines = [{ act: 'buy', what: 'domain', name: 'frei-plan.de', netCents: 590 }]
  beforeAll(() => {
    Object.assign(fixture.deps.vendorQueries, {
      createPlan: async () => ({ lines, unreachableVendors: [] }),
    })
  })
  const view = { view: 'plan' }
  const asPiece = { 'hx-request': 'true', 'hx-request-type': 'partial' }

  test('says what is written and what it costs, and writes nothing', async () => {
    const { id, page } = await createLiveProject()
    const before = await typesOf(id)
    const fields = { ...view, kind: 'registered', name: 'frei-plan.de' }
    const piece = await (await caseworker.post(`${page}/domains`, fields, asPiece)).text()
    expect(piece).toContain('5,90')
    expect(piece).not.toContain('<html')
    const whole = await caseworker.post(`${page}/domains`, fields)
    expect(whole.status).toBe(200)
    const text = await whole.text()
    expect(text).toContain('5,90')
    expect(text).toMatch(/<dialog[^>]*id="add-name"[^>]*open/)
    expect(text).toContain('value="frei-plan.de"')
    expect(await typesOf(id)).toEqual(before)
  })

  test('that has changed since it was shown is not bought', async () => {
    const { id, page } = await createLiveProject()
    const fields = { ...reason, kind: 'registered', name: 'frei-teurer.de' }
    const shown = await (await caseworker.post(`${page}/domains`, { ...fields, ...view })).text()
    const plan = /name="plan" value="([^"]+)"/.exec(shown)?.[1] ?? ''
    const [line] = lines
    Object.assign(line ?? {}, { netCents: 59_000 })
    const answer = await caseworker.post(`${page}/domains`, { ...fields, plan })
    Object.assign(line ?? {}, { netCents: 590 })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('590,00')
    expect(await typesOf(id)).not.toContain('DomainAdded')
  })

  test('says why there is none', async () => {
    const [one, two] = [await createLiveProject(), await createLiveProject()]
    await appendProjectEvents(fixture, one.id, domainAdded('vergeben.example'))
    const ask = async (path: string, fields: Record<string, string>) =>
      (await caseworker.post(`${two.page}/domains${path}`, { ...view, ...fields }, asPiece)).text()
    expect(await ask('', {})).toContain('Sobald alles ausgefüllt ist')
    expect(await ask('', { kind: 'registered', name: 'belegt.de' })).toContain('nicht möglich')
    expect(await ask('', { kind: 'owned', name: 'vergeben.example' })).toContain('nicht möglich')
    expect(await ask('/fremd.example/primary', {})).toContain('nicht möglich')
  })
})

describe('a name that a project has', () => {
  test('becomes the first, or goes, each with its reason', async () => {
    const { id, page, tab } = await createLiveProject()
    const names = ['wird-erste.example', 'geht.example']
    for (const name of names)
      await appendProjectEvents(fixture, id, domainAdded(name), ...domainServedEvents(name))
    for (const path of ['wird-erste.example/primary', 'geht.example/removal']) {
      expect((await caseworker.post(`${page}/domains/${path}`, { reason: '' })).status).toBe(422)
      const unseen = await caseworker.post(`${page}/domains/${path}`, reason)
      expect(await unseen.text()).toContain('Bitte sehen Sie sich erst den Plan an')
      expect(unseen.status).toBe(422)
      const answer = await postPlanned(caseworker, `${page}/domains/${path}`, reason)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, tab])
    }
    expect((await typesOf(id)).slice(-2)).toEqual(['PrimaryRequested', 'DomainDropped'])
    const text = await (await caseworker.get(tab)).text()
    expect(text).toContain('Wird Hauptdomain')
    expect(text).toContain('Wird getrennt')
  })

  test('is not the first before it answers, and goes on only if it stands', async () => {
    const { id, page } = await createLiveProject()
    await appendProjectEvents(fixture, id, domainAdded('unterwegs.example'))
    const at = `${page}/domains/unterwegs.example`
    expect((await caseworker.post(`${at}/primary`, reason)).status).toBe(409)
    expect((await caseworker.post(`${at}/resumption`, reason)).status).toBe(409)
    const unknown = await caseworker.post(`${page}/domains/fremd.example/removal`, reason)
    expect(unknown.status).toBe(404)
    const stall: DomainEvent = {
      type: 'DomainStalled',
      data: {
        domain: 'unterwegs.example',
        step: 'domain',
        errorClass: 'permanent',
        vendor: 'inwx',
        code: 'REG_FAILED',
        owner: 'caseworker',
      },
    }
    await appendProjectEvents(fixture, id, stall)
    expect((await postPlanned(caseworker, `${at}/resumption`, reason)).status).toBe(303)
    expect((await typesOf(id)).at(-1)).toBe('DomainResumed')
  })
})

test('the radar counts terms from 60 days on, certificates from 14', async () => {
  const numbers = async () => {
    const { countExpiringDomains: radarCounts } = await import(
      '../../../../projections/queries/domains'
    )
    const counts = await radarCounts(fixture.deps.sql, '2026-11-20T12:00:00.000Z')
    return counts.map(({ days, count }) => [days, count])
  }
  const before = await numbers()
  const certificateEvent = (notAfter: string): DomainEvent => ({
    type: 'CertificateSeen',
    data: { notAfter },
  })
  const far = registrationEvent('2028-11-20T12:00:00.000Z')
  await onDomain('radar-bald.de', registrationEvent('2026-12-15T12:00:00.000Z'))
  await onDomain('radar-neu.de', far, certificateEvent('2026-12-15T12:00:00.000Z'))
  await onDomain('radar-alt.de', far, certificateEvent('2026-11-30T12:00:00.000Z'))
  const more = (await numbers()).map(([days, count = 0], at) => [
    days,
    count - (before[at]?.[1] ?? 0),
  ])
  expect(more).toEqual([
    [60, 2],
    [30, 2],
    [14, 1],
    [7, 0],
  ])
  const listed = await (await auditor.get('/admin/domains?radar=30')).text()
  expect(listed).toContain('radar-bald.de')
  expect(listed).toContain('radar-alt.de')
  expect(listed).not.toContain('radar-neu.de')
})
