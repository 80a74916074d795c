import type { ProjectEvent } from '../../../events/project'
import { Refused } from '../../../events/refusal-error'
import type {
  Archive,
  ConfirmApplicationRemoval,
  ConfirmDnsRemoval,
  Reinstate,
  StartTeardown,
  Suspend,
} from './commands'
import type { Born } from './state'

const demandLive = (project: Born) => {
  if (project.stage !== 'live')
    throw new Refused(
      'WRONG_STATE',
      `expected project ${project.id} to be live, found it ${project.stage}`,
    )
}

/** Its app keeps running and answers 503 with a neutral page. */
export const suspend = ({ data }: Suspend, project: Born): ProjectEvent[] => {
  if (project.suspendedAt) return []
  demandLive(project)
  return [{ type: 'ProjectSuspended', data }]
}

export const reinstate = (_: Reinstate, project: Born): ProjectEvent[] => {
  demandLive(project)
  return project.suspendedAt ? [{ type: 'ProjectReinstated', data: {} }] : []
}

/** One that never went live is cancelled, not archived. */
export const archive = (_: Archive, project: Born): ProjectEvent[] => {
  if (project.stage === 'archived') return []
  demandLive(project)
  return [{ type: 'ProjectArchived', data: {} }]
}

/** Takes down what stands at the vendors. A live project is archived first; a released one is cancelled by it. */
export const startTeardown = ({ data }: StartTeardown, project: Born): ProjectEvent[] => {
  if (project.causes.TeardownStarted) return []
  if (project.stage === 'live' || !project.causes.ProvisioningReleased)
    throw new Refused(
      'ARCHIVE_FIRST',
      `expected project ${project.id} to be released or archived, found it ${project.stage}`,
    )
  const started: ProjectEvent = { type: 'TeardownStarted', data }
  return project.stage === 'released'
    ? [{ type: 'OrderCancelled', data: { cause: 'caseworker' } }, started]
    : [started]
}

const during = (project: Born) => {
  if (!project.causes.TeardownStarted)
    throw new Refused('TOO_EARLY', `expected a teardown of project ${project.id}, found none`)
}

export const confirmApplicationRemoval = (
  { data }: ConfirmApplicationRemoval,
  project: Born,
): ProjectEvent[] => {
  during(project)
  return project.causes.ApplicationRemoved ? [] : [{ type: 'ApplicationRemoved', data }]
}

export const confirmDnsRemoval = ({ data }: ConfirmDnsRemoval, project: Born): ProjectEvent[] => {
  during(project)
  return project.causes.DnsRemoved ? [] : [{ type: 'DnsRemoved', data }]
}
