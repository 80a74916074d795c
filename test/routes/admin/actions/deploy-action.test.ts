import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../../events'
import { deploymentStalled, deploymentStarted, wholePath } from '../../../support/project-events'
import { type AdminApp, openAdminApp } from '../../support/admin-app'
import { signInAs } from '../../support/form-browser'
import { appendProjectEvents, seedOrder } from '../../support/seed-orders'

let fixture: AdminApp
beforeAll(async () => {
  fixture = await openAdminApp()
}, 30_000)
afterAll(() => fixture.close())

const createLiveProject = async () => {
  const order = await seedOrder(fixture, { method: 'stripe_prepaid' })
  await appendProjectEvents(fixture, order.id, ...(wholePath.slice(1) as DomainEvent[]))
  return order
}
const eventsOf = async (id: string) => (await fixture.deps.store.read(`project-${id}`)).events

test('a live project is deployed again from its page, once, with a reason', async () => {
  const { id, page, customerId } = await createLiveProject()
  const caseworker = await signInAs(fixture, 'caseworker')
  expect(await (await caseworker.get(page)).text()).toContain(`action="${page}/deployment"`)
  const unreasoned = await caseworker.post(`${page}/deployment`, { reason: '' })
  expect(unreasoned.status).toBe(422)
  const before = (await eventsOf(id)).length
  for (const _ of ['once', 'twice']) {
    const answer = await caseworker.post(`${page}/deployment`, { reason: 'repair', note: 'Anruf' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, page])
  }
  const [again, ...others] = (await eventsOf(id)).slice(before)
  expect(again).toMatchObject({
    type: 'ProvisioningResumed',
    by: `person:${fixture.people.caseworker}`,
    reason: { code: 'repair', sealedFor: customerId },
  })
  expect(others).toEqual([])
})

test('a live project whose deployment failed stays live and offers to go on', async () => {
  const { id, page } = await createLiveProject()
  const caseworker = await signInAs(fixture, 'caseworker')
  await caseworker.post(`${page}/deployment`, { reason: 'newVersion' })
  await appendProjectEvents(fixture, id, deploymentStarted('d-2'), deploymentStalled)
  const html = await (await caseworker.get(page)).text()
  expect(html).toContain(`action="${page}/resumption"`)
  expect(html).toContain('no disk')
  expect((await caseworker.post(`${page}/resumption`, { reason: 'retry' })).status).toBe(303)
  expect((await eventsOf(id)).at(-1)?.type).toBe('ProvisioningResumed')
})

test('what was never prepared is not deployed again, nor by auditors', async () => {
  const { page } = await seedOrder(fixture)
  const caseworker = await signInAs(fixture, 'caseworker')
  expect(await (await caseworker.get(page)).text()).not.toContain(`action="${page}/deployment"`)
  const early = await caseworker.post(`${page}/deployment`, { reason: 'repair' })
  expect(early.status).toBe(409)
  expect(await early.text()).toContain('Dafür ist es noch zu früh')
  const auditor = await signInAs(fixture, 'auditor')
  expect((await auditor.post(`${page}/deployment`, { reason: 'repair' })).status).toBe(403)
})

test('the key of a live project is rotated from its page, once, with a reason', async () => {
  const { id, page } = await createLiveProject()
  const caseworker = await signInAs(fixture, 'caseworker')
  expect(await (await caseworker.get(page)).text()).toContain(`action="${page}/runtime-key"`)
  expect((await caseworker.post(`${page}/runtime-key`, { reason: '' })).status).toBe(422)
  const auditor = await signInAs(fixture, 'auditor')
  expect((await auditor.post(`${page}/runtime-key`, { reason: 'leaked' })).status).toBe(403)
  const before = (await eventsOf(id)).length
  for (const _ of ['once', 'twice'])
    expect((await caseworker.post(`${page}/runtime-key`, { reason: 'leaked' })).status).toBe(303)
  const [again, ...others] = (await eventsOf(id)).slice(before)
  expect(again).toMatchObject({
    type: 'ProvisioningResumed',
    data: { step: 'preparation', rotatesKey: true },
    reason: { code: 'leaked' },
  })
  expect(others).toEqual([])
  const html = await (await caseworker.get(page)).text()
  expect(html).toContain('Wechsel des Schlüssels von vrs-core angestoßen')
  expect(html).not.toContain(`action="${page}/runtime-key"`)
})
