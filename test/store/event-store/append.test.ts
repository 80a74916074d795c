import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import { projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { createCommandHandler as commanding } from '../../../src/store/event-store/command-handler'
import type { StreamReader } from '../../../src/store/event-store/stream-reader'
import type { ActiveJob, JobRequest } from '../../../src/store/job-queue/job-queue'
import {
  appendEvents,
  firstJobData,
  orderWithSlug,
  readErrorCode,
  testContext,
} from '../../support/append-events'
import {
  orderCancelled,
  paymentConfirmed,
  paymentRequested,
  provisioningReleased,
} from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

const jobFor = (event: RecordedEvent): JobRequest => ({
  id: event.id,
  queue: 'mails',
  data: firstJobData({
    eventId: event.id,
    stream: event.stream,
    correlationId: event.correlationId,
    since: event.at,
  }),
})

let fixture: TestStore
beforeAll(async () => {
  fixture = await openTestStore({
    jobsOf: (event) => (event.type === 'ProjectOrdered' ? [jobFor(event)] : []),
  })
}, 30_000)
afterAll(() => fixture.close())

const newStream = () => projectStream(Bun.randomUUIDv7())
const typesIn = async (stream: string) =>
  (await fixture.store.read(stream)).events.map(({ type }) => type)
const rowsOf = (table: string, column: string, value: string) =>
  fixture.sql`select * from ${fixture.sql(table)} where ${fixture.sql(column)} = ${value}`
const jobsOf = (stream: string) =>
  fixture.sql<{ id: string; state: string }[]>`
    select id, state from pgboss.job where group_id = ${stream}`

describe('a stream that has moved on', () => {
  const confirm: ProjectCommand = { type: 'ConfirmPayment', data: paymentConfirmed().data }
  /** Tells a project its command, and lets something happen after each reading. */
  const appendDuring = (meanwhile: (stream: string) => Promise<unknown>) => {
    const versions: number[] = []
    const read: StreamReader = async (stream) => {
      const found = await fixture.store.read(stream)
      versions.push(found.version)
      await meanwhile(stream)
      return found
    }
    const handleCommand = commanding<ProjectCommand>(
      { ...fixture.store, read },
      projectStream,
      (id, command, events) => decideProject(id, command, rebuildProject(events)),
    )
    return { tell: handleCommand, seen: versions }
  }

  test('is read again, and what follows is decided anew', async () => {
    const id = Bun.randomUUIDv7()
    const stream = projectStream(id)
    await appendEvents(fixture.store, stream, orderWithSlug(`moved-${id}`))
    const { tell: handleCommand, seen: versions } = appendDuring(async () => {
      if (versions.length === 1)
        await appendEvents(fixture.store, stream, orderCancelled('expired'))
    })
    const events = await handleCommand(testContext, id, confirm)
    expect(versions).toEqual([1, 2])
    expect(events.map(({ type }) => type)).toEqual(['PaymentArrivedLate'])
    expect(await typesIn(stream)).toEqual([
      'ProjectOrdered',
      'OrderCancelled',
      'PaymentArrivedLate',
    ])
  })

  test('is given up after the fifth time, with nothing written', async () => {
    const stream = newStream()
    await appendEvents(fixture.store, stream, orderWithSlug(`lost-${stream}`))
    let built = 0
    const act = fixture.store.commit(testContext, () => {
      built += 1
      return { appends: [{ stream, expectedVersion: 0, events: [paymentRequested()] }] }
    })
    expect(await act.catch(readErrorCode)).toBe('40001')
    expect(built).toBe(5)
    expect(await typesIn(stream)).toEqual(['ProjectOrdered'])
  })

  test('is met as well by a writer who believes it further than it is', async () => {
    const stream = newStream()
    await appendEvents(fixture.store, stream, orderWithSlug(`ahead-${stream}`))
    const act = fixture.store.commit(testContext, () => ({
      appends: [{ stream, expectedVersion: 2, events: [paymentRequested()] }],
    }))
    expect(await act.catch(readErrorCode)).toBe('40001')
    const unborn = fixture.store.commit(testContext, () => ({
      appends: [{ stream: newStream(), expectedVersion: 1, events: [paymentRequested()] }],
    }))
    expect(await unborn.catch(readErrorCode)).toBe('40001')
  })
})

describe('a name that is taken', () => {
  test('is refused under its own name, at once, and nothing is written', async () => {
    const [first, second] = [newStream(), newStream()]
    const slug = `taken-${first}`
    await appendEvents(fixture.store, first, orderWithSlug(slug))
    let built = 0
    const act = fixture.store.commit(testContext, () => {
      built += 1
      return { appends: [{ stream: second, expectedVersion: 0, events: [orderWithSlug(slug)] }] }
    })
    const refused = await act.catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(RefusalError)
    expect(readErrorCode(refused)).toBe('SLUG_TAKEN')
    expect(built).toBe(1)
    expect(await typesIn(second)).toEqual([])
    expect(await rowsOf('projects', 'id', second.slice(8))).toHaveLength(0)
    expect(await jobsOf(second)).toHaveLength(0)
  })

  test('is a domain too, and is free again after the cancellation', async () => {
    const [first, second] = [newStream(), newStream()]
    const order = orderWithSlug(`again-${first}`)
    await appendEvents(fixture.store, first, order)
    const other = { ...order, data: { ...order.data, slug: `other-${first}` } } as typeof order
    expect(await appendEvents(fixture.store, second, other).catch(readErrorCode)).toBe(
      'DOMAIN_TAKEN',
    )
    await appendEvents(fixture.store, first, orderCancelled())
    await appendEvents(fixture.store, second, order)
    expect(await typesIn(second)).toEqual(['ProjectOrdered'])
  })
})

describe('one action', () => {
  test('writes to several streams in one, with rows and jobs', async () => {
    const [project, domain] = [newStream(), `domain-${Bun.randomUUIDv7()}.vrs.gmbh`]
    const claimed = { projectId: 'p-1', primary: true }
    await fixture.store.commit(testContext, () => ({
      appends: [
        {
          stream: project,
          expectedVersion: 0,
          events: [orderWithSlug(`both-${project}`), paymentRequested()],
        },
        { stream: domain, expectedVersion: 0, events: [{ type: 'DomainClaimed', data: claimed }] },
      ],
    }))
    expect(await typesIn(project)).toEqual(['ProjectOrdered', 'PaymentRequested'])
    expect(await typesIn(domain)).toEqual(['DomainClaimed'])
    expect(await rowsOf('projects', 'id', project.slice(8))).toHaveLength(1)
    expect(await rowsOf('domains', 'name', domain.slice(7))).toHaveLength(1)
    expect(await jobsOf(project)).toHaveLength(1)
  })

  test('writes nothing at all when one of its streams has moved on', async () => {
    const [project, domain] = [newStream(), `domain-${Bun.randomUUIDv7()}.vrs.gmbh`]
    const act = fixture.store.commit(testContext, () => ({
      appends: [
        { stream: project, expectedVersion: 0, events: [orderWithSlug(`none-${project}`)] },
        {
          stream: domain,
          expectedVersion: 3,
          events: [{ type: 'DomainReleased', data: { projectId: 'p' } }],
        },
      ],
    }))
    expect(await act.catch(readErrorCode)).toBe('40001')
    expect(await typesIn(project)).toEqual([])
    expect(await rowsOf('projects', 'id', project.slice(8))).toHaveLength(0)
    expect(await rowsOf('taken_names', 'stream', project)).toHaveLength(0)
    expect(await jobsOf(project)).toHaveLength(0)
  })

  test('writes nothing when a row of a ledger fails', async () => {
    const stream = newStream()
    const act = fixture.store.commit(testContext, () => ({
      appends: [{ stream, expectedVersion: 0, events: [orderWithSlug(`also-${stream}`)] }],
      statements: [
        { name: 'bad', text: 'insert into person_keys (person_id) values ($1)', values: ['p'] },
      ],
    }))
    expect(await act.catch(readErrorCode)).toBe('23502')
    expect(await typesIn(stream)).toEqual([])
    expect(await jobsOf(stream)).toHaveLength(0)
  })

  test('queues a job of an id once', async () => {
    const stream = newStream()
    const [event] = await appendEvents(fixture.store, stream, orderWithSlug(`once-${stream}`))
    const job = jobFor(event as RecordedEvent)
    await fixture.store.commit(testContext, () => ({ jobs: [job] }))
    expect(await jobsOf(stream)).toHaveLength(1)
  })
})

describe('the end of a job', () => {
  const claimHeldJob = async (stream: string): Promise<ActiveJob> => {
    await appendEvents(fixture.store, stream, orderWithSlug(`held-${stream}`))
    for (;;) {
      const [job] = await fixture.queue.boss.fetch('mails', { includeMetadata: true })
      if (!job) throw new Error(`expected the job of ${stream}, found none`)
      if (job.groupId === stream) return { id: job.id, queue: 'mails', retryCount: job.retryCount }
    }
  }
  const finish = (stream: string, completedJob: ActiveJob) =>
    fixture.store.commit(testContext, async () => {
      const { version } = await fixture.store.read(stream)
      return {
        appends: [
          {
            stream,
            expectedVersion: version,
            events: [paymentConfirmed(), provisioningReleased()],
          },
        ],
        completedJob,
      }
    })

  test('commits together with what it has led to', async () => {
    const stream = newStream()
    await finish(stream, await claimHeldJob(stream))
    expect(await typesIn(stream)).toEqual([
      'ProjectOrdered',
      'PaymentConfirmed',
      'ProvisioningReleased',
    ])
    expect((await jobsOf(stream)).map(({ state }) => state)).toEqual(['completed'])
  })

  test.each([
    ['is completed already', 'completed', 0],
    ['is held by somebody else at a later attempt', 'active', 1],
    ['waits to be taken again', 'retry', 0],
  ])('writes nothing when the job %s', async (_, state, retries) => {
    const stream = newStream()
    const job = await claimHeldJob(stream)
    await fixture.sql`update pgboss.job set state = ${state}::pgboss.job_state,
      retry_count = retry_count + ${retries} where id = ${job.id}`
    expect(await finish(stream, job).catch(readErrorCode)).toBe('VRS02')
    expect(await typesIn(stream)).toEqual(['ProjectOrdered'])
    expect(await rowsOf('payments', 'project_id', stream.slice(8))).toHaveLength(0)
    expect((await jobsOf(stream)).map((one) => one.state)).toEqual([state])
  })

  test('of a zombie changes nothing when it wakes beside its successor', async () => {
    const stream = newStream()
    const job = await claimHeldJob(stream)
    const both = await Promise.allSettled([finish(stream, job), finish(stream, job)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await typesIn(stream)).toHaveLength(3)
  })
})
