import { expect } from 'bun:test'
import type { EventType } from '../../events'
import type { ProjectCommand } from '../../src/domain/project/commands'
import { foresee } from '../../src/domain/project/preview-command'
import { clearing } from '../../src/processes/site-move/old-site-cleanup'
import { planOf } from '../../src/routes/admin/actions/action-plan'
import { openPlans } from '../../src/vendor-queries/plan/create-plan'
import type { driving } from '../processes/support/project-driver'
import type { Vendors } from '../processes/support/vendor-fixture'
import { writesIn, writesPlanned } from '../support/vendor-writes'

/** Acts whose plans are compared with what is written then. */
export const planningAt = (place: Vendors, drive: ReturnType<typeof driving>) => {
  const planned = async (id: string, command: ProjectCommand) => {
    const { tools, store, sql } = place
    const plan = openPlans({ ...tools, scheme: tools.site.scheme })
    const desk = { store, sql, foresee, questions: { plan } }
    return planOf(desk as never, id, command, 'request-1')
  }
  const tell = (id: string, command: ProjectCommand) =>
    place.tools.command({ by: 'person:ada', correlationId: 'act', causationId: 'act' }, id, command)
  const until = (id: string, type: EventType, times = 1) =>
    drive.until(
      id,
      async () => (await drive.eventsOf(id, type)).length >= times,
      'provisioning',
      () => drive.boots(id),
    )
  return {
    planned,
    tell,
    until,
    /** Plans the act, does it, lets it go its way: what was said, and what was written. */
    carried: async (id: string, command: ProjectCommand, way: () => Promise<unknown>) => {
      const plan = await planned(id, command)
      const before = place.calls.length
      await tell(id, command)
      await way()
      expect(plan.silent).toEqual([])
      const written = writesIn(place.calls.slice(before))
      expect(writesPlanned(plan.lines)).toEqual(written)
      return { plan, written }
    },
    live: async () => {
      const id = await drive.released()
      await until(id, 'ProjectWentLive')
      return id
    },
    clear: async (id: string, isDone: () => boolean) => {
      for (let looks = 0; !isDone() && looks < 50; looks += 1) {
        await place.run(clearing, await place.take(id, 'clearing'))
        await Bun.sleep(10)
      }
    },
  }
}
