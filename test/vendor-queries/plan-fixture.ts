import { expect } from 'bun:test'
import type { EventType } from '../../events'
import { serverStream } from '../../events/streams'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { previewCommand } from '../../src/domain/project/preview-command'
import { oldSiteCleanup } from '../../src/processes/site-move/old-site-cleanup'
import { planCommand } from '../../src/routes/admin/actions/action-plan'
import { createPlanQuery } from '../../src/vendor-queries/plan/create-plan'
import type { createProjectDriver } from '../processes/support/project-driver'
import type { VendorFixture } from '../processes/support/vendor-fixture'
import { appendEvents } from '../support/append-events'
import { countPlannedWrites, countWrites } from '../support/vendor-writes'

/** Acts whose plans are compared with what is written then. */
export const createPlanFixture = (
  fixture: VendorFixture,
  drive: ReturnType<typeof createProjectDriver>,
) => {
  const planFor = async (id: string, command: ProjectCommand) => {
    const { deps, store, sql } = fixture
    const plan = createPlanQuery({ ...deps, scheme: deps.siteAddress.scheme })
    const routeDeps = { store, sql, previewCommand, vendorQueries: { createPlan: plan } }
    return planCommand(routeDeps as never, id, command, 'request-1')
  }
  const tell = (id: string, command: ProjectCommand) =>
    fixture.deps.handleProjectCommand(
      { by: 'person:ada', correlationId: 'act', causationId: 'act' },
      id,
      command,
    )
  const until = (id: string, type: EventType, times = 1) =>
    drive.runUntil(
      id,
      async () => (await drive.eventsOf(id, type)).length >= times,
      'provisioning',
      () => drive.reportBoot(id),
    )
  return {
    planCommand: planFor,
    sendCommand: tell,
    runUntilEvent: until,
    /** Plans the act, does it, lets it go its way: what was said, and what was written. */
    runPlannedCommand: async (id: string, command: ProjectCommand, way: () => Promise<unknown>) => {
      const plan = await planFor(id, command)
      const before = fixture.calls.length
      await tell(id, command)
      await way()
      expect(plan.unreachableVendors).toEqual([])
      const written = countWrites(fixture.calls.slice(before))
      expect(countPlannedWrites(plan.lines)).toEqual(written)
      return { plan, written }
    },
    createLiveProject: async () => {
      const id = await drive.createReleasedProject()
      await until(id, 'ProjectWentLive')
      return id
    },
    /** A second server, as a choice. */
    addSecondServer: async () => {
      const [, other] = await fixture.deps.coolify.listServers()
      const choice = { serverId: Bun.randomUUIDv7(), ipv4: '203.0.113.8' }
      await appendEvents(fixture.store, serverStream(choice.serverId), {
        type: 'ServerAdded',
        data: { name: 's2', ipv4: choice.ipv4, coolifyUuid: other?.uuid ?? '', capacity: 20 },
      })
      return choice
    },
    runOldSiteCleanup: async (id: string, isDone: () => boolean) => {
      for (let polls = 0; !isDone() && polls < 50; polls += 1) {
        await fixture.runJob(oldSiteCleanup, await fixture.claimJob(id, 'clearing'))
        await Bun.sleep(10)
      }
    },
  }
}
