import { afterAll, describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import * as examples from '../../../support/project-events'
import { eventsUntilLive, findActionForm, openAdminFixture } from '../../support/admin-fixture'
import { signInAs } from '../../support/form-browser'
import { appendProjectEvents } from '../../support/seed-orders'

const fixture = await openAdminFixture()
const caseworker = await signInAs(fixture, 'caseworker')
const auditor = await signInAs(fixture, 'auditor')
afterAll(() => fixture.close())

const { domainAssigned: assigned, provisioningStalled: stalled } = examples
const otherReason = { reason: 'other' }

describe('an act', () => {
  const acts: [string, Record<string, string>, () => Promise<{ id: string }>, string[]][] = [
    ['resumption', {}, () => fixture.project(assigned, stalled('dns')), ['ProvisioningResumed']],
    [
      'resumption',
      { step: 'domain' },
      () => fixture.project(assigned, stalled('dns')),
      ['ProvisioningResumed'],
    ],
    ['pause', {}, () => fixture.project(assigned), ['ProvisioningPaused']],
    ['deployment', {}, () => fixture.createLiveProject(), ['ProvisioningResumed']],
    ['suspension', {}, () => fixture.createLiveProject(), ['ProjectSuspended']],
    ['archiving', {}, () => fixture.createLiveProject(), ['ProjectArchived']],
    [
      'domain',
      { kind: 'owned', name: 'Müller-Köln.de' },
      () => fixture.project(assigned, stalled('dns')),
      ['DomainReplaced', 'ProvisioningResumed'],
    ],
    [
      'evidence',
      { zone: 'vrs.gmbh', records: 'A a.vrs.gmbh 203.0.113.7', note: 'Mit dig gesehen' },
      () => fixture.project(assigned, stalled('dns')),
      ['ProvisioningResumed', 'DnsConfigured'],
    ],
    ['skip', {}, () => fixture.project(...eventsUntilLive, stalled('live')), ['StepSkipped']],
  ]

  test.each(acts)('%s %p is done with its reason', async (act, fields, given, expected) => {
    const { id } = await given()
    const before = (await fixture.eventsOf(id)).length
    const path = `/admin/projects/${id}/${act}`
    const form = { ...otherReason, ...fields }
    // Another domain is taken only with the plan that was shown.
    const shown = await (await caseworker.post(path, { ...form, view: 'plan' })).text()
    const plan = /name="plan" value="([^"]+)"/.exec(shown)?.[1]
    if (act === 'domain') expect((await caseworker.post(path, form)).status).toBe(422)
    const answer = await caseworker.post(path, { ...form, ...(plan ? { plan } : {}) })
    expect(answer.status).toBe(303)
    const events = (await fixture.eventsOf(id)).slice(before)
    expect(events.map(({ type }) => type)).toEqual(expected as never)
    expect(events[0]?.reason?.code).toBe('other')
    const [stored] = await fixture.deps.sql`select id from projects where id = ${id}`
    expect(stored).toBeDefined()
  })

  test.each(acts)(
    '%s %p without a reason is none, nor by an auditor',
    async (act, fields, given) => {
      const { id } = await given()
      const before = await fixture.readEventTypes(id)
      const path = `/admin/projects/${id}/${act}`
      expect((await caseworker.post(path, { ...fields, reason: '' })).status).toBe(422)
      expect((await auditor.post(path, { ...otherReason, ...fields })).status).toBe(403)
      expect(await fixture.readEventTypes(id)).toEqual(before)
    },
  )

  test('tells its cause by a code only: what was typed stays sealed', async () => {
    const { id, page } = await fixture.createLiveProject()
    await caseworker.post(`${page}/suspension`, { reason: 'Frau Berger zahlt nicht' })
    const suspended = await fixture.readLastEvent(id)
    expect(suspended?.data).toEqual({ cause: 'other' })
    expect(JSON.stringify(suspended)).not.toContain('Berger')
  })

  test('is offered only where it is possible', async () => {
    const { page } = await fixture.createLiveProject()
    const html = await (await caseworker.get(page)).text()
    for (const act of ['deployment', 'server', 'suspension', 'archiving'])
      expect([act, findActionForm(html, act)]).not.toEqual([act, ''])
    for (const act of ['teardown', 'domain', 'skip', 'pause', 'resumption'])
      expect([act, findActionForm(html, act)]).toEqual([act, ''])
    expect(await (await auditor.get(page)).text()).not.toContain('Weitere Aktionen')
  })

  test('marks nothing done without evidence, nor with records that are none', async () => {
    const { id, page } = await fixture.project(assigned, stalled('dns'))
    const fields = { ...otherReason, zone: 'vrs.gmbh', records: 'A a.vrs.gmbh 203.0.113.7' }
    for (const wrong of [fields, { ...fields, note: 'x', records: 'hallo' }])
      expect((await caseworker.post(`${page}/evidence`, wrong)).status).toBe(422)
    expect((await fixture.readEventTypes(id)).at(-1)).toBe('ProvisioningStalled')
  })
})

describe('another auth code', () => {
  const domainReplaced = (name: string): DomainEvent => ({
    type: 'DomainReplaced',
    data: { domain: { kind: 'transferred', name }, before: 'x' },
  })

  test('is sealed in its row, and stands nowhere else', async () => {
    const { id, page } = await fixture.project(domainReplaced('berger.de'), stalled('domain'))
    const fields = { ...otherReason, authCode: 'geheim-4711' }
    expect((await caseworker.post(`${page}/transfer-code`, fields)).status).toBe(303)
    const [row] = await fixture.deps.sql<{ sealed: string }[]>`
      select sealed from project_secrets where project_id = ${id} and name = 'auth_code'`
    const use = `project-secret:${id}:auth_code`
    expect(fixture.deps.vault.openSecret(row?.sealed ?? '', use)).toBe('geheim-4711')
    expect(JSON.stringify(await fixture.eventsOf(id))).not.toContain('geheim-4711')
  })

  test('is not shown again when its form is refused', async () => {
    const { page } = await fixture.project(domainReplaced('berger.org'), stalled('domain'))
    const answer = await caseworker.post(`${page}/transfer-code`, { authCode: 'geheim-4711' })
    expect([answer.status, (await answer.text()).includes('geheim-4711')]).toEqual([422, false])
  })
})

describe('another server', () => {
  test('is chosen while it has a place, and refused clearly when it is full', async () => {
    const [one, two] = [await fixture.createLiveProject(), await fixture.createLiveProject()]
    const fields = { ...otherReason, server: fixture.servers[1] }
    expect((await caseworker.post(`${one.page}/server`, fields)).status).toBe(303)
    expect(await fixture.readLastEvent(one.id)).toMatchObject({ type: 'ServerReassigned' })
    const refused = await caseworker.post(`${two.page}/server`, fields)
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('Dieser Server hat keinen freien Platz')
    expect(await (await caseworker.get(one.page)).text()).toContain('zieht um')
  })
})

describe('a plan', () => {
  const line = { act: 'delete', what: 'record', name: 'A a → 1' } as const
  const digestIn = (html: string) => /name="plan" value="([^"]+)"/.exec(html)?.[1] ?? ''

  test('is shown alone to htmx, and on the page with what was typed without a script', async () => {
    const { id, page } = await fixture.createLiveProject()
    fixture.setPlan({ lines: [line], unreachableVendors: ['inwx'] })
    const before = await fixture.readEventTypes(id)
    const query = { view: 'plan', note: 'schon getippt' }
    const alone = await caseworker.post(`${page}/deployment`, query, {
      'hx-request': 'true',
      'hx-request-type': 'partial',
    })
    const text = await alone.text()
    expect(text).toContain('0 Anlagen, 1 Löschung, 0,00')
    expect(text).toContain('Plan unvollständig: INWX antwortet nicht')
    expect(text).not.toContain('<html')
    const whole = await (await caseworker.post(`${page}/deployment`, query)).text()
    expect(whole).toContain('<html')
    expect(findActionForm(whole, 'deployment')).toContain('schon getippt')
    expect(digestIn(whole)).toBe(digestIn(text))
    expect(await fixture.readEventTypes(id)).toEqual(before)
  })

  test('says why an act is not possible', async () => {
    const { page } = await fixture.project(assigned)
    const answer = await caseworker.post(`${page}/archiving`, { view: 'plan' })
    expect(answer.status).toBe(422)
  })

  test('of a teardown must have been seen, and be the same still; the event holds it', async () => {
    const { id, page } = await fixture.createLiveProject()
    await appendProjectEvents(fixture, id, examples.projectArchived)
    fixture.setPlan({ lines: [line], unreachableVendors: [] })
    const fields = { ...otherReason, data: 'erase' }
    const unseen = await caseworker.post(`${page}/teardown`, fields)
    expect(unseen.status).toBe(422)
    const digest = digestIn(await unseen.text())
    const last = { lines: [line, { ...line, name: 'A b → 2' }], unreachableVendors: [] }
    fixture.setPlan(last)
    const changed = await caseworker.post(`${page}/teardown`, { ...fields, plan: digest })
    expect(changed.status).toBe(409)
    const html = await changed.text()
    expect(html).toContain('A b → 2')
    expect((await fixture.readEventTypes(id)).at(-1)).toBe('ProjectArchived')
    await caseworker.post(`${page}/teardown`, { ...fields, plan: digestIn(html) })
    expect(await fixture.readLastEvent(id)).toMatchObject({
      type: 'TeardownStarted',
      data: { data: 'erase', plan: last.lines },
    })
    expect(await (await caseworker.get(page)).text()).toContain('Abbau läuft')
  })
})
