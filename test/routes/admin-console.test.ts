import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../events'
import { serverStream } from '../../events/streams'
import type { Plan } from '../../projections/plan'
import * as examples from '../examples'
import { happen } from '../store/happens'
import { type Marketplace, openMarketplace } from './given-admin'
import { type Browser, signedInAs } from './given-browser'
import { happens, ordered } from './given-orders'

let place: Marketplace
let caseworker: Browser
let auditor: Browser
let plan: Plan
const servers: string[] = []

beforeAll(async () => {
  place = await openMarketplace()
  caseworker = await signedInAs(place, 'caseworker')
  auditor = await signedInAs(place, 'auditor')
  place.desk.questions.plan = async () => plan
  for (const [name, capacity] of [
    ['s1', 20],
    ['s2', 1],
  ] as const) {
    const id = Bun.randomUUIDv7()
    servers.push(id)
    await happen(place.desk.store, serverStream(id), {
      type: 'ServerAdded',
      data: { name, ipv4: '203.0.113.7', coolifyUuid: `c-${name}`, capacity },
    })
  }
}, 30_000)
afterAll(() => place.close())

const eventsOf = async (id: string) => (await place.desk.store.read(`project-${id}`)).events
const typesOf = async (id: string) => (await eventsOf(id)).map(({ type }) => type)
const lastOf = async (id: string) => (await eventsOf(id)).at(-1)

const onServer = (): VrsEvent => ({
  type: 'ServerAssigned',
  data: { serverId: servers[0] ?? '', ipv4: '203.0.113.7', strategy: 'least_loaded' },
})
const project = async (...events: VrsEvent[]) => {
  plan = { lines: [], silent: [] }
  const order = await ordered(place)
  await happens(place, order.id, examples.released(), onServer(), ...events)
  return order
}
const { deploymentFinished, deploymentStarted, dnsConfigured, dnsPropagated } = examples
const { booted, prepared, siteVerified, stalled, welcomed, wentLive } = examples
const assigned = examples.domainAssigned
const deployed = [assigned, dnsConfigured, dnsPropagated, prepared]
const started = [deploymentStarted(), deploymentFinished(), booted(), siteVerified]
const live = () => project(...deployed, ...started, wentLive, welcomed)

const other = { reason: 'other' }
const formOf = (html: string, act: string) =>
  new RegExp(`action="[^"]*/${act}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''

describe('an act', () => {
  const acts: [string, Record<string, string>, () => Promise<{ id: string }>, string[]][] = [
    ['resumption', {}, () => project(assigned, stalled('dns')), ['ProvisioningResumed']],
    [
      'resumption',
      { step: 'domain' },
      () => project(assigned, stalled('dns')),
      ['ProvisioningResumed'],
    ],
    ['pause', {}, () => project(assigned), ['ProvisioningPaused']],
    ['deployment', {}, live, ['ProvisioningResumed']],
    ['suspension', {}, live, ['ProjectSuspended']],
    ['archiving', {}, live, ['ProjectArchived']],
    [
      'domain',
      { kind: 'owned', name: 'Müller-Köln.de' },
      () => project(assigned, stalled('dns')),
      ['DomainReplaced', 'ProvisioningResumed'],
    ],
    [
      'evidence',
      { zone: 'vrs.gmbh', records: 'A a.vrs.gmbh 203.0.113.7', note: 'Mit dig gesehen' },
      () => project(assigned, stalled('dns')),
      ['ProvisioningResumed', 'DnsConfigured'],
    ],
    [
      'skip',
      {},
      () => project(...deployed, ...started, wentLive, stalled('live')),
      ['StepSkipped'],
    ],
  ]

  test.each(acts)('%s %p is done with its reason', async (act, fields, given, expected) => {
    const { id } = await given()
    const before = (await eventsOf(id)).length
    const answer = await caseworker.post(`/admin/projects/${id}/${act}`, { ...other, ...fields })
    expect(answer.status).toBe(303)
    const happened = (await eventsOf(id)).slice(before)
    expect(happened.map(({ type }) => type)).toEqual(expected as never)
    expect(happened[0]?.reason?.code).toBe('other')
    const [stored] = await place.desk.sql`select id from projects where id = ${id}`
    expect(stored).toBeDefined()
  })

  test.each(acts)(
    '%s %p without a reason is none, nor by an auditor',
    async (act, fields, given) => {
      const { id } = await given()
      const before = await typesOf(id)
      const path = `/admin/projects/${id}/${act}`
      expect((await caseworker.post(path, { ...fields, reason: '' })).status).toBe(422)
      expect((await auditor.post(path, { ...other, ...fields })).status).toBe(403)
      expect(await typesOf(id)).toEqual(before)
    },
  )

  test('tells its cause by a code only: what was typed stays sealed', async () => {
    const { id, page } = await live()
    await caseworker.post(`${page}/suspension`, { reason: 'Frau Berger zahlt nicht' })
    const suspended = await lastOf(id)
    expect(suspended?.data).toEqual({ cause: 'other' })
    expect(JSON.stringify(suspended)).not.toContain('Berger')
  })

  test('is offered only where it is possible', async () => {
    const { page } = await live()
    const html = await (await caseworker.get(page)).text()
    for (const act of ['deployment', 'server', 'suspension', 'archiving'])
      expect([act, formOf(html, act)]).not.toEqual([act, ''])
    for (const act of ['teardown', 'domain', 'skip', 'pause', 'resumption'])
      expect([act, formOf(html, act)]).toEqual([act, ''])
    expect(await (await auditor.get(page)).text()).not.toContain('Weitere Eingriffe')
  })

  test('marks nothing done without evidence, nor with records that are none', async () => {
    const { id, page } = await project(assigned, stalled('dns'))
    const fields = { ...other, zone: 'vrs.gmbh', records: 'A a.vrs.gmbh 203.0.113.7' }
    for (const wrong of [fields, { ...fields, note: 'x', records: 'hallo' }])
      expect((await caseworker.post(`${page}/evidence`, wrong)).status).toBe(422)
    expect((await typesOf(id)).at(-1)).toBe('ProvisioningStalled')
  })
})

describe('another auth code', () => {
  const transferred = (name: string): VrsEvent => ({
    type: 'DomainReplaced',
    data: { domain: { kind: 'transferred', name }, before: 'x' },
  })

  test('is sealed in its row, and stands nowhere else', async () => {
    const { id, page } = await project(transferred('berger.de'), stalled('domain'))
    const fields = { ...other, authCode: 'geheim-4711' }
    expect((await caseworker.post(`${page}/transfer-code`, fields)).status).toBe(303)
    const [row] = await place.desk.sql<{ sealed: string }[]>`
      select sealed from project_secrets where project_id = ${id} and name = 'auth_code'`
    const use = `project-secret:${id}:auth_code`
    expect(place.desk.vault.openSecret(row?.sealed ?? '', use)).toBe('geheim-4711')
    expect(JSON.stringify(await eventsOf(id))).not.toContain('4711')
  })

  test('is not shown again when its form is refused', async () => {
    const { page } = await project(transferred('berger.org'), stalled('domain'))
    const answer = await caseworker.post(`${page}/transfer-code`, { authCode: 'geheim-4711' })
    expect([answer.status, (await answer.text()).includes('4711')]).toEqual([422, false])
  })
})

describe('another server', () => {
  test('is chosen while it has a place, and refused clearly when it is full', async () => {
    const [one, two] = [await live(), await live()]
    const fields = { ...other, server: servers[1] ?? '' }
    expect((await caseworker.post(`${one.page}/server`, fields)).status).toBe(303)
    expect(await lastOf(one.id)).toMatchObject({ type: 'ServerReassigned' })
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
    const { id, page } = await live()
    plan = { lines: [line], silent: ['inwx'] }
    const before = await typesOf(id)
    const look = { view: 'plan', note: 'schon getippt' }
    const alone = await caseworker.post(`${page}/deployment`, look, {
      'hx-request': 'true',
      'hx-request-type': 'partial',
    })
    const text = await alone.text()
    expect(text).toContain('0 Anlagen, 1 Löschung, 0,00')
    expect(text).toContain('Plan unvollständig: INWX antwortet nicht')
    expect(text).not.toContain('<html')
    const whole = await (await caseworker.post(`${page}/deployment`, look)).text()
    expect(whole).toContain('<html')
    expect(formOf(whole, 'deployment')).toContain('schon getippt')
    expect(digestIn(whole)).toBe(digestIn(text))
    expect(await typesOf(id)).toEqual(before)
  })

  test('says why an act is not possible', async () => {
    const { page } = await project(assigned)
    const answer = await caseworker.post(`${page}/archiving`, { view: 'plan' })
    expect(answer.status).toBe(422)
  })

  test('of a teardown must have been seen, and be the same still; the event holds it', async () => {
    const { id, page } = await live()
    await happens(place, id, examples.archived)
    plan = { lines: [line], silent: [] }
    const fields = { ...other, data: 'erase' }
    const unseen = await caseworker.post(`${page}/teardown`, fields)
    expect(unseen.status).toBe(422)
    const digest = digestIn(await unseen.text())
    plan = { lines: [line, { ...line, name: 'A b → 2' }], silent: [] }
    const changed = await caseworker.post(`${page}/teardown`, { ...fields, plan: digest })
    expect(changed.status).toBe(409)
    const shown = await changed.text()
    expect(shown).toContain('A b → 2')
    expect((await typesOf(id)).at(-1)).toBe('ProjectArchived')
    await caseworker.post(`${page}/teardown`, { ...fields, plan: digestIn(shown) })
    expect(await lastOf(id)).toMatchObject({
      type: 'TeardownStarted',
      data: { data: 'erase', plan: plan.lines },
    })
    expect(await (await caseworker.get(page)).text()).toContain('Abbau läuft')
  })
})
