import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { Tools } from '../../../src/processes/engine/process'
import { sweep } from '../../../src/processes/engine/sweep-stuck-work'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())

describe('what nobody heard of', () => {
  const told = (subject: string) =>
    place.alerts.filter((one) => one.subject === subject).map(({ kind, detail }) => [kind, detail])
  /** Alerts are kept as rows, as the service keeps them. */
  const keeping = (): Tools => ({
    ...place.tools,
    alert: async (kind, subject, detail) => {
      await place.tools.alert(kind, subject, detail)
      await place.sql`insert into alerts (kind, subject, detail)
        values (${kind}, ${subject}, ${detail})`
    },
  })

  test('is told once: a stall of ours whose alert was lost', async () => {
    const ours = { step: 'dns', errorClass: 'ours', code: 'BUG', owner: 'us' } as const
    const id = await place.project('DomainAssigned', { type: 'ProvisioningStalled', data: ours })
    await sweep(keeping())
    expect(told(id)).toEqual([])
    await place.sql`update projects set stalled = stalled || jsonb_build_object('at',
      now() - interval '11 seconds') where id = ${id}`
    await sweep(keeping())
    await sweep(keeping())
    expect(told(id)).toEqual([['stalled', 'BUG']])
  })

  test('is told once: a job beside the main process that the queue gave up', async () => {
    const id = await place.project('ProjectOrdered')
    const [job] = await place.jobs(id, 'mails')
    await place.sql`update pgboss.job set state = 'failed' where id = ${job?.id ?? ''}`
    await sweep(keeping())
    await sweep(keeping())
    expect(told(job?.id ?? '')).toEqual([['job-failed', `mails: payment project-${id}`]])
  })
})
