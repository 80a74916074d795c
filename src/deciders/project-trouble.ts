import type { StepId } from '../../events/codes'
import type { InstalledPlugin, ProjectEvent } from '../../events/project'
import { Refused } from '../../events/refused'
import type { ReportBoot, Resume, Stall } from './project-commands'
import type { Born } from './project-state'

/** The events from which a step can be repeated, the latest first. */
const causesOf: Record<StepId, ProjectEvent['type'][]> = {
  payment: [],
  server: ['ProvisioningReleased'],
  domain: ['ServerAssigned'],
  dns: ['DomainAssigned'],
  propagation: ['DnsConfigured'],
  preparation: ['DnsPropagated'],
  deployment: ['DeploymentPrepared'],
  // A runtime that did not boot well boots again only when it is deployed again.
  boot: ['DeploymentPrepared'],
  verification: ['RuntimeBooted', 'DeploymentFinished'],
  live: ['ProjectWentLive'],
}

const doneBy: Partial<Record<StepId, ProjectEvent['type']>> = {
  server: 'ServerAssigned',
  domain: 'DomainAssigned',
  dns: 'DnsConfigured',
  propagation: 'DnsPropagated',
  preparation: 'DeploymentPrepared',
  verification: 'SiteVerified',
  live: 'CustomerWelcomed',
}

/** Its result stands in the project's stream already. */
export const isDone = (project: Born, step: StepId) => {
  const result = doneBy[step]
  if (result) return project.causes[result] !== undefined
  if (step === 'boot') return project.boot !== undefined
  return step === 'deployment' && project.deployment?.state === 'finished'
}

export const stall = ({ data }: Stall, project: Born): ProjectEvent[] => {
  if (project.stage !== 'released' && project.stage !== 'live') return []
  if (project.stalledAt || isDone(project, data.step)) return []
  return [{ type: 'ProvisioningStalled', data }]
}

export const resume = (_: Resume, project: Born): ProjectEvent[] => {
  const step = project.stalledAt
  if (!step)
    throw new Refused(
      'NOT_STALLED',
      `expected project ${project.id} to be stalled, found it ${project.stage}`,
    )
  const causeEventId = causesOf[step].map((type) => project.causes[type]).find(Boolean)
  if (!causeEventId)
    throw new Refused('WRONG_STATE', `expected a cause of step ${step} of project ${project.id}`)
  return [{ type: 'ProvisioningResumed', data: { step, causeEventId } }]
}

const hour = 3_600_000

const bootFailed = (
  project: Born,
  { code, plugin }: { code: string; plugin?: string },
  now: string,
): ProjectEvent[] => {
  if (project.bootFailedAt && Date.parse(now) - Date.parse(project.bootFailedAt) < hour) return []
  return [{ type: 'RuntimeBootFailed', data: plugin ? { code, plugin } : { code } }]
}

const spelled = (plugins: readonly InstalledPlugin[]) =>
  plugins
    .map(({ name, version, sha256 }) => `${name}@${version}#${sha256}`)
    .toSorted()
    .join(' ')

export const samePlugins = (a: readonly InstalledPlugin[], b: readonly InstalledPlugin[]) =>
  spelled(a) === spelled(b)

/** A boot counts once per deployment or change of versions; every report is a row elsewhere. */
export const reportBoot = ({ data }: ReportBoot, project: Born): ProjectEvent[] => {
  const { expected, failure, now, ...booted } = data
  if (!project.deployment)
    throw new Refused('NOT_DEPLOYED', `expected a deployment of project ${project.id}, found none`)
  if (failure) return bootFailed(project, failure, now)
  if (!samePlugins(booted.plugins, expected))
    return bootFailed(project, { code: 'PLUGINS_DIFFER' }, now)
  if (project.boot && samePlugins(project.boot.plugins, booted.plugins)) return []
  return [{ type: 'RuntimeBooted', data: booted }]
}
