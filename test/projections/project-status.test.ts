import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { VrsEvent } from '../../events'
import { projectStream } from '../../events/streams'
import { projectById } from '../../projections/projects'
import { happen, orderedAs } from '../support/append-events'
import {
  cancelled,
  deploymentFinished,
  deploymentStalled,
  deploymentStarted,
  late,
  mismatched,
  pathUntil,
  resumed,
  siteVerified,
  stalled,
  wholePath,
} from '../support/project-events'
import type { TestStore } from '../support/test-store'
import { openTestStore } from '../support/test-store'

let place: TestStore
beforeAll(async () => {
  place = await openTestStore()
}, 30_000)
afterAll(() => place.close())

const suspended: VrsEvent = { type: 'ProjectSuspended', data: { cause: 'unpaid' } }
const reinstated: VrsEvent = { type: 'ProjectReinstated', data: {} }
const archived: VrsEvent = { type: 'ProjectArchived', data: {} }

let orders = 0

const rowAfter = async (past: readonly VrsEvent[]) => {
  orders += 1
  const id = Bun.randomUUIDv7()
  const [, ...rest] = past
  await happen(place.store, projectStream(id), orderedAs(`status-${orders}`), ...rest)
  const row = await projectById(place.sql, id)
  if (!row) throw new Error(`expected a row of project ${id}, found none`)
  return row
}

const live = pathUntil('ProjectWentLive')
const deployedAgain = [...live, resumed('deployment', 'x'), deploymentStarted('d-2')]

test.each<[string, string, readonly VrsEvent[]]>([
  ['an order', 'pending_payment', pathUntil('ProjectOrdered')],
  ['a request for payment', 'pending_payment', pathUntil('PaymentRequested')],
  [
    'a payment of the wrong amount',
    'pending_payment',
    [...pathUntil('ProjectOrdered'), mismatched(1)],
  ],
  ['the release', 'pending_domain', pathUntil('ProvisioningReleased')],
  ['a server', 'pending_domain', pathUntil('ServerAssigned')],
  ['a domain', 'pending_domain', pathUntil('DomainAssigned')],
  ['its records', 'pending_domain', pathUntil('DnsConfigured')],
  ['their propagation', 'provisioning', pathUntil('DnsPropagated')],
  ['the preparation', 'provisioning', pathUntil('RuntimeKeyIssued')],
  ['the start of the deployment', 'bootstrapping', pathUntil('DeploymentStarted')],
  ['the boot', 'bootstrapping', pathUntil('RuntimeBooted')],
  ['the verification alone', 'bootstrapping', pathUntil('SiteVerified')],
  ['going live', 'active', live],
  ['the welcome', 'active', wholePath],
  ['a stall', 'error', [...pathUntil('DnsConfigured'), stalled('propagation')]],
  [
    'going on',
    'provisioning',
    [...pathUntil('DnsPropagated'), stalled('preparation'), resumed('preparation', 'x')],
  ],
  ['a stall after going live', 'active', [...live, stalled('live')]],
  ['another deployment after going live', 'active', [...live, deploymentStarted('d-2')]],
  ['another end of it', 'active', [...live, deploymentFinished('d-2'), deploymentStalled]],
  ['its failure', 'active', [...deployedAgain, deploymentStalled]],
  ['its success', 'active', [...deployedAgain, deploymentFinished('d-2'), siteVerified]],
  ['a suspension', 'suspended', [...live, suspended]],
  ['the end of a suspension', 'active', [...live, suspended, reinstated]],
  ['a cancellation', 'archived', [...pathUntil('ProjectOrdered'), cancelled()]],
  ['money after it', 'archived', [...pathUntil('ProjectOrdered'), cancelled(), late]],
  ['archiving', 'archived', [...live, archived]],
  ['archiving what was suspended', 'archived', [...live, suspended, archived]],
])('after %s a project is %s', async (_, status, past) => {
  expect((await rowAfter(past)).status).toBe(status as never)
})

test('a row tells what people ask about a live project', async () => {
  const row = await rowAfter(wholePath)
  expect(row).toMatchObject({
    version: wholePath.length,
    name: 'Steuerberater Köln',
    plugins: ['impressum'],
    price: { grossCents: 1184, currency: 'EUR' },
    domainName: 'steuerberater.vrs.gmbh',
    zone: 'vrs.gmbh',
    application: 'c-application',
    deployment: 'd-1',
    url: 'https://steuerberater.vrs.gmbh/',
    stalled: null,
    openTask: null,
  })
  for (const at of [row.orderedAt, row.paidAt, row.releasedAt, row.liveAt, row.changedAt])
    expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('a row says since when and on whom a project waits', async () => {
  const { stalled: standing } = await rowAfter([
    ...pathUntil('DeploymentStarted'),
    deploymentStalled,
  ])
  expect(standing).toEqual({ ...deploymentStalled.data, at: expect.stringMatching(/Z$/) })
})

test('a row keeps the task that money made', async () => {
  const ordered = pathUntil('ProjectOrdered')
  expect((await rowAfter([...ordered, mismatched(1)])).openTask).toBe('paymentMismatched')
  expect((await rowAfter([...ordered, cancelled(), late])).openTask).toBe('paymentArrivedLate')
})
