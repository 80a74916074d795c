import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import * as examples from '../../../support/project-events'
import { type Console, formOf, openConsole } from '../../support/admin-fixture'
import { type Browser, signedInAs } from '../../support/form-browser'
import { happens } from '../../support/seed-orders'

let place: Console
let caseworker: Browser

beforeAll(async () => {
  place = await openConsole()
  caseworker = await signedInAs(place, 'caseworker')
}, 30_000)
afterAll(() => place.close())

const { domainAssigned: assigned, stalled } = examples

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
    const [one, two, three] = [
      await place.live(),
      await place.live(),
      await place.project(assigned),
    ]
    place.plans({ lines: [{ act: 'deploy', what: 'application', name: 'x' }], silent: [] })
    const ids = [one.id, two.id, three.id]
    const before = await (await post(ticked(ids, { act: 'deployment', view: 'plan' }))).text()
    expect(before).toContain('0 Anlagen, 2 Deployments')
    expect((await place.typesOf(one.id)).at(-1)).toBe('CustomerWelcomed')
    await happens(place, two.id, examples.suspended)
    const act = { act: 'suspension', reason: 'unpaid' }
    const after = await (await post(ticked(ids, act))).text()
    expect(after).toContain('1 von 3 erledigt')
    expect(after).toContain('war schon so')
    expect(after).toContain('abgelehnt')
    expect(await place.lastOf(one.id)).toMatchObject({
      type: 'ProjectSuspended',
      data: { cause: 'unpaid' },
    })
    expect((await place.typesOf(three.id)).at(-1)).toBe('DomainAssigned')
  })

  test('need a reason, at least one project and at most 200', async () => {
    const { id } = await place.live()
    const act = { act: 'suspension' }
    expect((await post(ticked([id], act))).status).toBe(422)
    expect((await post(ticked([], act))).status).toBe(422)
    const many = Array.from({ length: 201 }, () => Bun.randomUUIDv7())
    expect((await post(ticked(many, { ...act, reason: 'unpaid' }))).status).toBe(422)
    expect((await place.typesOf(id)).at(-1)).toBe('CustomerWelcomed')
  })
})

test('the log of a deployment is read on the page, or says that Coolify is out of reach', async () => {
  const { page } = await place.live()
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
  const { page } = await place.live()
  const { id } = { id: page.slice('/admin/projects/'.length) }
  await happens(place, id, examples.resumed('deployment', 'x'), stalled('deployment'))
  const html = await (await caseworker.get(page)).text()
  expect(html).toContain('angehalten')
  expect(formOf(html, 'resumption')).not.toBe('')
})
