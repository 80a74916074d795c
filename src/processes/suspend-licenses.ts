import type { Happened, VrsEvent } from '../../events'
import { licenseStream } from '../../events/streams'
import { licensesOf } from '../../projections/licenses'
import { decideLicense } from '../deciders/license'
import type { Bench, Step } from './process'

const byUs = 'system:licensing'

/** Only what the project's own suspension took comes back with it. */
const wasOurs = (events: readonly Happened[]) =>
  events.findLast(({ type }) => type === 'LicenseSuspended')?.by === byUs

const growths = async (
  { project, sql, store }: Bench,
  from: 'active' | 'suspended',
  decide: (events: readonly Happened[]) => VrsEvent[],
) => {
  const licenses = (await licensesOf(sql, project.id)).filter(({ status }) => status === from)
  return Promise.all(
    licenses.map(async ({ plugin }) => {
      const stream = licenseStream(project.id, plugin)
      const { events, at } = await store.read(stream)
      return { stream, at, events: decide(events) }
    }),
  )
}

/** A suspended project's licenses rest with it. */
export const suspendLicenses: Step = {
  id: 'payment',
  run: async (bench) => {
    if (!bench.project.suspendedAt) return undefined
    await bench.add(
      await growths(bench, 'active', (events) => decideLicense({ type: 'SuspendLicense' }, events)),
    )
    return undefined
  },
}

/** They return with it, but for those that a person suspended. */
export const reinstateLicenses: Step = {
  id: 'payment',
  run: async (bench) => {
    if (bench.project.suspendedAt) return undefined
    await bench.add(
      await growths(bench, 'suspended', (events) =>
        wasOurs(events) ? decideLicense({ type: 'ReinstateLicense' }, events) : [],
      ),
    )
    return undefined
  },
}
