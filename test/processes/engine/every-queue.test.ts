import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { BreakerState } from '../../../projections/queries/breakers'
import { checkFence } from '../../../src/integrations/call-context'
import { jobDefinitions } from '../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { runJob } from '../../../src/processes/engine/run-job'
import type { JobData, QueueName } from '../../../src/store/job-queue/job-queue'
import { queueNames } from '../../../src/store/job-queue/job-queue'
import { readErrorCode } from '../../support/append-events'
import type { ProcessFixture } from '../support/process-fixture'
import { closedBreakers, openProcessFixture } from '../support/process-fixture'
import type { QueueScenario } from '../support/queue-scenarios'
import { queueScenarios, renewedUntil } from '../support/queue-scenarios'

let fixture: ProcessFixture
const calls: string[] = []
const debugLines: { fields: Record<string, unknown>; message: string }[] = []

/** A vendor's client that notes each call, as one that changes something. */
const createClient = (client: string) =>
  new Proxy(
    {},
    {
      get: (_, method) => async () => {
        await checkFence()
        calls.push(`${client} ${String(method)}`)
        return { expiresAt: renewedUntil, costCents: 1 }
      },
    },
  )

beforeAll(async () => {
  const vault = {
    findPersonKey: async () => 'key',
    findPersonKeys: async () => new Map(),
    seal: () => 'sealed',
    openFields: () => ({ name: 'Ada', email: 'ada@example.org' }),
  }
  const clients = {
    inwx: createClient('inwx'),
    coolify: createClient('coolify'),
    stripe: createClient('stripe'),
    mail: createClient('mail'),
    vault,
  }
  fixture = await openProcessFixture({
    ...(clients as unknown as Partial<ProcessDependencies>),
    staffMail: 'staff@example.org',
    senderDomain: 'example.org',
    orderTokenKey: new Uint8Array(32),
    publicUrl: 'http://127.0.0.1:9',
    contactMail: 'service@example.org',
    breakers: closedBreakers,
    debug: (fields, message) => void debugLines.push({ fields, message }),
  })
}, 30_000)
afterAll(() => fixture.close())
beforeEach(() => {
  calls.length = 0
  debugLines.length = 0
})

type JobRow = { id: string; retryCount: number; data: JobData }

const claimOldestJob = async (queue: QueueName, stream: string) => {
  const [job] = await fixture.sql<JobRow[]>`
    update pgboss.job set state = 'active', started_on = now() where name = ${queue} and id = (
      select id from pgboss.job where name = ${queue} and state = 'created'
        and group_id = ${stream} order by created_on limit 1)
    returning id, retry_count, data`
  if (!job) throw new Error(`expected a job of ${stream} in ${queue}, found none`)
  return job
}

const runOldestJob = async (
  queue: QueueName,
  stream: string,
  { retryCount: lostBy = 0, ...more }: Partial<ProcessDependencies> & { retryCount?: number } = {},
) => {
  const { id, retryCount, data } = await claimOldestJob(queue, stream)
  const activeJob = { id, queue, retryCount: retryCount + lostBy }
  await runJob({ ...fixture.deps, ...more }, jobDefinitions[queue], activeJob, data)
}

const openBreaker: BreakerState = {
  is: 'open',
  since: '2026-11-21T12:00:00.000Z',
  probeAt: '2026-11-21T12:00:05.000Z',
  pauseSeconds: 5,
}
const openBreakers: ProcessDependencies['breakers'] = {
  cachedState: async () => openBreaker,
  currentState: async () => openBreaker,
  update: async () => ({ before: openBreaker, after: openBreaker }),
}

const hasClient = ({ client }: QueueScenario) => client !== undefined

test('every queue has its scenario, and all but one call a vendor', () => {
  expect(queueScenarios.map(({ queue }) => queue).toSorted()).toEqual([...queueNames].toSorted())
  expect(queueScenarios.filter((one) => !hasClient(one)).map(({ queue }) => queue)).toEqual([
    'licensing',
  ])
})

describe.each(queueScenarios.filter(hasClient))('a job of $queue', ({ queue, client, enqueue }) => {
  test('calls its vendor', async () => {
    await runOldestJob(queue, await enqueue(fixture)).catch(() => undefined)
    expect(calls.map((call) => call.split(' ')[0])).toContain(client)
  })

  test('is held while its vendor is down, and calls nobody', async () => {
    const stream = await enqueue(fixture)
    await runOldestJob(queue, stream, { breakers: openBreakers })
    expect(calls).toEqual([])
    const [job] = await fixture.sql<{ data: JobData; waits: number }[]>`
      select data, extract(epoch from start_after - now())::int as waits from pgboss.job
      where name = ${queue} and group_id = ${stream} and state = 'created'
        and data->'breakerHolds' = '1'`
    expect(job?.data.waitingFor).toMatchObject({ code: 'BREAKER_OPEN', owner: 'vendor' })
    expect(job?.waits).toBeGreaterThan(0)
    await fixture.sql`delete from pgboss.job where name = ${queue} and state = 'created'`
  })
})

describe.each([...queueScenarios])('a job of $queue', ({ queue, enqueue, enqueueIdle }) => {
  test('that its worker has lost changes nothing', async () => {
    const stream = await enqueue(fixture)
    const before = (await fixture.store.read(stream)).version
    const code = await runOldestJob(queue, stream, { retryCount: 1 }).catch(readErrorCode)
    expect(code).toBe('VRS02')
    expect(calls).toEqual([])
    expect((await fixture.store.read(stream)).version).toBe(before)
  })

  test('that has nothing to do ends, and one debug line says why', async () => {
    const stream = await enqueueIdle(fixture)
    await runOldestJob(queue, stream)
    expect(debugLines).toEqual([
      {
        message: 'nothing to do',
        fields: expect.objectContaining({
          queue,
          stream,
          reason: expect.stringMatching(/\w+ \w+/),
        }),
      },
    ])
    const [job] = await fixture.sql`select state from pgboss.job
      where name = ${queue} and id = ${String(debugLines[0]?.fields.job)}`
    expect(job).toEqual({ state: 'completed' })
  })
})
