import { afterAll, expect, test } from 'bun:test'
import { projectStream } from '../../../events/streams'
import { sweeps } from '../../../src/processes/all-processes'
import { pollIn, waitWithoutDeadline } from '../../../src/processes/engine/job-outcome'
import type { Process, Step } from '../../../src/processes/engine/process'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { sweepStuckWork } from '../../../src/processes/engine/sweep-stuck-work'
import { openProcessFixture } from '../support/process-fixture'

const fixture = await openProcessFixture()
afterAll(() => fixture.close())

const createProcess = (
  table: Process['table'],
  inVain: Process['onFailure'] = 'stall',
): Process => ({
  queue: 'provisioning',
  onFailure: inVain,
  table,
})

test('a step whose result others need looks on after its deadline, and its next one begins then', async () => {
  const id = await fixture.project('DomainAssigned')
  const polls: number[] = []
  const step: Step = {
    id: 'dns',
    deadlineMinutes: 30,
    run: async ({ pollCount }) => {
      polls.push(pollCount)
      return pollIn(1, { code: 'REMOVING', owner: 'us' })
    },
  }
  const insisting = createProcess({ DomainAssigned: step }, 'retry')
  fixture.clock.offsetMs = 31 * 60_000
  for (let runs = 0; runs < 4; runs += 1)
    await fixture.runJob(insisting, await fixture.claimJob(id))
  fixture.clock.offsetMs = 0
  expect(polls).toEqual([0, 1, 2, 3])
  expect(fixture.alerts.filter(({ subject }) => subject === id)).toHaveLength(1)
})

test('a step that waits for ever keeps since when', async () => {
  const id = await fixture.project('DomainAssigned')
  const step: Step = {
    id: 'dns',
    run: async () => waitWithoutDeadline(1, { code: 'X', owner: 'us' }),
  }
  const began = (await fixture.events(id)).at(-1)?.at
  for (let runs = 0; runs < 2; runs += 1) {
    await fixture.runJob(createProcess({ DomainAssigned: step }), await fixture.claimJob(id))
    const [job] = (await fixture.jobs(id)).filter(({ state }) => state === 'created')
    expect(job?.data.waitingFor?.since).toBe(began)
    fixture.clock.offsetMs += 60_000
  }
  fixture.clock.offsetMs = 0
})

test('a project is swept up though another one cannot be', async () => {
  await fixture.sql`update projects set archived_at = now() where archived_at is null`
  const [broken, id] = [
    await fixture.project('DomainAssigned'),
    await fixture.project('DomainAssigned'),
  ]
  await fixture.sql`delete from pgboss.job where state < 'completed'`
  await fixture.sql`update projects set changed_at = now() - interval '11 seconds'`
  const store: ProcessDependencies['store'] = {
    ...fixture.store,
    read: async (stream, ...more) => {
      if (stream === projectStream(broken)) throw new TypeError('x is undefined')
      return fixture.store.read(stream, ...more)
    },
  }
  const outcome = await sweepStuckWork({ ...fixture.deps, store }, sweeps).catch(String)
  expect(outcome).toBe('TypeError: x is undefined')
  expect((await fixture.jobs(id)).filter(({ state }) => state === 'created')).toHaveLength(1)
})
