import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Happened } from '../../../events'
import { Refused } from '../../../events/refusal-error'
import { projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { decide } from '../../../src/domain/project/decide'
import { projectFrom } from '../../../src/domain/project/state'
import { telling as commanding } from '../../../src/store/event-store/command-handler'
import type { StreamReader } from '../../../src/store/event-store/stream-reader'
import type { HeldJob, JobRequest } from '../../../src/store/job-queue/job-queue'
import { codeOf, context, happen, orderedAs } from '../../support/append-events'
import { cancelled, paid, released, requested } from '../../support/project-events'
import type { TestStore } from '../../support/test-store'
import { openTestStore } from '../../support/test-store'

const jobFor = (event: Happened): JobRequest => ({
  id: event.id,
  queue: 'mails',
  data: {
    step: 'payment',
    eventId: event.id,
    stream: event.stream,
    correlationId: event.correlationId,
    since: event.at,
    look: 0,
    attempt: 1,
  },
})

let place: TestStore
beforeAll(async () => {
  place = await openTestStore({
    jobsOf: (event) => (event.type === 'ProjectOrdered' ? [jobFor(event)] : []),
  })
}, 30_000)
afterAll(() => place.close())

const newStream = () => projectStream(Bun.randomUUIDv7())
const typesIn = async (stream: string) =>
  (await place.store.read(stream)).events.map(({ type }) => type)
const rowsOf = (table: string, column: string, value: string) =>
  place.sql`select * from ${place.sql(table)} where ${place.sql(column)} = ${value}`
const jobsOf = (stream: string) =>
  place.sql<{ id: string; state: string }[]>`
    select id, state from pgboss.job where group_id = ${stream}`

describe('a stream that has moved on', () => {
  const confirm: ProjectCommand = { type: 'ConfirmPayment', data: paid().data }
  /** Tells a project its command, and lets something happen after each reading. */
  const telling = (meanwhile: (stream: string) => Promise<unknown>) => {
    const seen: number[] = []
    const read: StreamReader = async (stream) => {
      const found = await place.store.read(stream)
      seen.push(found.at)
      await meanwhile(stream)
      return found
    }
    const tell = commanding<ProjectCommand>(
      { ...place.store, read },
      projectStream,
      (id, command, events) => decide(id, command, projectFrom(events)),
    )
    return { tell, seen }
  }

  test('is read again, and what follows is decided anew', async () => {
    const id = Bun.randomUUIDv7()
    const stream = projectStream(id)
    await happen(place.store, stream, orderedAs(`moved-${id}`))
    const { tell, seen } = telling(async () => {
      if (seen.length === 1) await happen(place.store, stream, cancelled('expired'))
    })
    const events = await tell(context, id, confirm)
    expect(seen).toEqual([1, 2])
    expect(events.map(({ type }) => type)).toEqual(['PaymentArrivedLate'])
    expect(await typesIn(stream)).toEqual([
      'ProjectOrdered',
      'OrderCancelled',
      'PaymentArrivedLate',
    ])
  })

  test('is given up after the fifth time, with nothing written', async () => {
    const stream = newStream()
    await happen(place.store, stream, orderedAs(`lost-${stream}`))
    let built = 0
    const act = place.store.act(context, () => {
      built += 1
      return { grows: [{ stream, at: 0, events: [requested()] }] }
    })
    expect(await act.catch(codeOf)).toBe('40001')
    expect(built).toBe(5)
    expect(await typesIn(stream)).toEqual(['ProjectOrdered'])
  })

  test('is met as well by a writer who believes it further than it is', async () => {
    const stream = newStream()
    await happen(place.store, stream, orderedAs(`ahead-${stream}`))
    const act = place.store.act(context, () => ({
      grows: [{ stream, at: 2, events: [requested()] }],
    }))
    expect(await act.catch(codeOf)).toBe('40001')
    const unborn = place.store.act(context, () => ({
      grows: [{ stream: newStream(), at: 1, events: [requested()] }],
    }))
    expect(await unborn.catch(codeOf)).toBe('40001')
  })
})

describe('a name that is taken', () => {
  test('is refused under its own name, at once, and nothing is written', async () => {
    const [first, second] = [newStream(), newStream()]
    const slug = `taken-${first}`
    await happen(place.store, first, orderedAs(slug))
    let built = 0
    const act = place.store.act(context, () => {
      built += 1
      return { grows: [{ stream: second, at: 0, events: [orderedAs(slug)] }] }
    })
    const refused = await act.catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(codeOf(refused)).toBe('SLUG_TAKEN')
    expect(built).toBe(1)
    expect(await typesIn(second)).toEqual([])
    expect(await rowsOf('projects', 'id', second.slice(8))).toHaveLength(0)
    expect(await jobsOf(second)).toHaveLength(0)
  })

  test('is a domain too, and is free again after the cancellation', async () => {
    const [first, second] = [newStream(), newStream()]
    const order = orderedAs(`again-${first}`)
    await happen(place.store, first, order)
    const other = { ...order, data: { ...order.data, slug: `other-${first}` } } as typeof order
    expect(await happen(place.store, second, other).catch(codeOf)).toBe('DOMAIN_TAKEN')
    await happen(place.store, first, cancelled())
    await happen(place.store, second, order)
    expect(await typesIn(second)).toEqual(['ProjectOrdered'])
  })
})

describe('one action', () => {
  test('writes to several streams in one, with rows and jobs', async () => {
    const [project, domain] = [newStream(), `domain-${Bun.randomUUIDv7()}.vrs.gmbh`]
    const claimed = { projectId: 'p-1', primary: true }
    await place.store.act(context, () => ({
      grows: [
        { stream: project, at: 0, events: [orderedAs(`both-${project}`), requested()] },
        { stream: domain, at: 0, events: [{ type: 'DomainClaimed', data: claimed }] },
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
    const act = place.store.act(context, () => ({
      grows: [
        { stream: project, at: 0, events: [orderedAs(`none-${project}`)] },
        { stream: domain, at: 3, events: [{ type: 'DomainReleased', data: { projectId: 'p' } }] },
      ],
    }))
    expect(await act.catch(codeOf)).toBe('40001')
    expect(await typesIn(project)).toEqual([])
    expect(await rowsOf('projects', 'id', project.slice(8))).toHaveLength(0)
    expect(await rowsOf('taken_names', 'stream', project)).toHaveLength(0)
    expect(await jobsOf(project)).toHaveLength(0)
  })

  test('writes nothing when a row of a ledger fails', async () => {
    const stream = newStream()
    const act = place.store.act(context, () => ({
      grows: [{ stream, at: 0, events: [orderedAs(`also-${stream}`)] }],
      also: [
        { name: 'bad', text: 'insert into person_keys (person_id) values ($1)', values: ['p'] },
      ],
    }))
    expect(await act.catch(codeOf)).toBe('23502')
    expect(await typesIn(stream)).toEqual([])
    expect(await jobsOf(stream)).toHaveLength(0)
  })

  test('queues a job of an id once', async () => {
    const stream = newStream()
    const [event] = await happen(place.store, stream, orderedAs(`once-${stream}`))
    const job = jobFor(event as Happened)
    await place.store.act(context, () => ({ jobs: [job] }))
    expect(await jobsOf(stream)).toHaveLength(1)
  })
})

describe('the end of a job', () => {
  const held = async (stream: string): Promise<HeldJob> => {
    await happen(place.store, stream, orderedAs(`held-${stream}`))
    for (;;) {
      const [job] = await place.queue.boss.fetch('mails', { includeMetadata: true })
      if (!job) throw new Error(`expected the job of ${stream}, found none`)
      if (job.groupId === stream) return { id: job.id, queue: 'mails', retryCount: job.retryCount }
    }
  }
  const finish = (stream: string, completes: HeldJob) =>
    place.store.act(context, async () => {
      const { at } = await place.store.read(stream)
      return { grows: [{ stream, at, events: [paid(), released()] }], completes }
    })

  test('commits together with what it has led to', async () => {
    const stream = newStream()
    await finish(stream, await held(stream))
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
    const job = await held(stream)
    await place.sql`update pgboss.job set state = ${state}::pgboss.job_state,
      retry_count = retry_count + ${retries} where id = ${job.id}`
    expect(await finish(stream, job).catch(codeOf)).toBe('VRS02')
    expect(await typesIn(stream)).toEqual(['ProjectOrdered'])
    expect(await rowsOf('payments', 'project_id', stream.slice(8))).toHaveLength(0)
    expect((await jobsOf(stream)).map((one) => one.state)).toEqual([state])
  })

  test('of a zombie changes nothing when it wakes beside its successor', async () => {
    const stream = newStream()
    const job = await held(stream)
    const both = await Promise.allSettled([finish(stream, job), finish(stream, job)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await typesIn(stream)).toHaveLength(3)
  })
})
