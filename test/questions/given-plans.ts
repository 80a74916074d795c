import { expect } from 'bun:test'
import type { EventType } from '../../events'
import { foresee } from '../../src/deciders/foresee'
import type { ProjectCommand } from '../../src/deciders/project-commands'
import { clearing } from '../../src/processes/clearing'
import { openPlans } from '../../src/questions/plan'
import { planOf } from '../../src/routes/admin/act-plan'
import type { driving } from '../processes/given-driven'
import type { Vendors } from '../processes/given-vendors'
import { writesIn, writesPlanned } from '../writes-in'

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
