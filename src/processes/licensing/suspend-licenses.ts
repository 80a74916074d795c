import type { Happened, VrsEvent } from '../../../events'
import { licenseStream, projectStream } from '../../../events/streams'
import { licensesOf } from '../../../projections/licenses'
import { decideLicense } from '../../domain/license/decide-license'
import { projectFrom } from '../../domain/project/state'
import type { Bench, Step } from '../engine/process'
import { later } from '../engine/process'

const byUs = 'system:licensing'

/** Only what the project's own suspension took comes back with it. */
const wasOurs = (events: readonly Happened[]) =>
  events.findLast(({ type }) => type === 'LicenseSuspended')?.by === byUs

type Decide = (events: readonly Happened[]) => VrsEvent[]

const growths = async (
  { project, sql, store }: Bench,
  from: 'active' | 'suspended',
  decide: Decide,
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

/** One after the other, as the project stands then: a suspension may be over before its job. */
const turned = (to: 'suspended' | 'active', decide: Decide): Step => ({
  id: 'payment',
  run: async (bench) => {
    const { add, alone, project, store } = bench
    const tried = await alone(`licenses ${project.id}`, async () => {
      const now = projectFrom((await store.read(projectStream(project.id))).events)
      const isSuspended = now.stage !== 'unborn' && now.suspendedAt !== undefined
      if (isSuspended !== (to === 'suspended')) return
      await add(await growths(bench, to === 'suspended' ? 'active' : 'suspended', decide))
    })
    return tried === 'taken' ? later(1, { code: 'STEP_RUNNING', owner: 'us' }) : undefined
  },
})

/** A suspended project's licenses rest with it. */
export const suspendLicenses = turned('suspended', (events) =>
  decideLicense({ type: 'SuspendLicense' }, events),
)

/** They return with it, but for those that a person suspended. */
export const reinstateLicenses = turned('active', (events) =>
  wasOurs(events) ? decideLicense({ type: 'ReinstateLicense' }, events) : [],
)
