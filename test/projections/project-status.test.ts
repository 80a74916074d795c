import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DomainEvent } from '../../events'
import { projectStream } from '../../events/streams'
import { findProject } from '../../projections/queries/projects'
import { appendEvents, orderWithSlug } from '../support/append-events'
import {
  deploymentFinished,
  deploymentStalled,
  deploymentStarted,
  orderCancelled,
  pathUntil,
  paymentArrivedLate,
  paymentMismatched,
  provisioningResumed,
  provisioningStalled,
  siteVerified,
  wholePath,
} from '../support/project-events'
import type { TestStore } from '../support/test-store'
import { openTestStore } from '../support/test-store'

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore()
}, 30_000)
afterAll(() => fixture.close())

const suspended: DomainEvent = { type: 'ProjectSuspended', data: { cause: 'unpaid' } }
const reinstated: DomainEvent = { type: 'ProjectReinstated', data: {} }
const archived: DomainEvent = { type: 'ProjectArchived', data: {} }

let orders = 0

const rowAfter = async (past: readonly DomainEvent[]) => {
  orders += 1
  const id = Bun.randomUUIDv7()
  const [, ...rest] = past
  await appendEvents(fixture.store, projectStream(id), orderWithSlug(`status-${orders}`), ...rest)
  const row = await findProject(fixture.sql, id)
  if (!row) throw new Error(`expected a row of project ${id}, found none`)
  return row
}

const liveEvents = pathUntil('ProjectWentLive')
const redeployedEvents = [
  ...liveEvents,
  provisioningResumed('deployment', 'x'),
  deploymentStarted('d-2'),
]

test.each<[string, string, readonly DomainEvent[]]>([
  ['an order', 'pending_payment', pathUntil('ProjectOrdered')],
  ['a request for payment', 'pending_payment', pathUntil('PaymentRequested')],
  [
    'a payment of the wrong amount',
    'pending_payment',
    [...pathUntil('ProjectOrdered'), paymentMismatched(1)],
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
  ['going live', 'active', liveEvents],
  ['the welcome', 'active', wholePath],
  ['a stall', 'error', [...pathUntil('DnsConfigured'), provisioningStalled('propagation')]],
  [
    'going on',
    'provisioning',
    [
      ...pathUntil('DnsPropagated'),
      provisioningStalled('preparation'),
      provisioningResumed('preparation', 'x'),
    ],
  ],
  ['a stall after going live', 'active', [...liveEvents, provisioningStalled('live')]],
  ['another deployment after going live', 'active', [...liveEvents, deploymentStarted('d-2')]],
  ['another end of it', 'active', [...liveEvents, deploymentFinished('d-2'), deploymentStalled]],
  ['its failure', 'active', [...redeployedEvents, deploymentStalled]],
  ['its success', 'active', [...redeployedEvents, deploymentFinished('d-2'), siteVerified]],
  ['a suspension', 'suspended', [...liveEvents, suspended]],
  ['the end of a suspension', 'active', [...liveEvents, suspended, reinstated]],
  ['a cancellation', 'archived', [...pathUntil('ProjectOrdered'), orderCancelled()]],
  [
    'money after it',
    'archived',
    [...pathUntil('ProjectOrdered'), orderCancelled(), paymentArrivedLate],
  ],
  ['archiving', 'archived', [...liveEvents, archived]],
  ['archiving what was suspended', 'archived', [...liveEvents, suspended, archived]],
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
