import { licenseStream, projectStream } from '../../../events/streams'
import type { LicenseRow } from '../../../projections/licenses'
import { listLicenses } from '../../../projections/queries/licenses'
import { decideLicense, type LicenseCommand } from '../../domain/license/decide-license'
import { rebuildProject } from '../../domain/project/evolve'
import { decideAppend } from '../../store/event-store/stream-append'
import { nothingToDo, pollIn } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

type ProjectCommand = Extract<LicenseCommand, { type: 'SuspendLicense' | 'ReinstateLicense' }>

/** Whether its suspension with the project is still to begin, or to end. */
const isToChange = (license: LicenseRow, { type }: ProjectCommand) =>
  (license.stage === 'trial' || license.stage === 'active') &&
  (license.suspendedWithProjectAt === null) === (type === 'SuspendLicense')

const licenseAppends = async ({ project, sql, store }: StepContext, command: ProjectCommand) => {
  const licenses = await listLicenses(sql, project.id)
  return Promise.all(
    licenses
      .filter((license) => isToChange(license, command))
      .map(({ plugin }) =>
        decideAppend(store, licenseStream(project.id, plugin), (events) =>
          decideLicense(command, events),
        ),
      ),
  )
}

/** Under a lock, by the project's current state: a suspension may be over before its job runs. */
const createLicenseStatusStep = (command: ProjectCommand): Step => ({
  id: 'payment',
  run: async (context) => {
    const { append, withAdvisoryLock, project, store } = context
    const result = await withAdvisoryLock(`licenses ${project.id}`, async () => {
      const current = rebuildProject((await store.read(projectStream(project.id))).events)
      const isSuspended = current.stage !== 'initial' && current.suspendedAt !== undefined
      if (isSuspended !== (command.type === 'SuspendLicense'))
        return nothingToDo(`the project is ${isSuspended ? 'suspended again' : 'reinstated'}`)
      await append(() => licenseAppends(context, command))
      return undefined
    })
    return result === 'locked' ? pollIn(1, { code: 'STEP_RUNNING', owner: 'us' }) : result.done
  },
})

/** A suspended project's licenses are suspended with it, whatever else suspends them. */
export const suspendLicenses = createLicenseStatusStep({
  type: 'SuspendLicense',
  cause: 'project',
})

/** They are reinstated with it, except those that something else suspends. */
export const reinstateLicenses = createLicenseStatusStep({
  type: 'ReinstateLicense',
  cause: 'project',
})
