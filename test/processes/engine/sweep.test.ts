import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { EventType, VrsEvent } from '../../../events'
import { jobId } from '../../../src/processes/engine/jobs-for-event'
import type { Process } from '../../../src/processes/engine/process'
import { later } from '../../../src/processes/engine/process'
import { sweep } from '../../../src/processes/engine/sweep-stuck-work'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { happen } from '../../support/append-events'
import {
  booted,
  cancelled,
  deploymentFinished,
  deploymentStarted,
  resumed,
  siteVerified,
  stalled,
} from '../../support/project-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())
beforeEach(async () => {
  await place.sql`update projects set archived_at = now() where archived_at is null`
})

/** The project's job is gone, and nothing has happened for a while. */
const forget = async (id: string) => {
  await place.sql`delete from pgboss.job where group_id = ${`project-${id}`} and state < 'completed'`
  await place.sql`update projects set changed_at = now() - interval '11 seconds' where id = ${id}`
}
const open = async (id: string) =>
  (await place.jobs(id)).filter(({ state }) => state === 'created' || state === 'active')
const lastOf = async (id: string) => (await place.events(id)).at(-1)
const endJobs = (id: string) =>
  place.sql`update pgboss.job set state = 'completed' where group_id = ${`project-${id}`}`

describe('a project whose job vanished', () => {
  test('is woken three times under ids of their own, and stands the fourth time', async () => {
    const id = await place.project('DomainAssigned')
    const cause = (await lastOf(id))?.id ?? ''
    for (const round of [1, 2, 3]) {
      await endJobs(id)
      await forget(id)
      expect(await sweep(place.tools)).toBe(1)
      const [job, ...others] = await open(id)
      expect(others).toEqual([])
      expect(job?.id).toBe(jobId(cause, provisioning, `sweep${round}`))
      expect(job?.data).toMatchObject({ step: 'dns', eventId: cause, look: 0, attempt: 1 })
      expect(await sweep(place.tools)).toBe(0)
    }
    await endJobs(id)
    expect(await sweep(place.tools)).toBe(1)
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      by: 'system:sweeper',
      causationId: cause,
      data: { step: 'dns', errorClass: 'ours', code: 'STUCK', owner: 'us' },
    })
    expect(place.alerts.at(-1)).toMatchObject({ kind: 'stuck', subject: id })
    expect(await sweep(place.tools)).toBe(0)
  })

  test('goes on waiting from there, though the looks before bear the same numbers', async () => {
    const waits: Process = {
      ...provisioning,
      table: {
        DomainAssigned: { id: 'dns', run: async () => later(60, { code: 'X', owner: 'us' }) },
      },
    }
    const id = await place.project('DomainAssigned')
    await place.run(waits, await place.take(id))
    await place.run(waits, await place.take(id))
    await forget(id)
    expect(await sweep(place.tools)).toBe(1)
    for (const look of [1, 2, 3]) {
      await place.run(waits, await place.take(id))
      expect((await open(id)).map(({ data }) => data.look)).toEqual([look])
    }
  })

  test('stands under the step that a person let go on', async () => {
    const before = await place.project('DnsConfigured')
    const cause = (await lastOf(before))?.id ?? ''
    const id = await place.project(
      'DnsConfigured',
      stalled('propagation'),
      resumed('propagation', cause),
    )
    for (let round = 0; round < 4; round += 1) {
      await endJobs(id)
      await forget(id)
      await sweep(place.tools)
    }
    expect(await lastOf(id)).toMatchObject({
      type: 'ProvisioningStalled',
      data: { step: 'propagation', code: 'STUCK' },
    })
  })

  test('asks for its deployment when only the boot was told', async () => {
    const id = await place.project('DeploymentStarted', booted())
    const started = (await place.events(id)).find(({ type }) => type === 'DeploymentStarted')
    await forget(id)
    expect(await sweep(place.tools)).toBe(1)
    expect((await open(id)).map(({ data }) => [data.step, data.eventId])).toEqual([
      ['deployment', started?.id ?? ''],
    ])
  })
})

test.each<[string, readonly VrsEvent[], EventType]>([
  ['is to be deployed again', [], 'ProvisioningResumed'],
  ['is deployed again', [deploymentStarted('d-2')], 'DeploymentStarted'],
  ['has booted too early', [deploymentStarted('d-2'), booted('boot-2')], 'DeploymentStarted'],
  [
    'has not booted yet',
    [deploymentStarted('d-2'), deploymentFinished('d-2')],
    'DeploymentFinished',
  ],
])('a live project that %s is woken too', async (_, more, cause) => {
  const id = await place.project('ProjectWentLive')
  const prepared = (await place.events(id)).find(({ type }) => type === 'DeploymentPrepared')
  const stream = `project-${id}`
  await happen(place.store, stream, resumed('deployment', prepared?.id ?? ''), ...more)
  await forget(id)
  expect(await sweep(place.tools)).toBe(1)
  const last = (await place.events(id)).findLast(({ type }) => type === cause)
  expect((await open(id)).map(({ data }) => data.eventId)).toEqual([last?.id ?? ''])

  await happen(place.store, stream, deploymentFinished('d-2'), booted('boot-2'), siteVerified)
  await forget(id)
  expect(await sweep(place.tools)).toBe(0)
})

describe('a job that will not come back', () => {
  const change = (id: string, state: string) =>
    place.sql`update pgboss.job set state = ${state}::pgboss.job_state, completed_on = now()
      where group_id = ${`project-${id}`} and name = 'provisioning' and state < 'completed'`
  const age = (id: string) =>
    place.sql`update projects set changed_at = now() - interval '11 seconds' where id = ${id}`

  test.each(['failed', 'cancelled'])('because the queue calls it %s is replaced', async (state) => {
    const id = await place.project('DomainAssigned')
    await change(id, state)
    await age(id)
    expect(await sweep(place.tools)).toBe(1)
    expect((await open(id)).map(({ data }) => [data.step, data.sweep])).toEqual([['dns', 1]])
  })

  test('because its worker was not heard of for a minute is replaced, not before', async () => {
    const id = await place.project('DomainAssigned')
    const { held } = await place.take(id)
    await age(id)
    const heard = (seconds: number) =>
      place.sql`update pgboss.job set heartbeat_on = now() - ${seconds} * interval '1 second'
        where id = ${held.id}`
    await heard(50)
    expect(await sweep(place.tools)).toBe(0)
    await heard(61)
    expect(await sweep(place.tools)).toBe(1)
  })

  test('is replaced once, however many workers sweep', async () => {
    const ids = [await place.project('DomainAssigned'), await place.project('DnsConfigured')]
    for (const id of ids) await forget(id)
    const woken = await Promise.all(Array.from({ length: 3 }, () => sweep(place.tools)))
    expect(Math.max(...woken)).toBe(2)
    for (const id of ids) expect((await open(id)).map(({ data }) => data.sweep)).toEqual([1])
  })
})

describe('the sweeper leaves alone', () => {
  test('who has a job, due or under way', async () => {
    const id = await place.project('DomainAssigned')
    await place.sql`update projects set changed_at = now() - interval '1 day' where id = ${id}`
    await place.sql`update pgboss.job set start_after = now() + interval '1 day'
      where group_id = ${`project-${id}`}`
    expect(await sweep(place.tools)).toBe(0)
    await place.take(id)
    expect(await sweep(place.tools)).toBe(0)
  })

  test('who changed a moment ago', async () => {
    const id = await place.project('DomainAssigned')
    await place.sql`delete from pgboss.job where group_id = ${`project-${id}`}`
    expect(await sweep(place.tools)).toBe(0)
  })

  test.each([
    ['waits for payment', () => place.project('PaymentRequested')],
    ['was cancelled', () => place.project('PaymentRequested', cancelled())],
    ['stands', () => place.project('DomainAssigned', stalled('dns'))],
    ['is live', () => place.project('ProjectWentLive')],
    [
      'is suspended',
      () =>
        place.project('DomainAssigned', { type: 'ProjectSuspended', data: { cause: 'unpaid' } }),
    ],
  ])('who %s', async (_, begin) => {
    await forget(await begin())
    expect(await sweep(place.tools)).toBe(0)
  })
})
