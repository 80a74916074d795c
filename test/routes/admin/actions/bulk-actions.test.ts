import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import * as examples from '../../../support/project-events'
import { type AdminFixture, findActionForm, openAdminFixture } from '../../support/admin-fixture'
import { type FormBrowser, signInAs } from '../../support/form-browser'
import { appendProjectEvents } from '../../support/seed-orders'

let fixture: AdminFixture
let caseworker: FormBrowser

beforeAll(async () => {
  fixture = await openAdminFixture()
  caseworker = await signInAs(fixture, 'caseworker')
}, 30_000)
afterAll(() => fixture.close())

const { domainAssigned: assigned, provisioningStalled: stalled } = examples

describe('many projects at once', () => {
  const post = (body: URLSearchParams, more: Record<string, string> = {}, query = '') =>
    fetch(`${fixture.url}/admin/projects/acts${query}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: caseworker.cookie, origin: fixture.url, accept: 'text/html', ...more },
    })
  const bulkForm = (ids: string[], more: Record<string, string>) =>
    new URLSearchParams([
      ...ids.map((id): [string, string] => ['project', id]),
      ...Object.entries(more),
    ])

  test('are planned first, then each is done or refused with its why', async () => {
    const [one, two, three] = [
      await fixture.createLiveProject(),
      await fixture.createLiveProject(),
      await fixture.project(assigned),
    ]
    fixture.setPlan({
      lines: [{ act: 'deploy', what: 'application', name: 'x' }],
      unreachableVendors: [],
    })
    const ids = [one.id, two.id, three.id]
    const before = await (await post(bulkForm(ids, { act: 'deployment', view: 'plan' }))).text()
    expect(before).toContain('0 Anlagen, 2 Deployments')
    expect((await fixture.readEventTypes(one.id)).at(-1)).toBe('CustomerWelcomed')
    await appendProjectEvents(fixture, two.id, examples.projectSuspended)
    const act = { act: 'suspension', reason: 'unpaid' }
    const after = await (await post(bulkForm(ids, act))).text()
    expect(after).toContain('1 von 3 erledigt')
    expect(after).toContain('war schon so')
    expect(after).toContain('abgelehnt')
    expect(await fixture.readLastEvent(one.id)).toMatchObject({
      type: 'ProjectSuspended',
      data: { cause: 'unpaid' },
    })
    expect((await fixture.readEventTypes(three.id)).at(-1)).toBe('DomainAssigned')
  })

  test('are planned in a dialog over the list as it is filtered, or in the dialog alone', async () => {
    const { id } = await fixture.createLiveProject()
    const plan = bulkForm([id], { act: 'suspension', view: 'plan' })
    const page = await (await post(plan, {}, '?status=active')).text()
    expect(page).toContain('<h1>Projekte</h1>')
    expect(page).toMatch(/<dialog class="act" id="act-bulk" open/)
    expect(page).toContain('href="/admin/projects?status=active" data-act-close')
    const fragment = { 'hx-request': 'true', 'hx-request-type': 'partial' }
    const dialog = await (await post(plan, fragment)).text()
    expect(dialog).toStartWith('<dialog class="act" id="act-bulk" open')
    const none = await post(bulkForm([], { act: 'suspension', view: 'plan' }), fragment)
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('Bitte wählen Sie mindestens ein Projekt aus.')
  })

  test('need a reason, at least one project and at most 200', async () => {
    const { id } = await fixture.createLiveProject()
    const act = { act: 'suspension' }
    expect((await post(bulkForm([id], act))).status).toBe(422)
    expect((await post(bulkForm([], act))).status).toBe(422)
    const many = Array.from({ length: 201 }, () => Bun.randomUUIDv7())
    expect((await post(bulkForm(many, { ...act, reason: 'unpaid' }))).status).toBe(422)
    expect((await fixture.readEventTypes(id)).at(-1)).toBe('CustomerWelcomed')
  })
})

test('the log of a deployment is read on the page, or says that Coolify is out of reach', async () => {
  const { page } = await fixture.createLiveProject()
  expect(await (await caseworker.get(`${page}/log`)).text()).toContain('nicht erreichbar')
  fixture.deps.vendorQueries.getDeploymentLog = async () => ({
    state: 'read',
    status: 'failed',
    lines: ['error: no space <left>'],
  })
  const whole = await (await caseworker.get(`${page}?tab=installation&log=1`)).text()
  expect(whole).toContain('error: no space &lt;left&gt;')
})

test('a stall of a live site stands beside its timeline, with its button', async () => {
  const { page } = await fixture.createLiveProject()
  const { id } = { id: page.slice('/admin/projects/'.length) }
  await appendProjectEvents(
    fixture,
    id,
    examples.provisioningResumed('deployment', 'x'),
    stalled('deployment'),
  )
  const html = await (await caseworker.get(page)).text()
  expect(html).toContain('angehalten')
  expect(findActionForm(html, 'resumption')).not.toBe('')
})
