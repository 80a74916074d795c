import { afterAll, expect, test } from 'bun:test'
import type { InjectedFault } from '../../src/sandbox/fault-injector'
import {
  addFault,
  type OrderHandle,
  payCheckout,
  placeTestOrder,
  postProjectAction,
  signIn,
  waitForOrderStatus,
} from '../support/order-client'
import { startService } from '../support/service-process'
import { oneOfEachResource, waitForResources } from '../support/vendor-resources'

const running = await startService()
const cookie = await signIn(running, 'sachbearbeitung@vrs.localhost')
afterAll(() => running.close())

const placeRefusedOrder = async (slug: string, fault: Omit<InjectedFault, 'kind' | 'times'>) => {
  await addFault(running, { ...fault, kind: 'refuse', times: 1 })
  const order = await placeTestOrder(running, slug)
  await payCheckout(order)
  const status = await waitForOrderStatus(running, order, 'error', 5_000)
  return { order, stalled: status.steps.find(({ state }) => state === 'stalled') }
}

/** Those of these words that the audit trail of the order says to this person. */
const expectAudited = async (order: OrderHandle, email: string, words: readonly string[]) => {
  const page = await fetch(`${running.url}/audit?project=${order.projectId}`, {
    headers: { cookie: await signIn(running, email) },
  })
  const html = await page.text()
  return words.filter((word) => html.includes(word))
}

const resumeOrder = async (order: OrderHandle, note: string) => {
  const fields = { 'reason.code': 'causeRemoved', 'reason.note': note }
  const answer = await postProjectAction(running, cookie, order.projectId, 'resumption', fields)
  expect(answer.status).toBe(303)
  await waitForOrderStatus(running, order, 'active')
  expect(await waitForResources(running, order)).toEqual(oneOfEachResource)
  const words = [
    'Jana Krüger',
    'ProvisioningStalled',
    'ProvisioningResumed',
    'Ursache ist beseitigt',
  ]
  expect(await expectAudited(order, 'admin@vrs.localhost', [...words, note])).toEqual([
    ...words,
    note,
  ])
  // A note may tell of people, which is none of an auditor's business.
  expect(await expectAudited(order, 'revision@vrs.localhost', [...words, note])).toEqual(words)
  const stalls = await running.sql()<{ by: string; reason: { code: string } | null }[]>`
    select by, reason from history where stream = ${`project-${order.projectId}`}
      and type in ('ProvisioningStalled', 'ProvisioningResumed') order by position`
  expect(stalls.map(({ by }) => by.split(':')[0])).toEqual(['system', 'person'])
  expect(stalls[1]?.reason?.code).toBe('causeRemoved')
}

test('an application that Coolify refuses stalls, and goes on when a caseworker says so', async () => {
  const { order, stalled } = await placeRefusedOrder('abgelehnt-app', {
    vendor: 'coolify',
    method: 'POST /applications/*',
    status: 422,
    body: { message: 'Validation failed.', errors: { name: ['The name is too long.'] } },
  })
  expect(stalled?.step).toBe('preparation')
  expect(stalled?.owner).toBe('us')
  expect(stalled?.message).toBeString()
  await resumeOrder(order, 'Coolify nimmt den Namen jetzt an')
}, 30_000)

test('a record that INWX refuses stalls, and goes on when a caseworker says so', async () => {
  const { order, stalled } = await placeRefusedOrder('abgelehnt-dns', {
    vendor: 'inwx',
    method: 'nameserver.createRecord',
    code: 2201,
  })
  expect(stalled?.step).toBe('dns')
  expect(stalled?.owner).toBeString()
  expect(stalled?.message).toBeString()
  await resumeOrder(order, 'Rechte im Konto sind berichtigt')
}, 30_000)
