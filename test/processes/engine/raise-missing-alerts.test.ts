import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { sweeps } from '../../../src/processes/all-processes'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { sweepStuckWork } from '../../../src/processes/engine/sweep-stuck-work'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

let fixture: ProcessFixture
beforeAll(async () => {
  fixture = await openProcessFixture()
}, 30_000)
afterAll(() => fixture.close())

describe('what nobody heard of', () => {
  const alertsAbout = (subject: string) =>
    fixture.alerts
      .filter((one) => one.subject === subject)
      .map(({ kind, detail }) => [kind, detail])
  /** Alerts are kept as rows, as the service keeps them. */
  const keeping = (): ProcessDependencies => ({
    ...fixture.deps,
    alert: async (kind, subject, detail) => {
      await fixture.deps.alert(kind, subject, detail)
      await fixture.sql`insert into alerts (kind, subject, detail)
        values (${kind}, ${subject}, ${detail})`
    },
  })

  test('is told once: a stall of ours whose alert was lost', async () => {
    const ours = { step: 'dns', errorClass: 'ours', code: 'BUG', owner: 'us' } as const
    const id = await fixture.project('DomainAssigned', { type: 'ProvisioningStalled', data: ours })
    await sweepStuckWork(keeping(), sweeps)
    expect(alertsAbout(id)).toEqual([])
    await fixture.sql`update projects set stalled = stalled || jsonb_build_object('at',
      now() - interval '11 seconds') where id = ${id}`
    await sweepStuckWork(keeping(), sweeps)
    await sweepStuckWork(keeping(), sweeps)
    expect(alertsAbout(id)).toEqual([['stalled', 'BUG']])
  })

  test('is told once: a job beside the main process that the queue gave up', async () => {
    const id = await fixture.project('ProjectOrdered')
    const [job] = await fixture.jobs(id, 'mails')
    await fixture.sql`update pgboss.job set state = 'failed' where id = ${job?.id ?? ''}`
    await sweepStuckWork(keeping(), sweeps)
    await sweepStuckWork(keeping(), sweeps)
    expect(alertsAbout(job?.id ?? '')).toEqual([['job-failed', `mails: payment project-${id}`]])
  })
})
