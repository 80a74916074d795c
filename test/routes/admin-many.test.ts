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
let plan: Plan
const servers: string[] = []

beforeAll(async () => {
  place = await openMarketplace()
  caseworker = await signedInAs(place, 'caseworker')
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

const formOf = (html: string, act: string) =>
  new RegExp(`action="[^"]*/${act}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''

describe('many projects at once', () => {
  const post = (body: URLSearchParams) =>
    fetch(`${place.url}/admin/projects/acts`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: caseworker.cookie, origin: place.url, accept: 'text/html' },
    })
  const ticked = (ids: string[], more: Record<string, string>) =>
    new URLSearchParams([
      ...ids.map((id): [string, string] => ['project', id]),
      ...Object.entries(more),
    ])

  test('are planned first, then each is done or refused with its why', async () => {
    const [one, two, three] = [await live(), await live(), await project(assigned)]
    plan = { lines: [{ act: 'deploy', what: 'application', name: 'x' }], silent: [] }
    const ids = [one.id, two.id, three.id]
    const before = await (await post(ticked(ids, { act: 'deployment', view: 'plan' }))).text()
    expect(before).toContain('0 Anlagen, 2 Deployments')
    expect((await typesOf(one.id)).at(-1)).toBe('CustomerWelcomed')
    await happens(place, two.id, examples.suspended)
    const act = { act: 'suspension', reason: 'unpaid' }
    const after = await (await post(ticked(ids, act))).text()
    expect(after).toContain('1 von 3 erledigt')
    expect(after).toContain('war schon so')
    expect(after).toContain('abgelehnt')
    expect(await lastOf(one.id)).toMatchObject({
      type: 'ProjectSuspended',
      data: { cause: 'unpaid' },
    })
    expect((await typesOf(three.id)).at(-1)).toBe('DomainAssigned')
  })

  test('need a reason, at least one project and at most 200', async () => {
    const { id } = await live()
    const act = { act: 'suspension' }
    expect((await post(ticked([id], act))).status).toBe(422)
    expect((await post(ticked([], act))).status).toBe(422)
    const many = Array.from({ length: 201 }, () => Bun.randomUUIDv7())
    expect((await post(ticked(many, { ...act, reason: 'unpaid' }))).status).toBe(422)
    expect((await typesOf(id)).at(-1)).toBe('CustomerWelcomed')
  })
})

test('the log of a deployment is read on the page, or says that Coolify is out of reach', async () => {
  const { page } = await live()
  expect(await (await caseworker.get(`${page}/log`)).text()).toContain('nicht erreichbar')
  place.desk.questions.deploymentLog = async () => ({
    state: 'read',
    status: 'failed',
    lines: ['error: no space <left>'],
  })
  const whole = await (await caseworker.get(`${page}?tab=installation&log=1`)).text()
  expect(whole).toContain('error: no space &lt;left&gt;')
})

test('a stall of a live site stands beside its timeline, with its button', async () => {
  const { page } = await live()
  const { id } = { id: page.slice('/admin/projects/'.length) }
  await happens(place, id, examples.resumed('deployment', 'x'), stalled('deployment'))
  const html = await (await caseworker.get(page)).text()
  expect(html).toContain('angehalten')
  expect(formOf(html, 'resumption')).not.toBe('')
})
