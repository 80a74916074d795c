import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { StepId } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { Process, Step } from '../../../src/processes/engine/process'
import { happen } from '../../support/append-events'
import { resumed } from '../../support/project-events'
import type { Steps } from '../support/process-fixture'
import { givenSteps } from '../support/process-fixture'

let place: Steps
beforeAll(async () => {
  place = await givenSteps()
}, 30_000)
afterAll(() => place.close())

describe('a project that goes on from elsewhere', () => {
  const runsAfter = async (step: StepId) => {
    const id = await place.project('ProjectWentLive')
    const taken = await place.take(id)
    await happen(place.store, projectStream(id), resumed(step, taken.data.eventId))
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
      inVain: 'stall',
      table: { ProjectWentLive: welcome },
    }
    await place.run(process, taken)
    return runs
  }

  test('still welcomes its customer', async () => {
    expect(await runsAfter('deployment')).toBe(1)
  })
  test('welcomes nobody twice where the welcome itself is done anew', async () => {
    expect(await runsAfter('live')).toBe(0)
  })
})
