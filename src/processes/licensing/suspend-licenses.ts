import type { DomainEvent, RecordedEvent } from '../../../events'
import { licenseStream, projectStream } from '../../../events/streams'
import { listLicenses } from '../../../projections/queries/licenses'
import { decideLicense } from '../../domain/license/decide-license'
import { rebuildProject } from '../../domain/project/evolve'
import { decideAppend } from '../../store/event-store/stream-append'
import { nothingToDo, pollIn } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

const licensingActor = 'system:licensing'

/** Whether the license was suspended with its project, not by a person. */
const isSuspendedByLicensing = (events: readonly RecordedEvent[]) =>
  events.findLast(({ type }) => type === 'LicenseSuspended')?.by === licensingActor

type DecideLicenseEvents = (events: readonly RecordedEvent[]) => DomainEvent[]

const licenseAppends = async (
  { project, sql, store }: StepContext,
  from: 'active' | 'suspended',
  decide: DecideLicenseEvents,
) => {
  const licenses = (await listLicenses(sql, project.id)).filter(({ status }) => status === from)
  return Promise.all(
    licenses.map(({ plugin }) => decideAppend(store, licenseStream(project.id, plugin), decide)),
  )
}

/** Under a lock, by the project's current state: a suspension may be over before its job runs. */
const createLicenseStatusStep = (
  to: 'suspended' | 'active',
  decide: DecideLicenseEvents,
): Step => ({
  id: 'payment',
  run: async (context) => {
    const { append, withAdvisoryLock, project, store } = context
    const result = await withAdvisoryLock(`licenses ${project.id}`, async () => {
      const current = rebuildProject((await store.read(projectStream(project.id))).events)
      const isSuspended = current.stage !== 'initial' && current.suspendedAt !== undefined
      if (isSuspended !== (to === 'suspended'))
        return nothingToDo(`the project is ${isSuspended ? 'suspended again' : 'reinstated'}`)
      await append(() =>
        licenseAppends(context, to === 'suspended' ? 'active' : 'suspended', decide),
      )
      return undefined
    })
    return result === 'locked' ? pollIn(1, { code: 'STEP_RUNNING', owner: 'us' }) : result.done
  },
})

/** A suspended project's licenses are suspended with it. */
export const suspendLicenses = createLicenseStatusStep('suspended', (events) =>
  decideLicense({ type: 'SuspendLicense' }, events),
)

/** They are reinstated with it, except those that a person suspended. */
export const reinstateLicenses = createLicenseStatusStep('active', (events) =>
  isSuspendedByLicensing(events) ? decideLicense({ type: 'ReinstateLicense' }, events) : [],
)
