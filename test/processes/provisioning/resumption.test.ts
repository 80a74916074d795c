import { afterAll, describe, expect, test } from 'bun:test'
import type { StepId } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { Process, Step } from '../../../src/processes/engine/process'
import { appendEvents } from '../../support/append-events'
import { provisioningResumed } from '../../support/project-events'
import { openProcessFixture } from '../support/process-fixture'

const fixture = await openProcessFixture()
afterAll(() => fixture.close())

describe('a project that goes on from elsewhere', () => {
  const runsAfter = async (step: StepId) => {
    const id = await fixture.project('ProjectWentLive')
    const claimedJob = await fixture.claimJob(id)
    await appendEvents(
      fixture.store,
      projectStream(id),
      provisioningResumed(step, claimedJob.data.eventId),
    )
    let runs = 0
    const welcome: Step = {
      id: 'live',
      run: async () => {
        runs += 1
        return undefined
      },
    }
    const process: Process = {
      queue: 'provisioning',
      onFailure: 'stall',
      table: { ProjectWentLive: welcome },
    }
    await fixture.runJob(process, claimedJob)
    return runs
  }

  test('still welcomes its customer', async () => {
    expect(await runsAfter('deployment')).toBe(1)
  })
  test('welcomes nobody twice where the welcome itself is done anew', async () => {
    expect(await runsAfter('live')).toBe(0)
  })
})
