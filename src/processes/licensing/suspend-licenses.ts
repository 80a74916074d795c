import type { DomainEvent, RecordedEvent } from '../../../events'
import { licenseStream, projectStream } from '../../../events/streams'
import { listLicenses } from '../../../projections/queries/licenses'
import { decideLicense } from '../../domain/license/decide-license'
import { rebuildProject } from '../../domain/project/evolve'
import { decideAppend } from '../../store/event-store/stream-append'
import { pollIn } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

const licensingActor = 'system:licensing'

/** Only what the project's own suspension took comes back with it. */
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

/** One after the other, as the project stands then: a suspension may be over before its job. */
const createLicenseStatusStep = (
  to: 'suspended' | 'active',
  decide: DecideLicenseEvents,
): Step => ({
  id: 'payment',
  run: async (context) => {
    const { append, withAdvisoryLock, project, store } = context
    const tried = await withAdvisoryLock(`licenses ${project.id}`, async () => {
      const now = rebuildProject((await store.read(projectStream(project.id))).events)
      const isSuspended = now.stage !== 'initial' && now.suspendedAt !== undefined
      if (isSuspended !== (to === 'suspended')) return
      await append(() =>
        licenseAppends(context, to === 'suspended' ? 'active' : 'suspended', decide),
      )
    })
    return tried === 'locked' ? pollIn(1, { code: 'STEP_RUNNING', owner: 'us' }) : undefined
  },
})

/** A suspended project's licenses rest with it. */
export const suspendLicenses = createLicenseStatusStep('suspended', (events) =>
  decideLicense({ type: 'SuspendLicense' }, events),
)

/** They return with it, but for those that a person suspended. */
export const reinstateLicenses = createLicenseStatusStep('active', (events) =>
  isSuspendedByLicensing(events) ? decideLicense({ type: 'ReinstateLicense' }, events) : [],
)
